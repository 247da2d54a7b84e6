package chat.rooms.faults;

/**
 * Something that somebody wanted to say, however often they had to try. Until it is answered its
 * outcome is unknown: it may be stored all the same.
 */
final class Attempt {
  /** What came of it. */
  enum Outcome {
    UNKNOWN,
    ACKNOWLEDGED,
    REFUSED
  }

  private final String id;
  private final String actorId;
  private final String roomId;
  private final long startedAt = System.nanoTime();
  private volatile long answeredAt;
  private volatile Outcome outcome = Outcome.UNKNOWN;

  Attempt(String id, String actorId, String roomId) {
    this.id = id;
    this.actorId = actorId;
    this.roomId = roomId;
  }

  void acknowledged() {
    answeredAt = System.nanoTime();
    outcome = Outcome.ACKNOWLEDGED;
  }

  void refused() {
    answeredAt = System.nanoTime();
    outcome = Outcome.REFUSED;
  }

  /** The client's own id of it, which is also how its text begins. */
  String id() {
    return id;
  }

  String actorId() {
    return actorId;
  }

  String roomId() {
    return roomId;
  }

  Outcome outcome() {
    return outcome;
  }

  boolean is(Outcome wanted) {
    return outcome == wanted;
  }

  long startedAt() {
    return startedAt;
  }

  long answeredAt() {
    return answeredAt;
  }
}
