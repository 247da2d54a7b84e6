package chat.rooms.faults;

import chat.rooms.support.RawSocket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * A client of rooms.v2 with a receive buffer of 4 kB that reads whatever it is sent, until it stops
 * reading. It counts bytes by itself, since libraries read ahead.
 */
final class SlowReader implements AutoCloseable {
  private static final int BUFFER = 4096;
  private static final int TOO_SLOW = 4501;
  private static final String HELLO = "{\"type\":\"hello\",\"rooms\":[]}";

  private final RawSocket socket;
  private final CompletableFuture<Void> reading = new CompletableFuture<>();
  private volatile boolean stopped;

  /** Says hello, is welcomed, and begins to read. */
  SlowReader(URI server, Person person) {
    Map<String, String> headers =
        Map.of("Sec-WebSocket-Protocol", "rooms.v2", "Authorization", "Bearer " + person.token());
    socket = new RawSocket(server.resolve("/api/ws"), headers, BUFFER);
    socket.writeText(HELLO.getBytes(StandardCharsets.UTF_8));
    socket.readText();
    Thread reader = new Thread(this::read, "slow-reader");
    reader.setDaemon(true);
    reader.start();
  }

  /** Reads nothing any longer, once the frame that is being read is whole. */
  void stop() {
    stopped = true;
  }

  /**
   * Reads at last whatever is there; whether the server has ended the connection by then, with the
   * code for those who are too slow or, where that could not be sent any longer, without one.
   */
  boolean wasDropped() {
    reading.join();
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

  private void read() {
    try {
      boolean goesOn = true;
      while (goesOn && !stopped) {
        goesOn = socket.skip();
      }
    } catch (UncheckedIOException ended) {
      // Whoever asks whether it was dropped meets the same.
    } finally {
      reading.complete(null);
    }
  }
}
