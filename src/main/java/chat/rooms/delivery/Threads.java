package chat.rooms.delivery;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The threads of delivery. They are the application's own: the server's default executors are
 * shared with everything else on it, and refuse work when that is busy.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = Threads.FACTORY)
@ManagedExecutorDefinition(name = Threads.LOG_READERS, maxAsync = 4)
@ManagedScheduledExecutorDefinition(name = Threads.RECONCILE, maxAsync = 2)
public class Threads {
  /** For threads that live as long as the application: dispatchers, publisher, subscriber. */
  public static final String FACTORY = "java:app/concurrent/delivery-threads";

  /** For reading the log, which waits for the database. */
  public static final String LOG_READERS = "java:app/concurrent/log-readers";

  /** For what is done every second. */
  public static final String RECONCILE = "java:app/concurrent/reconcile";

  private static final long JOIN_MILLIS = 5_000;

  @Resource(lookup = FACTORY)
  private ManagedThreadFactory factory;

  /**
   * Waits for a thread to end: the server does not interrupt those of an application that stops.
   */
  public static void join(Thread thread) {
    try {
      thread.join(JOIN_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A thread of the application's, not started yet. */
  public Thread thread(Runnable work) {
    return factory.newThread(work);
  }

  /**
   * Threads that send to sockets. Each send captures its thread's context, and looks for providers
   * of it through the thread's class loader: with the application's own it scans every jar each
   * time, which costs more than the send, so these threads have the platform's.
   */
  public ExecutorService pool(int size) {
    return Executors.newFixedThreadPool(
        size,
        work ->
            factory.newThread(
                () -> {
                  Thread.currentThread()
                      .setContextClassLoader(ClassLoader.getPlatformClassLoader());
                  work.run();
                }));
  }
}
