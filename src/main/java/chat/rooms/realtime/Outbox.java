package chat.rooms.realtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What is to be sent to one socket: a bounded queue, and one write under way at a time. The
 * server's own queue has no bound, so nothing is given to it before the last frame is out.
 */
final class Outbox {
  static final int MOST_FRAMES = 256;
  static final int MOST_BYTES = 1 << 20;

  /** Sends one frame without waiting, and then calls back with what went wrong, or null. */
  interface Wire {
    void send(String frame, Consumer<Throwable> sent);
  }

  private final Wire wire;
  private final Executor writers;
  private final Runnable overflow;
  private final Deque<String> frames = new ArrayDeque<>();
  private int bytes;
  private boolean writing;
  private boolean closed;
  private Runnable whenReady;

  /**
   * @param writers runs the sends, on threads that may be blocked by nothing
   * @param overflow is told once, when a frame did not fit
   */
  Outbox(Wire wire, Executor writers, Runnable overflow) {
    this.wire = wire;
    this.writers = writers;
    this.overflow = overflow;
  }

  /** Queues a frame; one that does not fit closes the outbox, since frames may not be left out. */
  void offer(String frame) {
    boolean full;
    synchronized (this) {
      if (closed) {
        return;
      }
      frames.add(frame);
      bytes += sizeOf(frame);
      full = frames.size() > MOST_FRAMES || bytes > MOST_BYTES;
      closed = full;
    }
    // Outside of the lock: whoever hears of it closes the socket.
    if (full) {
      overflow.run();
    } else {
      write();
    }
  }

  /** Calls back once at least half of the queue is free. */
  void whenReady(Runnable ready) {
    synchronized (this) {
      if (!isReady()) {
        whenReady = ready;
        return;
      }
    }
    ready.run();
  }

  /** Drops what waits, and takes nothing any longer. */
  synchronized void close() {
    closed = true;
    frames.clear();
    bytes = 0;
  }

  private void write() {
    synchronized (this) {
      if (writing || frames.isEmpty()) {
        return;
      }
      writing = true;
    }
    writers.execute(this::sendNext);
  }

  private void sendNext() {
    String frame;
    synchronized (this) {
      frame = frames.poll();
      if (frame == null) {
        writing = false;
        return;
      }
      bytes -= sizeOf(frame);
    }
    wire.send(frame, this::sent);
  }

  /** May be called inside of the send, so it only schedules the next. */
  private void sent(Throwable failure) {
    Runnable ready = null;
    synchronized (this) {
      writing = false;
      if (failure != null) {
        closed = true;
        frames.clear();
      }
      if (whenReady != null && isReady()) {
        ready = whenReady;
        whenReady = null;
      }
    }
    if (ready != null) {
      ready.run();
    }
    write();
  }

  private boolean isReady() {
    return frames.size() <= MOST_FRAMES / 2 && bytes <= MOST_BYTES / 2;
  }

  private static int sizeOf(String frame) {
    return frame.getBytes(StandardCharsets.UTF_8).length;
  }
}
