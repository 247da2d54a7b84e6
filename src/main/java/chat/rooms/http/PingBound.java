package chat.rooms.http;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many pings of one socket reach the server, which answers each of them (RFC 6455, section
 * 5.5.2) and keeps all answers that the client does not read. Who looks for a sign of life needs
 * few; section 5.5.3 lets the others go unanswered.
 */
final class PingBound {
  static final int MOST = 10;
  static final long SPELL = TimeUnit.SECONDS.toNanos(10);

  private final LongSupplier clock;
  private long began;
  private int count;

  /**
   * @param clock in nanoseconds
   */
  PingBound(LongSupplier clock) {
    this.clock = clock;
    this.began = clock.getAsLong();
  }

  /** Whether one more may pass now: ten do in ten seconds. */
  boolean admits() {
    long now = clock.getAsLong();
    if (now - began >= SPELL) {
      began = now;
      count = 0;
    }
    count++;
    return count <= MOST;
  }
}
