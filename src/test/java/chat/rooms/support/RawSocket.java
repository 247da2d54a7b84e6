package chat.rooms.support;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A WebSocket (RFC 6455) whose frames are written byte by byte, to say what a well-behaved client
 * cannot say.
 */
public final class RawSocket implements AutoCloseable {
  public static final int CONTINUATION = 0;
  public static final int TEXT = 1;
  public static final int CLOSE = 8;
  public static final int PING = 9;
  private static final int BINARY = 2;
  private static final int PONG = 10;

  /** Less than lies between two heartbeats, which would keep whoever waits for an end waiting. */
  private static final int PATIENCE_MILLIS = 10_000;

  /** More than a server waits for an answer to its pings. */
  private static final int LONG_PATIENCE_MILLIS = 90_000;

  private final Socket socket;
  private final DataInputStream in;
  private final Traffic.Frames traffic;

  private boolean answersPings = true;

  /** As the server's close frame said it, null before that. */
  private Integer closeCode;

  /** Opens a socket; the token is in its address. */
  public RawSocket(URI address, Map<String, String> headers) {
    this(address, headers, 64 * 1024);
  }

  /**
   * Opens a socket.
   *
   * @param headers of the handshake, beside those that every one has, or instead of them
   * @param receiveBuffer how many bytes may wait to be read, as the system knows it
   */
  public RawSocket(URI address, Map<String, String> headers, int receiveBuffer) {
    try {
      socket = new Socket();
      // Before connecting: the window is agreed on in the handshake (RFC 7323).
      socket.setReceiveBufferSize(receiveBuffer);
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), PATIENCE_MILLIS);
      in = new DataInputStream(socket.getInputStream());
      String handshake = handshake(address, headers);
      socket.getOutputStream().write(handshake.getBytes(StandardCharsets.US_ASCII));
      String answer = header();
      if (!answer.startsWith("HTTP/1.1 101")) {
        throw new AssertionError(answer);
      }
      traffic = Traffic.opened(address, headers.getOrDefault("Sec-WebSocket-Protocol", ""));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Answers no ping from now on, as a client whose machine has lost its network. */
  public RawSocket ignoringPings() throws IOException {
    answersPings = false;
    socket.setSoTimeout(LONG_PATIENCE_MILLIS);
    return this;
  }

  /** Writes one frame, masked with zeros. */
  public void write(boolean last, int opcode, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(payload.length + 14);
    frame.put((byte) ((last ? 0x80 : 0) | opcode));
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else if (payload.length < 65_536) {
      frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
    } else {
      frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    frame.putInt(0).put(payload);
    try {
      socket.getOutputStream().write(frame.array(), 0, frame.position());
    } catch (IOException closedMeanwhile) {
      // What the server has to say about it is read by closeCode().
    }
  }

  /** Writes a whole frame of text, or of bytes that are none. */
  public void writeText(byte[] payload) {
    traffic.said(new String(payload, StandardCharsets.UTF_8));
    write(true, TEXT, payload);
  }

  /** Writes a whole frame of bytes, which is nothing that either protocol has. */
  public void writeBytes(byte[] payload) {
    traffic.said("");
    write(true, BINARY, payload);
  }

  /** The next frame of text that the server sends. */
  public String readText() {
    try {
      Frame frame = read();
      if (frame.opcode != TEXT) {
        throw new AssertionError("a frame of text was expected, not one of kind " + frame.opcode);
      }
      String text = new String(frame.payload, StandardCharsets.UTF_8);
      traffic.heard(text);
      return text;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads up to the next frame of text, and gives how many pongs came before it. */
  public int pongsBeforeText() {
    try {
      int pongs = 0;
      for (Frame frame = read(); frame.opcode != TEXT; frame = read()) {
        pongs += frame.opcode == PONG ? 1 : 0;
      }
      return pongs;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /**
   * Reads the next frame without looking at what it says.
   *
   * @return whether another may follow
   */
  public boolean skip() {
    try {
      read();
      return closeCode == null;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads until the server closes, unless it has, and gives the code. */
  public int closeCode() {
    try {
      while (closeCode == null) {
        read();
      }
      return closeCode;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Whether the server ends the connection within this time, in which it sends nothing. */
  public boolean endsWithin(Duration patience) throws IOException {
    socket.setSoTimeout(Math.toIntExact(patience.toMillis()));
    try {
      return in.read() < 0;
    } catch (SocketTimeoutException open) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  /** The next frame that is no ping; those are answered, unless they are ignored. */
  private Frame read() throws IOException {
    Frame frame = readOne();
    while (frame.opcode == PING) {
      if (answersPings) {
        write(true, PONG, frame.payload);
      }
      frame = readOne();
    }
    if (frame.opcode == CLOSE) {
      closeCode = (int) ByteBuffer.wrap(frame.payload).getShort();
    }
    return frame;
  }

  private Frame readOne() throws IOException {
    int opcode = in.readUnsignedByte() & 0x0f;
    long length = in.readUnsignedByte();
    if (length == 126) {
      length = in.readUnsignedShort();
    } else if (length == 127) {
      length = in.readLong();
    }
    byte[] payload = new byte[Math.toIntExact(length)];
    in.readFully(payload);
    return new Frame(opcode, payload);
  }

  private String header() throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    while (!header.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      header.write(in.readByte());
    }
    return header.toString(StandardCharsets.US_ASCII);
  }

  private static String handshake(URI address, Map<String, String> headers) {
    String query = address.getRawQuery() == null ? "" : "?" + address.getRawQuery();
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", address.getAuthority());
    all.put("Upgrade", "websocket");
    all.put("Connection", "Upgrade");
    all.put("Sec-WebSocket-Version", "13");
    all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    all.putAll(headers);
    Stream<String> request = Stream.of("GET " + address.getRawPath() + query + " HTTP/1.1");
    Stream<String> lines = all.entrySet().stream().map(h -> h.getKey() + ": " + h.getValue());
    return Stream.concat(request, lines).collect(Collectors.joining("\r\n", "", "\r\n\r\n"));
  }

  private record Frame(int opcode, byte[] payload) {}
}
