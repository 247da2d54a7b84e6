package chat.rooms.delivery;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

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
  @Inject private RedisSubscriber subscriber;
  @Inject private Event<Reconciled> reconciled;

  private ScheduledFuture<?> schedule;

  /**
   * The node has just looked at the database, or tried to.
   *
   * @param reachable whether the database answered
   */
  public record Reconciled(boolean reachable) {}

  /** Begins to compare, every second until the application stops. */
  public void start() {
    schedule = scheduler.scheduleWithFixedDelay(this::everySecond, 1, 1, TimeUnit.SECONDS);
  }

  @PreDestroy
  void stop() {
    schedule.cancel(false);
  }

  void afterSubscription(@Observes RedisSubscriber.Subscribed subscribed) {
    scheduler.execute(this::reconcile);
  }

  private void everySecond() {
    subscriber.probe();
    reconcile();
  }

  private synchronized void reconcile() {
    try {
      List<String> rooms = deliveries.rooms();
      if (!rooms.isEmpty()) {
        heads.of(rooms).forEach(this::tell);
      }
      reconciled.fire(new Reconciled(true));
    } catch (RuntimeException e) {
      LOG.log(Level.FINE, "could not reconcile", e);
      reconciled.fire(new Reconciled(false));
    }
  }

  private void tell(RoomHead head) {
    deliveries.submit(
        head.roomId(),
        feed -> {
          if (!feed.head(head.epoch(), head.lastSeq())) {
            // A restored database gives numbers a second time; under a new epoch nobody mixes them.
            scheduler.execute(() -> heads.renew(head));
          }
        });
  }
}
