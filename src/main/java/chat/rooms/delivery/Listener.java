package chat.rooms.delivery;

/**
 * Somebody who hears rooms: one connection of one user. Called by dispatcher threads only, which
 * never wait, so neither may a listener.
 */
public interface Listener {
  String userId();

  /**
   * Whether events may come in unasked. Before it has said where it stands, a listener is brought
   * into no room: it would begin there in the wrong place.
   */
  boolean isListening();

  /** Takes an event; the next of its room follows it. */
  void hear(Delivery delivery);

  /** Whether there is room for events that happened before, beside those that happen now. */
  boolean isReady();

  /**
   * Calls back, once and from any thread, as soon as more can be taken. A catch-up reads on only
   * then, so that a long one never outgrows the connection's queue.
   */
  void whenReady(Runnable ready);

  /** The room begins for this listener after the given event: they have come into it just now. */
  void entered(String roomId, String epoch, long seq);

  /** The numbers of the room no longer continue: what was heard of it is to be dropped. */
  void reset(String roomId, String epoch, long seq);

  /** Takes something fleeting, which may as well be dropped. */
  void notice(Signal signal);
}
