package chat.rooms.delivery;

import java.util.TreeMap;

/**
 * What a room's feed knows to exist beyond what it has delivered: events that came too early, and
 * numbers that only the log has. Belongs to the feed, and to its thread.
 */
final class Gap {
  /** How many events may wait behind a gap; the log has those that do not fit. */
  private static final int MOST_WAITING = 256;

  private final TreeMap<Long, Delivery> waiting = new TreeMap<>();
  private long known;
  private boolean filling;
  private long fillingAfter;

  /**
   * @param known the highest number that is known to exist
   */
  Gap(long known) {
    this.known = known;
  }

  /** An event of this number exists. */
  void tell(long seq) {
    known = Math.max(known, seq);
  }

  /** Keeps an event until it is the next. */
  void hold(Delivery delivery) {
    tell(delivery.seq());
    waiting.put(delivery.seq(), delivery);
    if (waiting.size() > MOST_WAITING) {
      waiting.pollLastEntry();
    }
  }

  /** Gives the event of this number, or null where it is not here. */
  Delivery take(long seq) {
    return waiting.remove(seq);
  }

  /** Whether the log is to be asked now for what comes after this number: once at a time. */
  boolean beginsToFill(long delivered) {
    if (filling || delivered >= known) {
      return false;
    }
    filling = true;
    fillingAfter = delivered;
    return true;
  }

  /** The log has answered, or failed. */
  void filled() {
    filling = false;
  }

  /** Whether the room has gone on since the log was asked; else it has nothing new yet. */
  boolean isShrinking(long delivered) {
    return delivered > fillingAfter;
  }
}
