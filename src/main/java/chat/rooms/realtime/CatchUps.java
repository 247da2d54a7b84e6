package chat.rooms.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * The catch-ups of one connection: it may be behind in a thousand rooms, and is read to from the
 * log of one at a time, and only while it takes more. So a client that comes back is never too slow
 * for what it has missed.
 */
final class CatchUps {
  private final Consumer<Runnable> whenReady;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean underWay;

  /**
   * @param whenReady calls back, once, when the connection takes more
   */
  CatchUps(Consumer<Runnable> whenReady) {
    this.whenReady = whenReady;
  }

  /** Queues a turn; each is to be followed by {@link #turnOver}. */
  void await(Runnable turn) {
    synchronized (this) {
      waiting.add(turn);
      if (underWay) {
        return;
      }
      underWay = true;
    }
    whenReady.accept(this::next);
  }

  /** Goes on with the turn of whoever waits longest. */
  void turnOver() {
    synchronized (this) {
      underWay = !waiting.isEmpty();
      if (!underWay) {
        return;
      }
    }
    whenReady.accept(this::next);
  }

  private void next() {
    Runnable turn;
    synchronized (this) {
      turn = waiting.remove();
    }
    turn.run();
  }
}
