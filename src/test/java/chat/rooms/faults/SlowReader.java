package chat.rooms.faults;

import chat.rooms.support.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A client of rooms.v2 with a receive buffer of 4 kB that says hello, is welcomed, and then reads
 * nothing any longer, unless it is told to. It counts bytes by itself, since libraries read ahead.
 */
final class SlowReader implements AutoCloseable {
  private static final int BUFFER = 4096;
  private static final int TOO_SLOW = 4501;
  private static final String HELLO = "{\"type\":\"hello\",\"rooms\":[]}";

  private final RawSocket socket;

  SlowReader(URI server, Person person) {
    Map<String, String> headers =
        Map.of("Sec-WebSocket-Protocol", "rooms.v2", "Authorization", "Bearer " + person.token());
    socket = new RawSocket(server.resolve("/api/ws"), headers, BUFFER);
    socket.writeText(HELLO.getBytes(StandardCharsets.UTF_8));
    // The welcome, with which coming is over: what it costs is not the harm that is looked for.
    socket.readText();
  }

  /** Reads whatever comes, until it is closed. */
  void readOn() {
    Thread reader = new Thread(this::readAll, "slow-reader");
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Reads at last whatever is there; whether the server has ended the connection by then, with the
   * code for those who are too slow or, where that could not be sent any longer, without one.
   */
  boolean wasDropped() {
    try {
      return socket.closeCode() == TOO_SLOW;
    } catch (UncheckedIOException failed) {
      return !(failed.getCause() instanceof SocketTimeoutException);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void readAll() {
    try {
      while (socket.skip()) {
        // What it says does not matter.
      }
    } catch (UncheckedIOException closed) {
      // There is no more to read.
    }
  }
}
