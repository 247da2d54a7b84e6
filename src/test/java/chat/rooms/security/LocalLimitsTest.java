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
        IntStream.range(0, 100_000).filter(i -> admitted(Limit.on(1, LONG, "n" + i))).count();
    assertThat(limits.size()).isLessThanOrEqualTo(100 + 256);
    assertThat(granted).isLessThanOrEqualTo(100 + 256);
  }

  @Test
  void those_who_came_before_the_flood_keep_their_own_count() {
    Limit early = Limit.on(2, LONG, "early");
    assertThat(admitted(early)).isTrue();
    IntStream.range(0, 10_000).forEach(i -> admitted(Limit.on(1, LONG, "n" + i)));
    assertThat(admitted(early)).isTrue();
    assertThat(admitted(early)).isFalse();
  }

  @Test
  void limits_that_share_a_log_have_the_same_window() {
    IntStream.range(0, 10_000).forEach(i -> admitted(Limit.on(1, Duration.ofMillis(1), "n" + i)));
    IntStream.range(0, 10_000).forEach(i -> admitted(Limit.on(1, LONG, "m" + i)));
    assertThat(IntStream.range(0, 10_000).filter(i -> admitted(Limit.on(1, LONG, "m" + i))).count())
        .isLessThanOrEqualTo(100);
  }

  @Test
  void what_is_over_makes_room_again() {
    IntStream.range(0, 200).forEach(i -> admitted(Limit.on(1, Duration.ofMillis(10), "n" + i)));
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
    IntStream.range(0, 10_000)
        .forEach(i -> limits.admit(i, List.of(Limit.on(9_999, LONG, "n" + i))));
    Limit last = Limit.on(1, LONG, "n9999");
    IntStream.range(0, 10_000)
        .forEach(i -> limits.takeBack(i, List.of(Limit.on(1, LONG, "n" + i))));
    assertThat(admitted(last)).isTrue();
    assertThat(admitted(last)).isFalse();
  }

  private boolean admitted(Limit limit) {
    return limits.admit(System.nanoTime(), List.of(limit)).isZero();
  }
}
