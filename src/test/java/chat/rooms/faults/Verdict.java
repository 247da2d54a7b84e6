package chat.rooms.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/** What the {@link Oracle} found. Everything but what was sent and seen should be 0. */
final class Verdict {
  private static final int MOST_SHOWN = 12;

  long sent;
  long acknowledged;
  long seen;

  /** Events that somebody should have seen and did not, and acknowledged sends that are nowhere. */
  long lost;

  /** Ids with two numbers, and events that a client saw twice. */
  long doubled;

  /** Holes and steps back, and wrong words of a beginning or an end. */
  long disordered;

  /** Events that were seen by somebody who was not in the room at that event. */
  long beyond;

  /** Rooms that a client was told to reload. */
  long restarts;

  private final List<String> findings = new ArrayList<>();
  private final List<Delivery> deliveries = new ArrayList<>();

  /** How long one message took to one client, since it was first tried. */
  private record Delivery(long startedAt, long nanos) {}

  void delivered(Attempt attempt, long seenAt) {
    deliveries.add(new Delivery(attempt.startedAt(), seenAt - attempt.startedAt()));
  }

  void finding(String what) {
    if (findings.size() < MOST_SHOWN) {
      findings.add(what);
    }
  }

  boolean isFlawless() {
    return lost + doubled + disordered + beyond + restarts == 0;
  }

  Duration percentile(int percent) {
    return percentile(percent, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  /** Of messages that were first tried in this time, by {@link System#nanoTime}. */
  Duration percentile(int percent, long from, long to) {
    long[] sorted =
        deliveries.stream()
            .filter(delivery -> from == Long.MIN_VALUE || delivery.startedAt() - from >= 0)
            .filter(delivery -> to == Long.MAX_VALUE || delivery.startedAt() - to <= 0)
            .flatMapToLong(delivery -> LongStream.of(delivery.nanos()))
            .sorted()
            .toArray();
    return sorted.length == 0
        ? Duration.ZERO
        : Duration.ofNanos(
            sorted[(int) Math.min(sorted.length - 1L, sorted.length * percent / 100L)]);
  }

  @Override
  public String toString() {
    return "sent %d, acknowledged %d, seen %d, lost %d, doubled %d, disordered %d, beyond %d, restarts %d%n%s"
        .formatted(
            sent,
            acknowledged,
            seen,
            lost,
            doubled,
            disordered,
            beyond,
            restarts,
            String.join(System.lineSeparator(), findings));
  }
}
