package chat.rooms.realtime;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * What is to be sent to one socket: a bounded queue, and one write under way at a time. The
 * server's own queue has no bound, so nothing is given to it before the last frame is out.
 */
final class Outbox {
  static final int MOST_FRAMES = 256;
  static final int MOST_BYTES = 1 << 20;

  /** What may be done with something that waits. */
  private enum Kind {
    /** An event: neighbours share a frame, none may be left out. */
    EVENT,
    /** A frame of its own, which may not be left out. */
    FRAME,
    /** A frame that is dropped when the queue is full. */
    FLEETING
  }

  /** A frame to be, as yet in parts: events that have come one after another share one. */
  private static final class Item {
    private final Kind kind;
    private final List<String> parts = new ArrayList<>(1);
    private int bytes;

    Item(Kind kind) {
      this.kind = kind;
    }

    void add(String text, int size) {
      parts.add(text);
      bytes += size;
    }

    boolean takes(Kind next, int size, int most) {
      return kind == Kind.EVENT
          && next == Kind.EVENT
          && parts.size() < most
          && bytes + size < ChatEndpoint.MAX_FRAME;
    }
  }

  /** The socket, and how its protocol makes frames. */
  interface Wire {
    /** Sends one frame without waiting, and then calls back with what went wrong, or null. */
    void send(String frame, Consumer<Throwable> sent);

    /** Makes one frame of events. */
    String frame(List<String> events);

    int mostInOneFrame();

    /** Fleeting frames were left out, never told inside of a lock. */
    void dropped();

    /** A frame did not fit; told once, and never inside of a lock. */
    void overflowed();

    /** A frame could not be sent; told once, and never inside of a lock. */
    void failed();
  }

  private final Wire wire;
  private final Executor writers;
  private final Deque<Item> items = new ArrayDeque<>();
  private int bytes;
  private boolean writing;
  private boolean closed;
  private Runnable whenReady;

  /**
   * @param writers runs the sends, on threads that nothing blocks
   */
  Outbox(Wire wire, Executor writers) {
    this.wire = wire;
    this.writers = writers;
  }

  /** Queues an event, as its protocol writes it. */
  void event(String text) {
    offer(Kind.EVENT, text);
  }

  /** Queues a frame. */
  void frame(String text) {
    offer(Kind.FRAME, text);
  }

  /** Queues a frame that the client can do without. */
  void fleeting(String text) {
    offer(Kind.FLEETING, text);
  }

  /** Calls back once at least half of the queue is free; one at a time may wait for that. */
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
    items.clear();
    bytes = 0;
  }

  private void offer(Kind kind, String text) {
    int size = text.getBytes(StandardCharsets.UTF_8).length;
    boolean dropped;
    boolean full;
    synchronized (this) {
      if (closed) {
        return;
      }
      add(kind, text, size);
      dropped = isFull() && dropFleeting();
      full = isFull();
      closed = full;
    }
    if (dropped) {
      wire.dropped();
    }
    if (full) {
      wire.overflowed();
    } else {
      write();
    }
  }

  private void add(Kind kind, String text, int size) {
    Item last = items.peekLast();
    if (last == null || !last.takes(kind, size, wire.mostInOneFrame())) {
      last = new Item(kind);
      items.add(last);
    }
    last.add(text, size);
    bytes += size;
  }

  private boolean dropFleeting() {
    return items.removeIf(
        item -> {
          boolean fleeting = item.kind == Kind.FLEETING;
          bytes -= fleeting ? item.bytes : 0;
          return fleeting;
        });
  }

  private void write() {
    synchronized (this) {
      if (writing || items.isEmpty()) {
        return;
      }
      writing = true;
    }
    writers.execute(this::sendNext);
  }

  private void sendNext() {
    Item item;
    synchronized (this) {
      item = items.poll();
      if (item == null) {
        writing = false;
        return;
      }
      bytes -= item.bytes;
    }
    wire.send(item.kind == Kind.EVENT ? wire.frame(item.parts) : item.parts.get(0), this::sent);
  }

  /** May be called inside of the send, so it only schedules the next. */
  private void sent(Throwable failure) {
    if (failure == null) {
      sendAnother();
    } else {
      close();
      wire.failed();
    }
  }

  private void sendAnother() {
    Runnable ready = null;
    synchronized (this) {
      writing = false;
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

  /** The bytes of the first count for nothing: a frame of any size gets out when it is the next. */
  private boolean isFull() {
    Item first = items.peek();
    return items.size() > MOST_FRAMES || first != null && bytes - first.bytes > MOST_BYTES;
  }

  /** Whether at least half of the queue is free. */
  synchronized boolean isReady() {
    return items.size() <= MOST_FRAMES / 2 && bytes <= MOST_BYTES / 2;
  }
}
