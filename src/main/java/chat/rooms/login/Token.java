package chat.rooms.login;

import java.time.Instant;

/**
 * What a login gives.
 *
 * @param token the bearer token (RFC 6750) for all further calls
 * @param userId whose it is
 * @param expiresAt when it ends, unless the session is ended before
 */
public record Token(String token, String userId, Instant expiresAt) {}
