package chat.rooms.delivery;

/**
 * Somebody who hears rooms: one connection of one user. Called by dispatcher threads only, which
 * never wait, so neither may a listener.
 */
public interface Listener {
  String userId();

  /** Whether it has gone for good: it is let into no room any longer. */
  boolean isGone();

  /** Takes an event; the next of its room follows it. */
  void hear(Delivery delivery);

  /**
   * Calls back, once and from any thread, when a part of the log may be read to this listener: one
   * part at a time, of whichever room, and only when more can be taken, so that a long catch-up
   * never outgrows the connection's queue.
   */
  void awaitTurn(Runnable turn);

  /** What was read in a turn is on its way to the listener, or could not be read. */
  void turnOver();

  /** Whether more of a catch-up can be taken now. */
  boolean isReady();

  /** The room begins for this listener after the given event: they have come into it just now. */
  void entered(String roomId, String epoch, long seq);

  /** The room has ended for this listener with the given event. */
  void left(String roomId, String epoch, long seq);

  /** Whether the room has ended for this listener with an event after the given one. */
  boolean hasLeft(String roomId, String epoch, long seq);

  /**
   * What this listener has heard of the room cannot be continued, and nothing more comes of it: it
   * is to come anew.
   */
  void reset(String roomId);

  /** Takes something fleeting, which may as well be dropped. */
  void notice(Signal signal);
}
