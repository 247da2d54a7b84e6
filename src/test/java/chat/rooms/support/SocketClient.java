package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** An open WebSocket of the application, as a client sees it. */
public final class SocketClient implements AutoCloseable {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /** Some of what is waited for comes with a heartbeat, every quarter of a minute. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Inbox inbox;
  private final WebSocket socket;
  private long saidAt;

  private SocketClient(Builder builder) {
    inbox = new Inbox(builder.server);
    WebSocket.Builder handshake = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
    builder.headers.forEach(handshake::header);
    if (!builder.subprotocol.isEmpty()) {
      handshake.subprotocols(builder.subprotocol);
    }
    try {
      socket = handshake.buildAsync(builder.address(), inbox).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof WebSocketHandshakeException refused
          ? new HandshakeRefused(refused.getResponse())
          : failed;
    }
  }

  /** A connection to come, to a server named without a path. */
  public static Builder to(URI server) {
    return new Builder(server);
  }

  /** How to connect. */
  public static final class Builder {
    private final URI server;
    private final Map<String, String> headers = new HashMap<>();
    private String path = "/api/ws";
    private String query = "";
    private String subprotocol = "";

    private Builder(URI server) {
      this.server = server;
      headers.put("X-Forwarded-For", ApiClient.randomAddress());
    }

    /** The token in the address, as clients of the old API send it. */
    public Builder token(String token) {
      return parameter("token", token);
    }

    public Builder bearer(String token) {
      return header("Authorization", "Bearer " + token);
    }

    public Builder parameter(String name, String value) {
      query = "?" + name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
      return this;
    }

    public Builder header(String name, String value) {
      headers.put(name, value);
      return this;
    }

    public Builder path(String otherPath) {
      path = otherPath;
      return this;
    }

    public Builder subprotocol(String name) {
      subprotocol = name;
      return this;
    }

    /**
     * Connects.
     *
     * @throws HandshakeRefused when the server answers with anything but an upgrade
     */
    public SocketClient connect() {
      return new SocketClient(this);
    }

    /** Holds it against a refusal with the expected status, and gives that. */
    public HandshakeRefused refuses(int expected) {
      HandshakeRefused refused = catchThrowableOfType(HandshakeRefused.class, this::connect);
      assertThat(refused).as("refusal of a handshake").isNotNull();
      assertThat(refused.status()).isEqualTo(expected);
      return refused;
    }

    private URI address() {
      return URI.create(server.toString().replaceFirst("^http", "ws") + path + query);
    }
  }

  /** Sends a frame: a map, a JSON value, or text that is sent as it stands. */
  public SocketClient send(Object frame) {
    String text = JsonText.of(frame);
    inbox.traffic().said(text);
    saidAt = System.nanoTime();
    socket.sendText(text, true).join();
    return this;
  }

  /** When the last frame went out, in {@link System#nanoTime}. */
  long saidAt() {
    return saidAt;
  }

  /** When the last frame came in. */
  long heardAt() {
    return inbox.heardAt();
  }

  /** Sends a frame of bytes, which is nothing that either protocol has. */
  public SocketClient sendBinary(byte[] bytes) {
    inbox.traffic().said("");
    socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    return this;
  }

  /** The first frame that fits, waited for if need be; it is taken out, all others stay. */
  public JsonObject awaitFrame(Predicate<JsonObject> fits) {
    return Awaitility.await("a frame among " + inbox)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> inbox.take(fits).orElse(null), frame -> frame != null);
  }

  /** All frames since the connection opened, those taken out too, in the order of their arrival. */
  public List<JsonObject> received() {
    return inbox.received();
  }

  /** Waits until the server has closed, and says with which code. */
  public int awaitClose() {
    return Awaitility.await("a close after " + inbox)
        .atMost(PATIENCE)
        .until(inbox::closeCode, code -> code != null);
  }

  /** Whether neither side has closed. */
  public boolean isOpen() {
    return inbox.closeCode() == null && !socket.isOutputClosed();
  }

  /** The subprotocol that was agreed on, or empty. */
  public String subprotocol() {
    return socket.getSubprotocol();
  }

  @Override
  public void close() {
    if (!socket.isOutputClosed()) {
      if (inbox.closeCode() == null) {
        inbox.traffic().left();
      }
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> null).join();
    }
  }
}
