package chat.rooms.operations;

import chat.rooms.delivery.Threads;
import chat.rooms.message.Purge;
import chat.rooms.once.FirstAnswers;
import chat.rooms.session.Sessions;
import chat.rooms.session.SocketTickets;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Forgets what is over. Every node does it, and what one has forgotten the next does not find. Each
 * step is a short transaction of its own.
 */
@ApplicationScoped
public class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
  private static final int EVERY_MINUTES = 10;

  @Resource(lookup = Threads.RECONCILE)
  private ManagedScheduledExecutorService scheduler;

  @EJB private Sessions sessions;
  @EJB private SocketTickets tickets;
  @EJB private FirstAnswers firstAnswers;
  @EJB private Purge purge;

  private ScheduledFuture<?> schedule;

  /** Begins to tidy up, until the application stops. */
  public void start() {
    schedule =
        scheduler.scheduleWithFixedDelay(
            this::tidy, EVERY_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  @PreDestroy
  void stop() {
    schedule.cancel(false);
  }

  /** Forgets all that is over by now. */
  void tidy() {
    attempt(sessions::forgetExpired);
    attempt(tickets::forgetExpired);
    attempt(() -> untilNothingIsLeft(firstAnswers::forgetSomeOld));
    attempt(() -> untilNothingIsLeft(purge::nextOfDeletedRooms));
  }

  /** One step that fails keeps no other from its work. */
  private static void attempt(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "could not tidy up, will try again: {0}", e.getMessage());
    }
  }

  /** There may be any number of rows: one transaction takes some of them. */
  private static void untilNothingIsLeft(IntSupplier some) {
    int forgotten;
    do {
      forgotten = some.getAsInt();
    } while (forgotten > 0);
  }
}
