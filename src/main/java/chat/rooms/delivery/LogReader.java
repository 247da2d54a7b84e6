package chat.rooms.delivery;

import chat.rooms.message.EventLog;
import chat.rooms.message.RoomEvent;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads the log for dispatchers, on threads of its own, since a dispatcher never waits. */
@ApplicationScoped
public class LogReader {
  private static final Logger LOG = Logger.getLogger(LogReader.class.getName());

  @Resource(lookup = Threads.LOG_READERS)
  private ManagedExecutorService executor;

  @EJB private EventLog log;

  /** The log as feeds ask for it; answers go back to their dispatchers. */
  RoomFeed.Log answering(Deliveries deliveries) {
    return new RoomFeed.Log() {
      @Override
      public void fill(String roomId, long after) {
        read(deliveries, roomId, after, RoomFeed::fill, RoomFeed::fillFailed, () -> {});
      }

      @Override
      public void catchUp(String roomId, long after, Listener listener) {
        read(
            deliveries,
            roomId,
            after,
            (feed, events) -> feed.catchUp(listener, after, events),
            feed -> feed.catchUpFailed(listener, after),
            listener::turnOver);
      }
    };
  }

  private void read(
      Deliveries deliveries,
      String roomId,
      long after,
      BiConsumer<RoomFeed, List<Delivery>> answer,
      Consumer<RoomFeed> failure,
      Runnable over) {
    try {
      executor.execute(
          () -> {
            try {
              deliveries.submit(roomId, read(roomId, after, answer, failure));
            } finally {
              over.run();
            }
          });
    } catch (RejectedExecutionException full) {
      deliveries.submit(roomId, failure);
      over.run();
    }
  }

  /** What the feed is to be told: what was read, or that nothing could be. */
  private Consumer<RoomFeed> read(
      String roomId,
      long after,
      BiConsumer<RoomFeed, List<Delivery>> answer,
      Consumer<RoomFeed> failure) {
    try {
      List<Delivery> events = of(roomId, log.read(roomId, after, EventLog.PAGE));
      return feed -> answer.accept(feed, events);
    } catch (Throwable e) {
      // Also an Error: a feed that is told nothing waits for this page for ever.
      LOG.log(Level.WARNING, "the log of a room could not be read: {0}", e.toString());
      return failure;
    }
  }

  private static List<Delivery> of(String roomId, EventLog.Reading reading) {
    return reading.events().stream()
        .map(event -> new Delivery(new RoomEvent(roomId, reading.epoch(), event)))
        .toList();
  }
}
