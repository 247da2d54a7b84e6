package chat.rooms.realtime;

/** A language of the socket, chosen by the handshake's subprotocol (RFC 6455, section 1.9). */
public interface Protocol {
  /** The subprotocol of clients that want to lose nothing. */
  String V2 = "rooms.v2";

  /** The name in the handshake, empty for the protocol of clients that name none. */
  String name();

  /** A conversation with one client. */
  Conversation with(Connection connection);
}
