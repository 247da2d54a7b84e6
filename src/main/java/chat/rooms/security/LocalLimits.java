package chat.rooms.security;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The logs of one node, in its memory. There are at most so many. Beyond, those who come are not
 * counted here while Redis counts them; and while it does not, those whom the same kind of limit
 * bounds share a few logs, and so are limited together rather than not at all.
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

  /**
   * Adds an entry to the logs of all the limits that have one, or to none if any is full; answers
   * how long to wait.
   */
  synchronized Duration admit(long id, List<Limit> limits) {
    long now = System.nanoTime();
    sweep(now);
    return admit(id, now, limits.stream().flatMap(limit -> own(limit, now).stream()).toList());
  }

  /** The same with the logs that the other limits share. */
  synchronized Duration admitTogether(long id, List<Limit> limits) {
    long now = System.nanoTime();
    List<Limit> others = limits.stream().filter(limit -> !logs.containsKey(limit.key())).toList();
    return admit(id, now, others.stream().map(limit -> log(shared(limit), limit, now)).toList());
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

  private static Duration admit(long id, long now, List<Log> logs) {
    long wait = logs.stream().mapToLong(log -> log.untilFree(now)).max().orElse(0);
    if (wait == 0) {
      logs.forEach(log -> log.entries.add(new Entry(id, now)));
    }
    return Duration.ofNanos(wait);
  }

  private Optional<Log> own(Limit limit, long now) {
    return logs.containsKey(limit.key()) || logs.size() < capacity
        ? Optional.of(log(limit.key(), limit, now))
        : Optional.empty();
  }

  private Log log(String name, Limit limit, long now) {
    Log log = logs.computeIfAbsent(name, absent -> new Log(limit.most(), limit.window().toNanos()));
    log.expire(now);
    return log;
  }

  private void sweep(long now) {
    if (logs.size() >= capacity && now - sweptAt >= SWEEP_NANOS) {
      sweptAt = now;
      logs.values().removeIf(log -> log.isEmptyAt(now));
    }
  }

  private static String shared(Limit limit) {
    return "shared:" + limit.kind() + Math.floorMod(limit.key().hashCode(), SHARED);
  }

  /** One call that was let in. */
  private record Entry(long id, long at) {}

  /** The calls that were let in within the window, the oldest first. */
  private static final class Log {
    final Deque<Entry> entries = new ArrayDeque<>(4);
    private final int most;
    private final long windowNanos;

    Log(int most, long windowNanos) {
      this.most = most;
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
    long untilFree(long now) {
      return entries.size() < most ? 0 : entries.peekFirst().at + windowNanos - now;
    }
  }
}
