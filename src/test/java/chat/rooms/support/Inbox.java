package chat.rooms.support;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;

/** What a WebSocket has received: its frames, put together, and how it ended. */
final class Inbox implements WebSocket.Listener {
  private final URI server;
  private final StringBuilder partial = new StringBuilder();
  private final List<JsonObject> received = new ArrayList<>();
  private final List<JsonObject> waiting = new ArrayList<>();
  private volatile Traffic.Frames traffic;
  private volatile long heardAt;
  private Integer closeCode;
  private Throwable failure;

  Inbox(URI server) {
    this.server = server;
  }

  @Override
  public void onOpen(WebSocket socket) {
    traffic = Traffic.opened(server, socket.getSubprotocol());
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
    partial.append(part);
    if (last) {
      heardAt = System.nanoTime();
      keep(partial.toString());
      partial.setLength(0);
    }
    socket.request(1);
    return null;
  }

  @Override
  public synchronized CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    closeCode = code;
    return null;
  }

  /** A connection that ended without a close frame: RFC 6455, 7.1.5, calls that 1006. */
  @Override
  public synchronized void onError(WebSocket socket, Throwable error) {
    closeCode = 1006;
  }

  /** Who looks at the frames of the socket, once it is open. */
  Traffic.Frames traffic() {
    return traffic;
  }

  /** When the last frame was whole, in {@link System#nanoTime}, before anybody looked at it. */
  long heardAt() {
    return heardAt;
  }

  synchronized Integer closeCode() {
    throwFailure();
    return closeCode;
  }

  synchronized List<JsonObject> received() {
    throwFailure();
    return List.copyOf(received);
  }

  synchronized Optional<JsonObject> take(Predicate<JsonObject> fits) {
    throwFailure();
    Optional<JsonObject> first = waiting.stream().filter(fits).findFirst();
    first.ifPresent(waiting::remove);
    return first;
  }

  @Override
  public synchronized String toString() {
    return received + (closeCode == null ? "" : ", closed with " + closeCode);
  }

  private synchronized void keep(String text) {
    try {
      traffic.heard(text);
      JsonObject frame = JsonText.read(text).asJsonObject();
      received.add(frame);
      waiting.add(frame);
    } catch (RuntimeException | AssertionError wrong) {
      failure = wrong;
    }
  }

  /** What an observer found wrong is told to the test, not to the thread that reads the network. */
  private void throwFailure() {
    if (failure != null) {
      throw new AssertionError("a frame that must not be", failure);
    }
  }
}
