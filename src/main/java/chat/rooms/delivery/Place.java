package chat.rooms.delivery;

import chat.rooms.room.Command;

/** Where one listener is in a room. Belongs to the room's feed, and to its thread. */
final class Place {
  private final Listener listener;
  private final long memberAt;
  private long position;
  private boolean reading;

  /** Where they come back to after a removal that they have not heard yet. */
  private Place next;

  /**
   * @param position the last event that they have
   * @param memberAt the room's head when the database said that they may hear it
   */
  Place(Listener listener, long position, long memberAt) {
    this.listener = listener;
    this.position = position;
    this.memberAt = memberAt;
  }

  Listener listener() {
    return listener;
  }

  long position() {
    return position;
  }

  long memberAt() {
    return memberAt;
  }

  /** Tells the listener of an event, if it is their next. */
  void hear(Delivery delivery) {
    if (delivery.seq() == position + 1) {
      listener.hear(delivery);
      position++;
    }
  }

  /** Whether the room ends here for the listener: a removal from before they came is history. */
  boolean endsWith(Delivery delivery) {
    return delivery.seq() == position
        && position > memberAt
        && (delivery.is(Command.REMOVE_USER, listener.userId())
            || delivery.is(Command.DELETE_ROOM));
  }

  /** They have come again, somewhere; it counts where a removal lies between. */
  void comesBack(Place again) {
    Place last = next == null ? this : next;
    if (again.position >= last.memberAt) {
      next = again;
    }
  }

  Place next() {
    return next;
  }

  /** Whether a catch-up is to begin now: one at a time, up to what has been delivered. */
  boolean begins(long delivered) {
    boolean begins = !reading && position < delivered;
    reading |= begins;
    return begins;
  }

  /** A catch-up is answered. */
  void ends() {
    reading = false;
  }
}
