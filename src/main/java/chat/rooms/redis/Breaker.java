package chat.rooms.redis;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers that Redis failed, so that calls need not each find it out by waiting: once in a while
 * one of them is let through, to see whether Redis is back.
 */
final class Breaker {
  private final long pauseNanos;
  private final AtomicBoolean open = new AtomicBoolean();
  private final AtomicLong nextTry = new AtomicLong();

  Breaker(Duration pause) {
    this.pauseNanos = pause.toNanos();
  }

  /** Whether a call may be tried: always while all is well, else one for each pause. */
  boolean admits() {
    if (!open.get()) {
      return true;
    }
    long due = nextTry.get();
    long now = System.nanoTime();
    return now - due >= 0 && nextTry.compareAndSet(due, now + pauseNanos);
  }

  /** Whether this success is the first after failures. */
  boolean succeeded() {
    return open.get() && open.compareAndSet(true, false);
  }

  /** Whether this failure is the first after successes. */
  boolean failed() {
    nextTry.set(System.nanoTime() + pauseNanos);
    return open.compareAndSet(false, true);
  }
}
