package chat.rooms.security;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The logs of one node, in its memory. There are at most so many: beyond, those who come share a
 * few, and so are limited together rather than not at all.
 */
final class LocalLimits {
  private static final int CAPACITY = 20_000;
  private static final int SHARED = 256;
  private static final long SWEEP_NANOS = Duration.ofSeconds(1).toNanos();

  private final int capacity;
  private final Map<String, Log> logs = new HashMap<>();
  private long sweptAt = System.nanoTime() - SWEEP_NANOS;

  LocalLimits() {
    this(CAPACITY);
  }

  LocalLimits(int capacity) {
    this.capacity = capacity;
  }

  /** Adds an entry to all logs, or to none if any is full; answers how long to wait. */
  synchronized Duration admit(long id, List<Limit> limits) {
    long now = System.nanoTime();
    long wait = 0;
    for (Limit limit : limits) {
      wait = Math.max(wait, log(limit, now).untilFree(limit.most(), now));
    }
    if (wait == 0) {
      limits.forEach(limit -> log(limit, now).entries.add(new Entry(id, now)));
    }
    return Duration.ofNanos(wait);
  }

  synchronized void takeBack(long id, List<Limit> limits) {
    for (Limit limit : limits) {
      takeBack(id, logs.get(limit.key()));
      takeBack(id, logs.get(shared(limit)));
    }
  }

  synchronized void forget(List<Limit> limits) {
    limits.forEach(limit -> logs.remove(limit.key()));
  }

  synchronized int size() {
    return logs.size();
  }

  private static void takeBack(long id, Log log) {
    if (log != null) {
      log.entries.removeIf(entry -> entry.id == id);
    }
  }

  private Log log(Limit limit, long now) {
    Log log = logs.get(limit.key());
    if (log == null) {
      String name = hasRoom(now) ? limit.key() : shared(limit);
      log = logs.computeIfAbsent(name, absent -> new Log(limit.window().toNanos()));
    }
    log.expire(now);
    return log;
  }

  private boolean hasRoom(long now) {
    if (logs.size() >= capacity && now - sweptAt >= SWEEP_NANOS) {
      sweptAt = now;
      logs.values().removeIf(log -> log.isEmptyAt(now));
    }
    return logs.size() < capacity;
  }

  /** By the window too: a log knows only one. */
  private static String shared(Limit limit) {
    return "shared:" + limit.window() + Math.floorMod(limit.key().hashCode(), SHARED);
  }

  /** One call that was let in. */
  private record Entry(long id, long at) {}

  /** The calls that were let in within the window, the oldest first. */
  private static final class Log {
    final Deque<Entry> entries = new ArrayDeque<>(4);
    private final long windowNanos;

    Log(long windowNanos) {
      this.windowNanos = windowNanos;
    }

    void expire(long now) {
      while (!entries.isEmpty() && now - entries.peekFirst().at >= windowNanos) {
        entries.removeFirst();
      }
    }

    boolean isEmptyAt(long now) {
      expire(now);
      return entries.isEmpty();
    }

    /** How long until there is room for one more, in nanoseconds; 0 where there is. */
    long untilFree(int most, long now) {
      return entries.size() < most ? 0 : entries.peekFirst().at + windowNanos - now;
    }
  }
}
