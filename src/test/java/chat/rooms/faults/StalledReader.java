package chat.rooms.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * A client of rooms.v2 with a receive buffer of 4 kB that says hello and then reads nothing any
 * longer. It speaks WebSocket (RFC 6455) by itself, since libraries read ahead.
 */
final class StalledReader implements AutoCloseable {
  private static final int BUFFER = 4096;
  private static final String HELLO = "{\"type\":\"hello\",\"rooms\":[]}";

  private final Socket socket = new Socket();

  StalledReader(URI server, Person person) {
    try {
      // Before connecting: the window is agreed on in the handshake (RFC 7323).
      socket.setReceiveBufferSize(BUFFER);
      socket.setSoTimeout(5_000);
      socket.connect(new InetSocketAddress(server.getHost(), server.getPort()), 5_000);
      upgrade(server, person);
      socket.getOutputStream().write(masked(HELLO));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Reads at last whatever is there; whether the server has ended the connection by then. */
  boolean wasDropped() {
    byte[] chunk = new byte[64 * 1024];
    try {
      InputStream in = socket.getInputStream();
      int n = in.read(chunk);
      while (n >= 0) {
        n = in.read(chunk);
      }
      return true;
    } catch (java.net.SocketTimeoutException stillOpen) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Override
  public void close() {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private void upgrade(URI server, Person person) throws IOException {
    String request =
        String.join(
            "\r\n",
            "GET /api/ws HTTP/1.1",
            "Host: " + server.getAuthority(),
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Protocol: rooms.v2",
            "Authorization: Bearer " + person.token(),
            "",
            "");
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
    String status = head();
    if (!status.startsWith("HTTP/1.1 101")) {
      throw new IOException("no upgrade: " + status);
    }
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.US_ASCII);
  }

  /** A text frame of less than 126 bytes with a mask of zeros, which changes nothing. */
  private static byte[] masked(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    try (ByteArrayOutputStream frame = new ByteArrayOutputStream()) {
      OutputStream out = frame;
      out.write(new byte[] {(byte) 0x81, (byte) (0x80 | payload.length), 0, 0, 0, 0});
      out.write(payload);
      return frame.toByteArray();
    }
  }
}
