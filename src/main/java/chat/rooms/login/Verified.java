package chat.rooms.login;

import java.util.Optional;

/**
 * Somebody whose password was right, when it was held against the hash that was there then.
 *
 * @param rehash the password by today's parameters, where that hash has others
 */
public record Verified(String userId, String hash, Optional<String> rehash) {}
