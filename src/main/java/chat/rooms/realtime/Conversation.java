package chat.rooms.realtime;

import chat.rooms.delivery.Delivery;
import chat.rooms.delivery.RoomHead;
import chat.rooms.delivery.Signal;
import chat.rooms.problem.Refusal;
import java.util.List;
import java.util.Map;

/** What one client and the server say to each other. */
public interface Conversation {
  /** The connection is open; called on its command queue, before anything is received. */
  void begin();

  /**
   * Whether the client may ask for what waits for a room: before that it is greeted, or refused.
   * Asked by any thread.
   */
  boolean isGreeted();

  /** The client says something; called on the connection's command queue. */
  void receive(String text);

  /** What the client says is refused, perhaps before it was read. */
  void refuse(String text, Refusal refusal);

  /** What the client is told of an event; the same for all clients of the protocol. */
  String write(Delivery delivery);

  /** One frame of several things that were {@link #write written}; the queue never has none. */
  String frame(List<String> written);

  /** How many events may go into one frame. */
  int mostInOneFrame();

  /** See {@link chat.rooms.delivery.Listener#entered}. */
  default void entered(String roomId, String epoch, long seq) {}

  /** See {@link chat.rooms.delivery.Listener#left}. */
  default void left(String roomId) {}

  /** Something fleeting happens in a room that the client hears. */
  default void notice(Signal signal) {}

  /** The client has missed something fleeting, since too much waited to be sent. */
  default void missed() {}

  /**
   * It is time to tell the client where its rooms stand, so that it knows that nothing is missing.
   */
  default void heartbeat(Map<String, RoomHead> heads) {}
}
