package chat.rooms.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** What a socket's client sends until it is closed, as far as {@link FrameBound} lets it pass. */
final class FrameInputStream extends ServletInputStream {
  private static final int CHUNK = 16 * 1024;

  private static final byte[] NOTHING = {};

  private final ServletInputStream wire;
  private final SocketConnection connection;
  private final FrameBound bound =
      new FrameBound(SocketUpgrade.MAX_FRAME, new PingBound(System::nanoTime));
  private byte[] passed = NOTHING;
  private int next;

  FrameInputStream(ServletInputStream wire, SocketConnection connection) {
    this.wire = wire;
    this.connection = connection;
  }

  /** Whether the client has sent its close frame. */
  boolean hasClosed() {
    return bound.hasClosed();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (next == passed.length) {
      byte[] chunk = new byte[Math.min(CHUNK, length)];
      int count = wire.read(chunk);
      if (count < 0) {
        return count;
      }
      byte[] admitted = bound.pass(chunk, count);
      passed = connection.isClosing() ? NOTHING : admitted;
      next = 0;
    }
    int count = Math.min(length, passed.length - next);
    System.arraycopy(passed, next, target, offset, count);
    next += count;
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one) < 1 ? -1 : one[0] & 0xff;
  }

  @Override
  public int available() throws IOException {
    return passed.length - next + wire.available();
  }

  @Override
  public boolean isReady() {
    return next < passed.length || wire.isReady();
  }

  @Override
  public boolean isFinished() {
    return next == passed.length && wire.isFinished();
  }

  @Override
  public void setReadListener(ReadListener listener) {
    wire.setReadListener(new SocketConnection.Listener(listener, connection));
  }
}
