package chat.rooms.realtime;

import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whether the other end of a socket still answers, by pings and pongs (RFC 6455, section 5.5.2):
 * the server's own idle timer takes what is sent for a sign of life.
 */
final class Pulse {
  private static final Logger LOG = Logger.getLogger(Pulse.class.getName());

  private final Session session;
  private volatile long lastPong = System.nanoTime();

  Pulse(Session session) {
    this.session = session;
  }

  void ping() {
    try {
      session.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | IllegalStateException | IllegalArgumentException e) {
      LOG.log(Level.FINE, "a ping could not be sent", e);
    }
  }

  void ponged() {
    lastPong = System.nanoTime();
  }

  /** How long the client has not answered, in nanoseconds. */
  long silence() {
    return System.nanoTime() - lastPong;
  }
}
