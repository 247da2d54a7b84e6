package chat.rooms.support;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ports of this machine, below those that systems give to outgoing connections. Whoever asks for
 * one may take it much later: no other may get it meanwhile.
 */
final class Ports {
  private static final int FIRST = 10_000;
  private static final int COUNT = 22_000;

  /** Processes that begin one after the other begin so many ports apart. */
  private static final int APART = 100;

  private static final AtomicLong NEXT = new AtomicLong(ProcessHandle.current().pid() * APART);

  private Ports() {}

  /** A port that nobody listens on now, another one each time. */
  static int free() {
    int port;
    do {
      port = FIRST + (int) (NEXT.getAndIncrement() % COUNT);
    } while (isTaken(port));
    return port;
  }

  static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(port));
      return false;
    } catch (IOException taken) {
      return true;
    }
  }
}
