package chat.rooms.http;

/** Lends the current thread another context class loader. */
public final class ContextClassLoader {
  private ContextClassLoader() {}

  /** What is done with it. */
  @FunctionalInterface
  public interface Work<E extends Exception> {
    void run() throws E;
  }

  /** Does something with this class loader; afterwards the thread has its own again. */
  public static <E extends Exception> void use(ClassLoader loader, Work<E> work) throws E {
    Thread thread = Thread.currentThread();
    ClassLoader own = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      work.run();
    } finally {
      thread.setContextClassLoader(own);
    }
  }
}
