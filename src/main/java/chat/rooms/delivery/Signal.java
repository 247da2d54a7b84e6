package chat.rooms.delivery;

/**
 * Something fleeting about a room, which no log keeps and which may get lost.
 *
 * @param userId who types, or has read
 * @param seq up to which event they have read
 * @param toAll whether the whole room is told, or only that user's other connections
 */
public record Signal(Kind kind, String roomId, String userId, long seq, boolean toAll) {
  /** What is told. */
  public enum Kind {
    TYPING,
    READ
  }

  public static Signal typing(String roomId, String userId) {
    return new Signal(Kind.TYPING, roomId, userId, 0, true);
  }

  public static Signal read(String roomId, String userId, long seq, boolean toAll) {
    return new Signal(Kind.READ, roomId, userId, seq, toAll);
  }

  boolean isFor(Listener listener) {
    return toAll || listener.userId().equals(userId);
  }
}
