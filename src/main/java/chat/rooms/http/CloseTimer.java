package chat.rooms.http;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Closes the connections of sockets that are over, each at its time. */
@ApplicationScoped
@ManagedScheduledExecutorDefinition(name = CloseTimer.THREADS, maxAsync = 4)
public class CloseTimer {
  static final String THREADS = "java:app/concurrent/close-timer";

  /** For the client, to answer the close frame. */
  private static final long PATIENCE_MILLIS = 5_000;

  /** For the thread that has read the client's close frame, to be done with the connection. */
  private static final long PAUSE_MILLIS = 100;

  @Resource(lookup = THREADS)
  private ManagedScheduledExecutorService scheduler;

  /**
   * Closes the connection after a while, or at once when the application stops. The executor
   * captures the context of whoever asks, and with the application's class loader scans every jar
   * for that: too much for each of many sockets that are closed at once.
   *
   * @param answered whether the client's close frame has come in already
   */
  void start(Runnable close, boolean answered) {
    try {
      long delay = answered ? PAUSE_MILLIS : PATIENCE_MILLIS;
      ContextClassLoader.use(
          ClassLoader.getPlatformClassLoader(),
          () -> scheduler.schedule(close, delay, TimeUnit.MILLISECONDS));
    } catch (RejectedExecutionException | IllegalStateException stopping) {
      close.run();
    }
  }
}
