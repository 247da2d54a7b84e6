package chat.rooms.faults;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.Executor;

/** One connection through a {@link Proxy}: a socket to each end, and a pump for each direction. */
final class Link {
  private static final int CHUNK = 16 * 1024;

  private final Socket caller;
  private final Socket callee = new Socket();
  private final Gate there;
  private final Gate back;

  Link(Socket caller, Gate there, Gate back) {
    this.caller = caller;
    this.there = there;
    this.back = back;
  }

  /** Carries bytes until one end is closed; called on a thread that may wait. */
  void carry(int port, Executor pumps) {
    try {
      // While everything is dropped, no new connection comes about either.
      there.pass();
      callee.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2_000);
      caller.setTcpNoDelay(true);
      callee.setTcpNoDelay(true);
      pumps.execute(() -> pump(callee, caller, back));
      pump(caller, callee, there);
    } catch (IOException refused) {
      reset();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      reset();
    }
  }

  /** Ends the connection at both ends as a crashed machine does when it is back: with a reset. */
  void reset() {
    reset(caller);
    reset(callee);
  }

  boolean isOver() {
    return caller.isClosed();
  }

  /** An end is told of the other's end only as other bytes are: not through a shut gate. */
  private void pump(Socket from, Socket to, Gate gate) {
    byte[] chunk = new byte[CHUNK];
    try {
      for (int n = from.getInputStream().read(chunk);
          n >= 0;
          n = from.getInputStream().read(chunk)) {
        gate.pass();
        to.getOutputStream().write(chunk, 0, n);
      }
      gate.pass();
      close(from);
      close(to);
    } catch (IOException broken) {
      passQuietly(gate);
      reset();
    } catch (InterruptedException stopped) {
      reset();
    }
  }

  private static void passQuietly(Gate gate) {
    try {
      gate.pass();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException closedAlready) {
      // Then it needs no reset.
    }
    close(socket);
  }

  private static void close(Closeable socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      // That is what was wanted.
    }
  }
}
