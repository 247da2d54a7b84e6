package chat.rooms.browser;

import chat.rooms.support.Node;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;

/**
 * What stands before the nodes: one address that forwards each connection to the first node that
 * takes it, as a load balancer does.
 */
final class Front implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;

  private final List<Node> nodes;
  private final ServerSocket door;

  Front(Node... nodes) {
    this.nodes = List.of(nodes);
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    start("front", this::serve);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + door.getLocalPort());
  }

  private void serve() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        start("front-connection", () -> forward(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void forward(Socket client) {
    for (Node node : nodes) {
      Socket server = new Socket();
      try {
        server.connect(new InetSocketAddress("127.0.0.1", node.uri().getPort()), CONNECT_MILLIS);
        start("front-answers", () -> copy(server, client));
        copy(client, server);
        return;
      } catch (IOException down) {
        close(server);
      }
    }
    close(client);
  }

  /** Passes on what comes, until either side ends. */
  private static void copy(Socket from, Socket to) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      in.transferTo(to.getOutputStream());
    } catch (IOException ended) {
      // The other side learns of it, since both are closed now.
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
