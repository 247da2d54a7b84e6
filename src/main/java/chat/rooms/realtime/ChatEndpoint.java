package chat.rooms.realtime;

import chat.rooms.http.ContextClassLoader;
import chat.rooms.http.SignedIn;
import chat.rooms.http.SocketUpgrade;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The socket (RFC 6455) of both protocols. The server makes one instance for each connection; what
 * is shared is in {@link Connections}. Nothing in here waits: the threads are the container's.
 */
@ServerEndpoint(value = "/api/ws", subprotocols = Protocol.V2)
public class ChatEndpoint {
  static final int MAX_FRAME = SocketUpgrade.MAX_FRAME;

  private static final Logger LOG = Logger.getLogger(ChatEndpoint.class.getName());

  @Inject private Connections connections;
  @Inject @Any private Instance<Protocol> protocols;
  private Connection connection;

  @OnOpen
  public void open(Session session) {
    session.setMaxTextMessageBufferSize(MAX_FRAME);
    session.setMaxBinaryMessageBufferSize(MAX_FRAME);
    session.setMaxIdleTimeout(0);
    SignedIn principal = (SignedIn) session.getUserPrincipal();
    connection = connections.open(session, principal.caller(), protocolOf(session));
  }

  @OnMessage(maxMessageSize = MAX_FRAME)
  public void receive(String text) {
    inApplication(() -> connection.receive(text));
  }

  @OnMessage(maxMessageSize = MAX_FRAME)
  public void receive(byte[] bytes) {
    inApplication(connection::refuseBytes);
  }

  @OnMessage
  public void ponged(PongMessage pong) {
    connection.pulse().ponged();
  }

  @OnClose
  public void closed() {
    if (connection != null) {
      inApplication(() -> connections.closed(connection));
    }
  }

  /** The server reads sockets with another class loader than the application's: SocketUpgrade. */
  private static void inApplication(Runnable work) {
    ContextClassLoader.use(ChatEndpoint.class.getClassLoader(), work::run);
  }

  private Protocol protocolOf(Session session) {
    String name = session.getNegotiatedSubprotocol();
    return protocols.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow();
  }

  @OnError
  public void failed(Throwable failure) {
    // A client that vanishes is no fault of the server's; closed() follows in any case.
    LOG.log(Level.FINE, "a socket failed", failure);
  }
}
