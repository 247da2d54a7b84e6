package chat.rooms.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A TCP proxy on this machine between somebody and a server, which goes wrong on demand. Gates
 * belong to connections, so that those which are open may go dead while new ones live.
 */
final class Proxy implements AutoCloseable {
  private final int target;
  private final ServerSocket door;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final List<Runnable> burials = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool(Proxy::daemon);
  private volatile Gate there = new Gate();
  private volatile Gate back = new Gate();
  private volatile boolean isCut;

  /** A proxy for a port of this machine, open from now on. */
  Proxy(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException none) {
      throw new UncheckedIOException(none);
    }
    threads.execute(this::acceptAll);
  }

  int port() {
    return door.getLocalPort();
  }

  /** Resets all connections, and new ones as soon as they come. */
  void cut() {
    isCut = true;
    resetAll();
  }

  /** Resets all connections once; new ones are welcome. */
  void resetAll() {
    links.forEach(Link::reset);
    links.clear();
  }

  /** Lets nothing through either way any longer, and tells nobody: packets are dropped. */
  void stall() {
    there.shut();
    back.shut();
  }

  /** The connections that are open now go dead without a word, for good; new ones work. */
  void stallOpenOnes() {
    stall();
    Gate deadThere = there;
    Gate deadBack = back;
    List<Link> dead = List.copyOf(links);
    there = new Gate();
    back = new Gate();
    burials.add(
        () -> {
          dead.forEach(Link::reset);
          deadThere.open();
          deadBack.open();
        });
  }

  /** What is called still arrives, but nothing comes back. */
  void loseAnswers() {
    back.shut();
  }

  /** Everything takes longer, in each direction. */
  void delay(Duration delay) {
    there.slow(delay);
    back.slow(delay);
  }

  /** All is well again; connections that went dead for good are reset. */
  void heal() {
    isCut = false;
    there.open();
    back.open();
    burials.forEach(Runnable::run);
    burials.clear();
  }

  @Override
  public void close() {
    heal();
    try {
      door.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    resetAll();
    threads.shutdownNow();
  }

  private void acceptAll() {
    while (!door.isClosed()) {
      try {
        accept(door.accept());
      } catch (IOException closed) {
        // The loop looks at the door.
      }
    }
  }

  private void accept(Socket caller) {
    Link link = new Link(caller, there, back);
    if (isCut) {
      link.reset();
      return;
    }
    links.add(link);
    threads.execute(
        () -> {
          link.carry(target, threads);
          links.remove(link);
        });
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fault-proxy");
    thread.setDaemon(true);
    return thread;
  }
}
