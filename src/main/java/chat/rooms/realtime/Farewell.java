package chat.rooms.realtime;

import chat.rooms.delivery.Reconciler;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Asks clients to come back when the application stops. The server already answers every call with
 * 503 then, handshakes and {@code /health/ready} among them, but open sockets still work: by the
 * time at which the application's beans are destroyed, no more classes are loaded for it.
 */
@WebListener
public class Farewell implements ServletContextListener {
  @Inject private Connections connections;
  @Inject private Reconciler reconciler;

  @Override
  public void contextDestroyed(ServletContextEvent stopped) {
    connections.sendAway();
    reconciler.stop();
  }
}
