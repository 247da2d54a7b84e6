package chat.rooms.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A socket's connection as the server's own handler of WebSockets sees it: its frames are bounded
 * before they are buffered, and when the handler closes it, it stays open until the client has
 * answered the close frame or a while has passed (RFC 6455, section 7.1.1); all else that comes in
 * is dropped.
 *
 * <p>The handler would close it as soon as that frame is written. What is still under way then
 * resets the connection, by which a client that is writing loses the close code; and the server
 * takes the client's answer for a part of a request that it has done with, and may have given to
 * somebody else.
 */
final class SocketConnection implements WebConnection {
  private static final Logger LOG = Logger.getLogger(SocketConnection.class.getName());

  private final WebConnection wire;
  private final FrameInputStream in;
  private final CloseTimer timer;
  private final AtomicBoolean closing = new AtomicBoolean();

  SocketConnection(WebConnection wire, CloseTimer timer) throws IOException {
    this.wire = wire;
    this.in = new FrameInputStream(wire.getInputStream(), this);
    this.timer = timer;
  }

  @Override
  public ServletInputStream getInputStream() {
    return in;
  }

  @Override
  public ServletOutputStream getOutputStream() throws IOException {
    return wire.getOutputStream();
  }

  /** Lets it be closed: by the thread that reads the client's close frame, or in the end. */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      timer.start(this::closeWire, in.hasClosed());
    }
  }

  /** Whether what comes in now is dropped. */
  boolean isClosing() {
    return closing.get();
  }

  /** The client is gone: no timer is needed for what the handler closes now. */
  private void expectNoAnswer() {
    closing.set(true);
  }

  private void closeIfAnswered() {
    if (isClosing() && in.hasClosed()) {
      closeWire();
    }
  }

  private void closeWire() {
    try {
      wire.close();
    } catch (Exception gone) {
      LOG.log(Level.FINE, "a connection was gone before it was closed", gone);
    }
  }

  /**
   * Tells of data as the wire does, with the platform's class loader. For each frame the server
   * captures its thread's context, and looks for providers of it through the thread's class loader;
   * with the application's own it scans every jar each time, which was a quarter of all that a busy
   * node did.
   */
  record Listener(ReadListener server, SocketConnection connection) implements ReadListener {
    @Override
    public void onDataAvailable() throws IOException {
      ContextClassLoader.use(ClassLoader.getPlatformClassLoader(), server::onDataAvailable);
      connection.closeIfAnswered();
    }

    @Override
    public void onAllDataRead() throws IOException {
      connection.expectNoAnswer();
      server.onAllDataRead();
      connection.closeWire();
    }

    @Override
    public void onError(Throwable failure) {
      connection.expectNoAnswer();
      server.onError(failure);
      connection.closeWire();
    }
  }
}
