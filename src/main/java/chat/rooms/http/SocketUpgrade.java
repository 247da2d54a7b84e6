package chat.rooms.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Stands between a connection and the server's own handler of WebSockets (Servlet 6.0, section
 * 2.3.3.5), and gives that one a {@link SocketConnection} in its place.
 */
public class SocketUpgrade implements HttpUpgradeHandler {
  /** The longest frame in bytes; a longer one closes the socket with 1009. */
  public static final int MAX_FRAME = 64 * 1024;

  private HttpUpgradeHandler server;
  private CloseTimer timer;

  /** Upgrades the request; gives the server's handler, which takes it for the only one. */
  static <T extends HttpUpgradeHandler> T of(
      HttpServletRequest request, Class<T> type, CloseTimer timer)
      throws IOException, ServletException {
    try {
      T server = type.getConstructor().newInstance();
      SocketUpgrade upgrade = request.upgrade(SocketUpgrade.class);
      upgrade.server = server;
      upgrade.timer = timer;
      return server;
    } catch (ReflectiveOperationException e) {
      throw new ServletException("no handler of sockets: " + type, e);
    }
  }

  @Override
  public void init(WebConnection connection) {
    try {
      server.init(new SocketConnection(connection, timer));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void destroy() {
    server.destroy();
  }
}
