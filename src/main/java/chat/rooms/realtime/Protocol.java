package chat.rooms.realtime;

import chat.rooms.delivery.Delivery;
import chat.rooms.problem.Refusal;

/** What a client and the server say to each other on a socket. */
interface Protocol {
  /** Begins; called on the connection's command queue, before any command. */
  void open(Connection connection);

  /** Carries out what the client says; called on the connection's command queue. */
  void receive(Connection connection, String text);

  /** What the client is told of an event. */
  String frame(Delivery delivery);

  /** What the client is told when what it says is refused before it was read. */
  String refusal(Refusal refusal);
}
