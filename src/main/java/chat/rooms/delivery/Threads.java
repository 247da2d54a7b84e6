package chat.rooms.delivery;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.concurrent.ManagedThreadFactoryDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The threads of delivery. They are the application's own: the server's default executors are
 * shared with everything else on it, and refuse work when that is busy.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = Threads.FACTORY)
@ManagedExecutorDefinition(name = Threads.LOG_READERS, maxAsync = 4)
@ManagedScheduledExecutorDefinition(name = Threads.RECONCILE, maxAsync = 2)
public class Threads {
  /** For threads that live as long as the application. */
  public static final String FACTORY = "java:app/concurrent/delivery-threads";

  /** For reading the log, which waits for the database. */
  public static final String LOG_READERS = "java:app/concurrent/log-readers";

  /** For what is done every second. */
  public static final String RECONCILE = "java:app/concurrent/reconcile";

  private static final long JOIN_MILLIS = 5_000;
  private static final int WORKERS = 64;

  @Resource(lookup = FACTORY)
  private ManagedThreadFactory factory;

  private Executor workers;

  @PostConstruct
  void start() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            WORKERS, WORKERS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::worker);
    // So they end by themselves, after the last socket that the application closes as it stops.
    pool.allowCoreThreadTimeOut(true);
    workers = pool;
  }

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
   * A thread has the class loader of whoever starts it, and those who read sockets have the
   * platform's, by which the container would not find the application's beans.
   */
  private Thread worker(Runnable work) {
    return withClassLoader(Threads.class.getClassLoader(), work);
  }

  private Thread withClassLoader(ClassLoader loader, Runnable work) {
    return factory.newThread(
        () -> {
          Thread.currentThread().setContextClassLoader(loader);
          work.run();
        });
  }

  /**
   * Carries out what may wait: for locks, PostgreSQL, Redis, or a client. Not a managed executor,
   * which captures the context of whoever submits, and for that scans every jar each time; these
   * threads have the application's once and for all.
   */
  public Executor workers() {
    return workers;
  }

  /**
   * Threads that deliver, by which sockets are sent to. Each send captures its thread's context,
   * and looks for providers of it through the thread's class loader: with the application's own it
   * scans every jar each time, which costs more than the send, so these threads have the
   * platform's.
   */
  public ExecutorService deliverers(int size) {
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    return Executors.newFixedThreadPool(size, work -> withClassLoader(platform, work));
  }
}
