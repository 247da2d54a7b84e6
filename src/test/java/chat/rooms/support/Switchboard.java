package chat.rooms.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Lets tests that run in another process do things here, such as bringing about a fault: a POST to
 * a path does what is connected to it, and is answered when that is done.
 */
public final class Switchboard implements AutoCloseable {
  private final HttpServer server;

  private Switchboard(HttpServer server) {
    this.server = server;
  }

  /**
   * @param actions by path, such as {@code /redis/kill}
   */
  public static Switchboard of(Map<String, Runnable> actions) {
    try {
      InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      HttpServer server = HttpServer.create(any, 0);
      actions.forEach((path, action) -> server.createContext(path, call -> answer(call, action)));
      server.start();
      return new Switchboard(server);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static void answer(HttpExchange call, Runnable action) throws IOException {
    try (call) {
      action.run();
      call.sendResponseHeaders(204, -1);
    } catch (RuntimeException failed) {
      StringWriter trace = new StringWriter();
      failed.printStackTrace(new PrintWriter(trace));
      byte[] body = trace.toString().getBytes(StandardCharsets.UTF_8);
      call.sendResponseHeaders(500, body.length);
      call.getResponseBody().write(body);
    }
  }
}
