package chat.rooms.delivery;

import chat.rooms.http.ContextClassLoader;
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
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The threads of delivery. They are the application's own: the server's default executors are
 * shared with everything else on it, and refuse work when that is busy.
 */
@ApplicationScoped
@ManagedThreadFactoryDefinition(name = Threads.FACTORY)
@ManagedExecutorDefinition(name = Threads.LOG_READERS, maxAsync = 4)
@ManagedScheduledExecutorDefinition(name = Threads.RECONCILE, maxAsync = 2)
@ManagedScheduledExecutorDefinition(name = Threads.PROBES, maxAsync = 1)
public class Threads {
  /** For threads that live as long as the application. */
  public static final String FACTORY = "java:app/concurrent/delivery-threads";

  /** For reading the log, which waits for the database. */
  public static final String LOG_READERS = "java:app/concurrent/log-readers";

  /** For what is done by and by, and may wait for the database. */
  public static final String RECONCILE = "java:app/concurrent/reconcile";

  /** For what is done every second, and in time. */
  static final String PROBES = "java:app/concurrent/probes";

  private static final long JOIN_MILLIS = 5_000;
  private static final int WORKERS = 64;
  private static final int GREETERS = 8;
  private static final int KEEPERS = 8;

  @Resource(lookup = FACTORY)
  private ManagedThreadFactory factory;

  private Executor workers;
  private Executor greeters;
  private Executor keepers;

  @PostConstruct
  void start() {
    workers = pool(WORKERS);
    greeters = pool(GREETERS);
    keepers = pool(KEEPERS);
  }

  private Executor pool(int size) {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            size, size, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::worker);
    // So they end by themselves, after the last socket that the application closes as it stops.
    pool.allowCoreThreadTimeOut(true);
    return pool;
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

  /**
   * Does a step of what goes on for ever. Nothing comes out of it, since an exception would end its
   * schedule: a defect is logged.
   *
   * @param failure what could not be done, for the log
   */
  static void attempt(Runnable step, Logger log, String failure) {
    try {
      step.run();
    } catch (Throwable defect) {
      log.log(Level.SEVERE, failure, defect);
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
    return factory.newThread(() -> ContextClassLoader.use(loader, work::run));
  }

  /**
   * Carries out what clients ask for, which may wait: for locks, PostgreSQL, Redis. Not a managed
   * executor, which captures the context of whoever submits, and for that scans every jar each
   * time; these threads have the application's once and for all.
   */
  public Executor workers() {
    return workers;
  }

  /**
   * Carries out what conversations begin with, which may wait for reading, but for no room. Apart
   * from what clients ask for after that, so that whoever connects is greeted, however many rooms
   * are busy.
   */
  public Executor greeters() {
    return greeters;
  }

  /**
   * Carries out what looks after sockets: closing them, presence. Apart from what clients ask for,
   * so that a session's end does not wait behind commands that wait for a busy room.
   */
  public Executor keepers() {
    return keepers;
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
