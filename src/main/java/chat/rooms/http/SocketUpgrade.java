package chat.rooms.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;

/**
 * Stands between a connection and the server's own handler of WebSockets (Servlet 6.0, section
 * 2.3.3.5): frames are bounded before they are buffered, and are read with the platform's class
 * loader. For each frame the server captures its thread's context, and looks for providers of it
 * through the thread's class loader; with the application's own it scans every jar each time, which
 * was a quarter of all that a busy node did.
 */
public class SocketUpgrade implements HttpUpgradeHandler {
  /** The longest frame in bytes; a longer one closes the socket with 1009. */
  public static final int MAX_FRAME = 64 * 1024;

  private HttpUpgradeHandler server;

  /** Upgrades the request; gives the server's handler, which takes it for the only one. */
  static <T extends HttpUpgradeHandler> T of(HttpServletRequest request, Class<T> type)
      throws IOException, ServletException {
    try {
      T server = type.getConstructor().newInstance();
      request.upgrade(SocketUpgrade.class).server = server;
      return server;
    } catch (ReflectiveOperationException e) {
      throw new ServletException("no handler of sockets: " + type, e);
    }
  }

  @Override
  public void init(WebConnection connection) {
    server.init(new Bounded(connection));
  }

  @Override
  public void destroy() {
    server.destroy();
  }

  /** The connection, with another way to read it. */
  private static final class Bounded implements WebConnection {
    private final WebConnection connection;
    private ServletInputStream in;

    Bounded(WebConnection connection) {
      this.connection = connection;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (in == null) {
        in = new FrameInputStream(connection.getInputStream());
      }
      return in;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      return connection.getOutputStream();
    }

    @Override
    public void close() throws Exception {
      connection.close();
    }
  }

  /** Tells of data as the connection does, with the platform's class loader. */
  record Lean(ReadListener server) implements ReadListener {
    @Override
    public void onDataAvailable() throws IOException {
      ContextClassLoader.use(ClassLoader.getPlatformClassLoader(), server::onDataAvailable);
    }

    @Override
    public void onAllDataRead() throws IOException {
      server.onAllDataRead();
    }

    @Override
    public void onError(Throwable failure) {
      server.onError(failure);
    }
  }
}
