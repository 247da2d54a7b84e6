package chat.rooms.delivery;

import chat.rooms.message.RoomEvent;
import chat.rooms.redis.Redis;
import chat.rooms.redis.RedisDown;
import chat.rooms.session.SessionsEnded;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.clients.jedis.AbstractPipeline;

/**
 * Wakes the nodes: what has committed is copied to Redis, by one thread, from a bounded queue.
 * Copies may get lost, when the queue is full or Redis away; the log has them, and the nodes look
 * there.
 */
@ApplicationScoped
public class RedisPublisher {
  private static final Logger LOG = Logger.getLogger(RedisPublisher.class.getName());
  private static final int CAPACITY = 10_000;
  private static final int BATCH = 100;

  private final BlockingQueue<Wire.Parcel> queue = new LinkedBlockingQueue<>(CAPACITY);
  private volatile boolean stopped;
  private Thread thread;

  @Inject private Redis redis;

  @Inject private Threads threads;

  @PostConstruct
  void start() {
    thread = threads.thread(this::publishAll);
    thread.start();
  }

  @PreDestroy
  void stop() {
    stopped = true;
    thread.interrupt();
    Threads.join(thread);
  }

  /** Touches nothing but the queue: it runs inside of the commit. */
  void publish(@Observes(during = TransactionPhase.AFTER_SUCCESS) RoomEvent event) {
    queue.offer(Wire.Parcel.of(event));
  }

  void publish(@Observes(during = TransactionPhase.AFTER_SUCCESS) SessionsEnded ended) {
    publish(new Wire.Control(ended.sessionIds(), null));
  }

  /** Tells something fleeting, once what it tells of is stored. */
  public void publish(@Observes(during = TransactionPhase.AFTER_SUCCESS) Signal signal) {
    queue.offer(Wire.Parcel.of(signal));
  }

  void publish(Wire.Control control) {
    queue.offer(Wire.Parcel.of(control));
  }

  private void publishAll() {
    List<Wire.Parcel> batch = new ArrayList<>(BATCH);
    while (!stopped) {
      try {
        batch.clear();
        batch.add(queue.take());
        queue.drainTo(batch, BATCH - 1);
        publish(batch);
      } catch (InterruptedException e) {
        // Only stopping interrupts this thread, and the loop looks at that.
      } catch (Throwable defect) {
        // The thread is the only one: nothing may end it.
        LOG.log(Level.SEVERE, "could not publish", defect);
      }
    }
  }

  private void publish(List<Wire.Parcel> batch) {
    try {
      redis.call(
          jedis -> {
            try (AbstractPipeline pipeline = jedis.pipelined()) {
              batch.forEach(parcel -> pipeline.publish(parcel.channel(), parcel.text()));
            }
            return null;
          });
    } catch (RedisDown down) {
      // Every node finds within a second that its rooms have gone on, and reads the log.
    }
  }
}
