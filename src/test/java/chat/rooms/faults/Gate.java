package chat.rooms.faults;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What bytes pass in one direction of a {@link Proxy}: it may be shut for a while, or slow. */
final class Gate {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean shut;
  private long delayNanos;

  /** Looked at without the lock, on which all connections of a proxy would meet. */
  private volatile boolean free = true;

  void shut() {
    change(true, 0);
  }

  void open() {
    change(false, 0);
  }

  void slow(Duration delay) {
    change(false, delay.toNanos());
  }

  boolean isShut() {
    lock.lock();
    try {
      return shut;
    } finally {
      lock.unlock();
    }
  }

  /** Waits as long as the gate makes everything wait. */
  void pass() throws InterruptedException {
    if (free) {
      return;
    }
    lock.lock();
    try {
      long since = System.nanoTime();
      while (true) {
        long left = delayNanos - (System.nanoTime() - since);
        if (shut) {
          changed.await();
        } else if (left > 0) {
          changed.await(left, TimeUnit.NANOSECONDS);
        } else {
          return;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void change(boolean nowShut, long nowDelayed) {
    lock.lock();
    try {
      shut = nowShut;
      delayNanos = nowDelayed;
      free = !nowShut && nowDelayed == 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
