package chat.rooms.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One thread that delivers its share of the rooms. Everything that concerns a room passes through
 * it in one queue, so a room's feed needs no lock, and its events keep their order. It never waits
 * for anything but work.
 */
final class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class.getName());

  private final Map<String, RoomFeed> feeds = new HashMap<>();
  private final Executor thread;
  private final RoomFeed.Log log;
  private final Audience audience;

  /** Who of this node is a user: whom an event brings into a room. */
  interface Audience {
    List<? extends Listener> listenersOf(String userId);
  }

  /**
   * @param thread runs one task after the other, in their order
   */
  Dispatcher(Executor thread, RoomFeed.Log log, Audience audience) {
    this.thread = thread;
    this.log = log;
    this.audience = audience;
  }

  /** An event of one of this dispatcher's rooms. */
  void accept(Delivery delivery) {
    enqueue(
        () -> {
          welcome(delivery);
          with(delivery.roomId(), feed -> feed.offer(delivery));
        });
  }

  /** Lets a listener hear a room, see {@link RoomFeed#attach}. */
  void attach(Listener listener, RoomHead head, long position) {
    enqueue(() -> let(listener, head, feed -> feed.attach(listener, position, head.lastSeq())));
  }

  /** Brings a listener into a room that they have joined, see {@link RoomFeed#enter}. */
  void enter(Listener listener, RoomHead head, long joinedSeq) {
    enqueue(() -> let(listener, head, feed -> feed.enter(listener, joinedSeq, head.lastSeq())));
  }

  /** Lets a listener hear nothing any longer. */
  void detach(Listener listener) {
    enqueue(
        () -> {
          feeds.values().forEach(feed -> feed.detach(listener));
          feeds.values().removeIf(RoomFeed::isEmpty);
        });
  }

  /** Does something with a room's feed, where somebody here hears the room. */
  void submit(String roomId, Consumer<RoomFeed> action) {
    enqueue(() -> with(roomId, action));
  }

  /** Gives the ids of the rooms that somebody here hears. */
  void rooms(Consumer<List<String>> receiver) {
    enqueue(() -> receiver.accept(List.copyOf(feeds.keySet())));
  }

  private void with(String roomId, Consumer<RoomFeed> action) {
    RoomFeed feed = feeds.get(roomId);
    if (feed != null) {
      action.accept(feed);
      if (feed.isEmpty()) {
        feeds.remove(roomId);
      }
    }
  }

  /** Lets a listener into a room, which so far nobody here may hear. */
  private void let(Listener listener, RoomHead head, Consumer<RoomFeed> action) {
    if (listener.isGone()) {
      // Its detaching was queued before this, and would never end what begins now.
      return;
    }
    RoomFeed feed = feeds.computeIfAbsent(head.roomId(), id -> new RoomFeed(head, log));
    if (feed.epoch().equals(head.epoch())) {
      with(head.roomId(), action);
    } else {
      listener.reset(head.roomId());
    }
  }

  /** Brings the newcomer's listeners into the room, with the event that says so as their first. */
  private void welcome(Delivery delivery) {
    String newcomer = delivery.newcomer();
    if (newcomer == null || !isNews(delivery)) {
      return;
    }
    RoomHead before = new RoomHead(delivery.roomId(), delivery.epoch(), delivery.seq() - 1);
    for (Listener listener : audience.listenersOf(newcomer)) {
      let(listener, before, feed -> feed.enter(listener, delivery.seq(), delivery.seq()));
    }
  }

  /** Whether nobody here has heard the event; of another epoch, the next head decides. */
  private boolean isNews(Delivery delivery) {
    RoomFeed feed = feeds.get(delivery.roomId());
    return feed == null
        || feed.epoch().equals(delivery.epoch()) && feed.delivered() < delivery.seq();
  }

  private void enqueue(Runnable task) {
    thread.execute(() -> runSafely(task));
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      // One listener's fault must not silence every room of this dispatcher.
      LOG.log(Level.SEVERE, "a delivery failed", e);
    }
  }
}
