package chat.rooms.faults;

import chat.rooms.support.Disagreements;
import chat.rooms.support.JsonText;
import chat.rooms.support.Traffic;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** One WebSocket that speaks rooms.v2. It ends once, for whatever reason. */
final class Wire implements WebSocket.Listener {
  /** What RFC 6455, section 7.1.5, calls an end without a close frame. */
  static final int BROKEN = 1006;

  /** As in the client library. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(20);

  /**
   * In characters; longer frames, of which slow readers are sent many, take too long to look at.
   */
  private static final int LONGEST_HELD = 8 * 1024;

  private static final Disagreements DISAGREEMENTS = new Disagreements();

  private final Ear ear;
  private final Traffic.Frames frames;
  private final StringBuilder partial = new StringBuilder();
  private final AtomicBoolean over = new AtomicBoolean();
  private CompletableFuture<?> lastSend = CompletableFuture.completedFuture(null);
  private volatile WebSocket socket;
  private volatile long lastHeard = System.nanoTime();

  /** Whoever uses the socket. */
  interface Ear {
    void opened(Wire wire);

    void heard(Wire wire, JsonObject frame);

    void ended(Wire wire, int code);
  }

  private Wire(Ear ear, Traffic.Frames frames) {
    this.ear = ear;
    this.frames = frames;
  }

  /** Connects without waiting; a handshake that fails is a wire that ends. */
  static Wire open(URI server, Person person, Ear ear) {
    Wire wire = new Wire(ear, frames(server));
    Rest.HTTP
        .newWebSocketBuilder()
        .connectTimeout(HANDSHAKE)
        .subprotocols("rooms.v2")
        .header("Authorization", "Bearer " + person.token())
        .header("X-Forwarded-For", person.address())
        .buildAsync(URI.create(server.toString().replaceFirst("http", "ws") + "/api/ws"), wire)
        .whenComplete((opened, failure) -> wire.connected(failure));
    return wire;
  }

  /** What was said on any wire, since this was asked last, that is not in the document. */
  static List<String> disagreements() {
    return DISAGREEMENTS.take();
  }

  /** Thousands of frames a second are more than this machine can look at beside the nodes. */
  private static Traffic.Frames frames(URI server) {
    return Scale.chosen().isFull() ? new Traffic.Frames() {} : DISAGREEMENTS.opened(server);
  }

  synchronized void say(JsonObject frame) {
    String text = frame.toString();
    frames.said(text);
    // The next frame may be sent only once the last is out.
    lastSend =
        lastSend.handle((sent, failure) -> null).thenCompose(next -> socket.sendText(text, true));
  }

  /** Ends the connection without a word. */
  void abort() {
    WebSocket current = socket;
    if (current != null) {
      current.abort();
    }
    end(BROKEN);
  }

  /** How long nothing has come. */
  Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastHeard);
  }

  @Override
  public void onOpen(WebSocket opened) {
    socket = opened;
    if (over.get()) {
      opened.abort();
      return;
    }
    ear.opened(this);
    opened.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    lastHeard = System.nanoTime();
    partial.append(part);
    if (last) {
      String text = partial.toString();
      partial.setLength(0);
      if (!over.get()) {
        if (text.length() <= LONGEST_HELD) {
          frames.heard(text);
        }
        ear.heard(this, JsonText.read(text).asJsonObject());
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    end(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    end(BROKEN);
  }

  private void connected(Throwable failure) {
    if (failure != null) {
      end(BROKEN);
    }
  }

  private void end(int code) {
    if (over.compareAndSet(false, true)) {
      frames.left();
      ear.ended(this, code);
    }
  }
}
