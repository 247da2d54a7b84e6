package chat.rooms.delivery;

import java.util.List;

/**
 * Some node has ended these sessions; the sockets that this node holds of them are to be closed.
 */
public record SessionsOver(List<String> sessionIds) {}
