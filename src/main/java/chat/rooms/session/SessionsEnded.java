package chat.rooms.session;

import java.util.List;

/**
 * These sessions are over, as soon as the transaction commits: their tokens are refused, and
 * whoever holds their sockets closes them.
 */
public record SessionsEnded(List<String> sessionIds) {}
