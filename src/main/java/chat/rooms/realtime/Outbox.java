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
    /** An event: neighbours may share a frame, none may be left out. */
    EVENT,
    /** A frame of its own, which may not be left out. */
    FRAME,
    /** A frame that is dropped when the queue is full. */
    FLEETING
  }

  private record Item(Kind kind, String text, int bytes) {}

  /** The socket, and how its protocol makes frames. */
  interface Wire {
    /** Sends one frame without waiting, and then calls back with what went wrong, or null. */
    void send(String frame, Consumer<Throwable> sent);

    /** Makes one frame of events. */
    String frame(List<String> events);

    int mostInOneFrame();

    /** A frame did not fit; told once, and never inside of a lock. */
    void overflowed();
  }

  private final Wire wire;
  private final Executor writers;
  private final Deque<Item> items = new ArrayDeque<>();
  private int bytes;
  private boolean writing;
  private boolean closed;
  private List<Runnable> waiting = new ArrayList<>();

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

  /** Whether at least half of the queue is free: room for a catch-up, beside what happens now. */
  synchronized boolean isReady() {
    return items.size() <= MOST_FRAMES / 2 && bytes <= MOST_BYTES / 2;
  }

  /** Calls back once the queue is ready; each of those who wait, since each room catches up. */
  void whenReady(Runnable ready) {
    synchronized (this) {
      if (!isReady()) {
        waiting.add(ready);
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
    boolean full;
    synchronized (this) {
      if (closed) {
        return;
      }
      Item item = new Item(kind, text, text.getBytes(StandardCharsets.UTF_8).length);
      items.add(item);
      bytes += item.bytes();
      if (isFull()) {
        dropFleeting();
      }
      full = isFull();
      closed = full;
    }
    if (full) {
      wire.overflowed();
    } else {
      write();
    }
  }

  private void dropFleeting() {
    items.removeIf(
        item -> {
          boolean fleeting = item.kind() == Kind.FLEETING;
          bytes -= fleeting ? item.bytes() : 0;
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
    Item first;
    List<String> events;
    synchronized (this) {
      first = poll();
      if (first == null) {
        writing = false;
        return;
      }
      events = first.kind() == Kind.EVENT ? eventsFrom(first) : List.of();
    }
    wire.send(events.isEmpty() ? first.text() : wire.frame(events), this::sent);
  }

  /** The event and those that wait right behind it, as far as they fit into a frame. */
  private List<String> eventsFrom(Item first) {
    List<String> events = new ArrayList<>(List.of(first.text()));
    int size = first.bytes();
    while (!items.isEmpty()
        && items.peek().kind() == Kind.EVENT
        && events.size() < wire.mostInOneFrame()
        && size + items.peek().bytes() < ChatEndpoint.MAX_FRAME) {
      Item next = poll();
      size += next.bytes();
      events.add(next.text());
    }
    return events;
  }

  private Item poll() {
    Item item = items.poll();
    bytes -= item == null ? 0 : item.bytes();
    return item;
  }

  /** May be called inside of the send, so it only schedules the next. */
  private void sent(Throwable failure) {
    List<Runnable> ready = List.of();
    synchronized (this) {
      writing = false;
      if (failure != null) {
        closed = true;
        items.clear();
        bytes = 0;
      }
      if (!waiting.isEmpty() && isReady()) {
        ready = waiting;
        waiting = new ArrayList<>();
      }
    }
    ready.forEach(Runnable::run);
    write();
  }

  private boolean isFull() {
    return items.size() > MOST_FRAMES || bytes > MOST_BYTES;
  }
}
