package chat.rooms.faults;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How long a client waits before it tries again: full jitter under a bound that doubles, as the
 * protocol asks of clients, so that those who lost a node together do not come back together.
 */
final class Backoff {
  private static final int FIRST_MILLIS = 500;
  private static final int LAST_MILLIS = 4_000;

  private int bound = FIRST_MILLIS;

  /** The next wait in milliseconds. */
  synchronized long next() {
    long wait = ThreadLocalRandom.current().nextInt(bound);
    bound = Math.min(LAST_MILLIS, 2 * bound);
    return wait;
  }

  /** Begins anew, after a success. */
  synchronized void reset() {
    bound = FIRST_MILLIS;
  }
}
