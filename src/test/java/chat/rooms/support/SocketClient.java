package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A client of the old WebSocket protocol: says commands, and hears events in their order. */
public final class SocketClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  private SocketClient() {}

  /**
   * Opens a socket.
   *
   * @param headers names and values in turn
   * @throws HandshakeRefused with the status that the server answers instead
   */
  public static SocketClient open(URI address, String... headers) {
    SocketClient client = new SocketClient();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    try {
      client.socket = builder.buildAsync(address, client.new Ear()).join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof WebSocketHandshakeException refused) {
        throw new HandshakeRefused(refused.getResponse().statusCode(), refused.getResponse());
      }
      throw failed;
    }
    return client;
  }

  /** Waits until the server has made the socket hear its rooms: commands come after that. */
  public SocketClient untilLive() {
    says("command", "AreYouThere");
    assertThat(next().getString("command")).isEqualTo("Error");
    return this;
  }

  /** Says an object of names and values in turn. */
  public void says(Object... namesAndValues) {
    saysText(Bodies.object(namesAndValues).toString());
  }

  /** Says a command, with the three members that all have. */
  public void commands(String command, String roomId, String targetId, String text) {
    says("command", command, "roomId", roomId, "targetId", targetId, "text", text);
  }

  public void saysText(String frame) {
    socket.sendText(frame, true).join();
  }

  public void saysBinary(byte[] frame) {
    socket.sendBinary(ByteBuffer.wrap(frame), true).join();
  }

  /** The next frame, whatever it is. */
  public JsonObject next() {
    try {
      JsonObject frame = frames.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(frame).as("a frame within %s", PATIENCE).isNotNull();
      return frame;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** The next frame, which must be this event of this room. */
  public JsonObject hears(String command, String roomId) {
    JsonObject frame = next();
    assertThat(frame.getString("command")).as("command of %s", frame).isEqualTo(command);
    assertThat(frame.getString("roomId")).as("room of %s", frame).isEqualTo(roomId);
    return frame;
  }

  /** The next frame, which must be a message with this text. */
  public JsonObject hearsText(String text) {
    JsonObject frame = next();
    assertThat(frame.getString("text", null)).as("text of %s", frame).isEqualTo(text);
    return frame;
  }

  /** The next frame, which must be a refusal. */
  public String hearsError() {
    JsonObject frame = next();
    assertThat(frame.keySet()).as("members of %s", frame).containsOnly("command", "error");
    assertThat(frame.getString("command")).isEqualTo("Error");
    return frame.getString("error");
  }

  /** All frames up to and with the first that passes. */
  public List<JsonObject> until(Predicate<JsonObject> last) {
    List<JsonObject> heard = new ArrayList<>();
    do {
      heard.add(next());
    } while (!last.test(heard.get(heard.size() - 1)));
    return heard;
  }

  /** Waits for the server to close the socket, and gives the code. */
  public int closeCode() {
    return closed.orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).join();
  }

  public boolean isOpen() {
    return !closed.isDone();
  }

  @Override
  public void close() {
    if (isOpen()) {
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
    socket.abort();
  }

  /** The server answered the handshake with something else than a socket. */
  public static final class HandshakeRefused extends RuntimeException {
    private final int status;
    private final transient java.net.http.HttpResponse<?> response;

    HandshakeRefused(int status, java.net.http.HttpResponse<?> response) {
      super("the handshake was answered with " + status);
      this.status = status;
      this.response = response;
    }

    public int status() {
      return status;
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse(null);
    }
  }

  private final class Ear implements WebSocket.Listener {
    private final StringBuilder parts = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      parts.append(part);
      if (last) {
        try (var reader = Json.createReader(new StringReader(parts.toString()))) {
          frames.add(reader.readObject());
        }
        parts.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(code);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable failure) {
      closed.completeExceptionally(failure);
    }
  }
}
