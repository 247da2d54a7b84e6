package chat.rooms.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares, every second and after each subscription, what this node has delivered with what the
 * database has. It heals whatever a lost copy left behind: events, people who were added to a room,
 * and sessions that ended elsewhere.
 */
@ApplicationScoped
public class Reconciler {
  private static final Logger LOG = Logger.getLogger(Reconciler.class.getName());

  @Resource(lookup = Threads.RECONCILE)
  private ManagedScheduledExecutorService scheduler;

  @EJB private RoomHeads heads;
  @Inject private Deliveries deliveries;
  @Inject private Event<Reconciled> reconciled;

  private ScheduledFuture<?> schedule;
  private boolean reachable = true;

  /**
   * The node has just looked at the database, or tried to.
   *
   * @param reachable whether the database answered
   * @param heads where the rooms stand that somebody here hears, by their ids
   */
  public record Reconciled(boolean reachable, Map<String, RoomHead> heads) {}

  /** Begins to compare, every second until the application stops. */
  public void start() {
    schedule = scheduler.scheduleWithFixedDelay(this::reconcile, 1, 1, TimeUnit.SECONDS);
  }

  /** Ends it, when what is under way is done: without the beans that it calls, it would fail. */
  @PreDestroy
  public synchronized void stop() {
    if (schedule != null) {
      schedule.cancel(false);
    }
  }

  void afterSubscription(@Observes RedisSubscriber.Subscribed subscribed) {
    scheduler.execute(this::reconcile);
  }

  private void reconcile() {
    Threads.attempt(this::compareOrMiss, LOG, "could not reconcile");
  }

  private synchronized void compareOrMiss() {
    try {
      compare();
      reached();
    } catch (RuntimeException e) {
      missed(outageIn(e).orElseThrow(() -> e));
      reconciled.fire(new Reconciled(false, Map.of()));
    }
  }

  private void compare() {
    List<RoomHead> current = heads.of(deliveries.rooms());
    current.forEach(this::tell);
    reconciled.fire(
        new Reconciled(true, current.stream().collect(Collectors.toMap(RoomHead::roomId, h -> h))));
  }

  private void reached() {
    if (!reachable) {
      reachable = true;
      LOG.info("PostgreSQL is back");
    }
  }

  /** The log is told when the database goes away and when it is back, and nothing in between. */
  private void missed(Throwable outage) {
    if (reachable) {
      reachable = false;
      LOG.log(Level.WARNING, "PostgreSQL is away: {0}", outage.getMessage());
    }
  }

  /** Where a connection broke in the commit, the server's own exception is all that tells of it. */
  private static Optional<Throwable> outageIn(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(cause -> cause instanceof SQLException || cause instanceof SystemException)
        .findFirst();
  }

  private void tell(RoomHead head) {
    deliveries.submit(
        head.roomId(),
        feed -> {
          if (!feed.head(head.epoch(), head.lastSeq())) {
            // A restored database gives numbers a second time; under a new epoch nobody mixes them.
            long delivered = feed.delivered();
            scheduler.execute(() -> renew(head, delivered));
          }
        });
  }

  private void renew(RoomHead head, long delivered) {
    try {
      heads.renew(head, delivered);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "a room got no new epoch", e);
    }
  }
}
