package chat.rooms.security;

import java.time.Instant;

/**
 * Who calls: a user, in one of their sessions. Services take it as an argument, because the
 * container's identity does not reach them from a socket.
 *
 * @param sessionId the row that ends with a logout
 * @param expiresAt when the session ends by itself
 */
public record Caller(String userId, String sessionId, Instant expiresAt) {}
