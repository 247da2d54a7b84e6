package chat.rooms.delivery;

import chat.rooms.redis.Redis;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;

/**
 * Hears what the nodes publish, on one connection for the whole node, and hands it on without
 * working on it. It asks itself something every few seconds: a connection that delivers no answer
 * is closed and made anew, since a PING would be answered by one that delivers nothing.
 */
@ApplicationScoped
public class RedisSubscriber {
  private static final Logger LOG = Logger.getLogger(RedisSubscriber.class.getName());
  private static final Duration PROBE_INTERVAL = Duration.ofSeconds(3);
  private static final Duration SILENCE = PROBE_INTERVAL.multipliedBy(2);
  private static final Duration LONGEST_BACKOFF = Duration.ofSeconds(2);

  private final String me = UUID.randomUUID().toString();
  private volatile long lastHeard;
  private volatile long lastProbe;
  private volatile boolean subscribed;
  private volatile boolean stopped;
  private volatile Jedis connection;
  private Thread thread;
  private ScheduledFuture<?> probes;

  @Resource(lookup = Threads.PROBES)
  private ManagedScheduledExecutorService scheduler;

  @Inject private Redis redis;
  @Inject private RedisPublisher publisher;
  @Inject private Deliveries deliveries;
  @Inject private Event<SessionsOver> sessionsOver;
  @Inject private Event<Subscribed> subscriptions;

  @Inject private Threads threads;

  /** The subscription has begun, anew: what was published before it was missed. */
  public record Subscribed() {}

  @PostConstruct
  void start() {
    thread = threads.thread(this::subscribeForEver);
    thread.start();
    probes = scheduler.scheduleWithFixedDelay(this::everySecond, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    stopped = true;
    probes.cancel(false);
    disconnect();
    LockSupport.unpark(thread);
    Threads.join(thread);
  }

  /** Whether what is published arrives here. */
  public boolean isListening() {
    return subscribed;
  }

  private void everySecond() {
    Threads.attempt(this::probe, LOG, "could not probe the subscription");
  }

  /** Probes the connection, and closes one that has gone silent. */
  private void probe() {
    long now = System.nanoTime();
    if (now - lastHeard > SILENCE.toNanos()) {
      // Also one that never began: what asked for it may have been lost on the way.
      LOG.log(
          subscribed ? Level.WARNING : Level.FINE, "the subscription is silent, opening another");
      disconnect();
    } else if (now - lastProbe > PROBE_INTERVAL.toNanos()) {
      lastProbe = now;
      publisher.publish(new Wire.Control(null, me));
    }
  }

  private void subscribeForEver() {
    for (int failures = 0; !stopped; failures++) {
      try (Jedis jedis = redis.connect()) {
        lastHeard = System.nanoTime();
        connection = jedis;
        jedis.subscribe(new Ear(), Wire.channels());
      } catch (RuntimeException e) {
        LOG.log(Level.FINE, "the subscription ended", e);
      }
      failures = subscribed ? 0 : failures;
      subscribed = false;
      pause(failures);
    }
  }

  /** With jitter, so that nodes which lost Redis together do not return together. */
  private void pause(int failures) {
    if (!stopped) {
      long most = Math.min(LONGEST_BACKOFF.toMillis(), 50L << Math.min(failures, 6));
      LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(most) * 1_000_000);
    }
  }

  private void disconnect() {
    Jedis current = connection;
    if (current != null) {
      // Closing the socket is the only thing that ends a subscription which hears nothing.
      current.disconnect();
    }
  }

  private void hear(Wire.Happening happening) {
    if (happening.event() != null) {
      deliveries.accept(happening.event());
    } else {
      deliveries.accept(happening.signal());
    }
  }

  private void hear(Wire.Control control) {
    if (control.endedSessions() != null) {
      sessionsOver.fire(new SessionsOver(control.endedSessions()));
    }
  }

  /** What arrives. An exception in here would end the subscription. */
  private final class Ear extends JedisPubSub {
    private int channels;

    @Override
    public void onSubscribe(String channel, int count) {
      if (++channels == Wire.channels().length) {
        lastHeard = System.nanoTime();
        subscribed = true;
        subscriptions.fire(new Subscribed());
      }
    }

    @Override
    public void onMessage(String channel, String text) {
      lastHeard = System.nanoTime();
      try {
        if (Wire.isControl(channel)) {
          hear(Wire.control(text));
        } else {
          hear(Wire.happening(text));
        }
      } catch (RuntimeException e) {
        LOG.log(Level.WARNING, "something unreadable was published", e);
      }
    }
  }
}
