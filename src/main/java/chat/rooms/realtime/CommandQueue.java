package chat.rooms.realtime;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/** One session's commands, carried out one after another, and never on the container's threads. */
final class CommandQueue {
  static final int MOST_WAITING = 32;

  private final Executor executor;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean running;

  CommandQueue(Executor executor) {
    this.executor = executor;
  }

  /** Queues a command, unless too many wait. */
  boolean offer(Runnable command) {
    synchronized (this) {
      if (waiting.size() >= MOST_WAITING) {
        return false;
      }
      waiting.add(command);
      if (running) {
        return true;
      }
      running = true;
    }
    executor.execute(this::run);
    return true;
  }

  private void run() {
    Runnable command;
    synchronized (this) {
      command = waiting.poll();
      if (command == null) {
        running = false;
        return;
      }
    }
    try {
      command.run();
    } finally {
      // One at a time, so that a session with many commands does not keep a thread from the others.
      executor.execute(this::run);
    }
  }
}
