package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LocalLimitsTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final LocalLimits limits = new LocalLimits(100);

  @Test
  void many_names_take_bounded_memory_and_none_is_unlimited() {
    long granted =
        IntStream.range(0, 100_000).filter(i -> admitted(Limit.on(1, LONG, "n", "" + i))).count();
    assertThat(limits.size()).isLessThanOrEqualTo(100 + 256);
    assertThat(granted).isLessThanOrEqualTo(100 + 256);
  }

  @Test
  void those_who_came_before_the_flood_keep_their_own_count() {
    Limit early = Limit.on(2, LONG, "early");
    assertThat(admitted(early)).isTrue();
    IntStream.range(0, 10_000).forEach(i -> admitted(Limit.on(1, LONG, "n", "" + i)));
    assertThat(admitted(early)).isTrue();
    assertThat(admitted(early)).isFalse();
  }

  @Test
  void limits_of_different_kinds_share_no_log() {
    IntStream.range(0, 10_000)
        .forEach(i -> admitted(Limit.on(1, Duration.ofMillis(1), "n", "" + i)));
    IntStream.range(0, 10_000).forEach(i -> admitted(Limit.on(1, LONG, "m", "" + i)));
    assertThat(
            IntStream.range(0, 10_000)
                .filter(i -> admitted(Limit.on(1, LONG, "m", "" + i)))
                .count())
        .isLessThanOrEqualTo(100);
    assertThat(admitted(Limit.on(2, LONG, "k", "0"))).isTrue();
    assertThat(admitted(Limit.on(2, LONG, "k", "0"))).isTrue();
    assertThat(admitted(Limit.on(2, LONG, "k", "0"))).isFalse();
  }

  @Test
  void what_is_over_makes_room_again() {
    IntStream.range(0, 200).forEach(i -> admitted(Limit.on(1, Duration.ofMillis(10), "n", "" + i)));
    await()
        .atMost(Duration.ofSeconds(3))
        .until(
            () -> {
              admitted(Limit.on(1, LONG, "late"));
              return limits.size() <= 100;
            });
  }

  @Test
  void an_entry_is_taken_back_from_a_shared_log_too() {
    IntStream.range(0, 100).forEach(i -> admitted(Limit.on(1, LONG, "n", "" + i)));
    Limit late = Limit.on(1, LONG, "late", "");
    assertThat(limits.admitTogether(7, List.of(late))).isZero();
    limits.takeBack(7, List.of(late));
    assertThat(admitted(late)).isTrue();
    assertThat(admitted(late)).isFalse();
  }

  /** As without Redis: by a log of its own, or by a shared one. */
  private boolean admitted(Limit limit) {
    long id = System.nanoTime();
    return limits.admit(id, List.of(limit)).isZero()
        && limits.admitTogether(id, List.of(limit)).isZero();
  }
}
