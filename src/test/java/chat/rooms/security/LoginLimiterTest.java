package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.redis.Redis;
import chat.rooms.support.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class LoginLimiterTest {
  private static final Duration WINDOW = Duration.ofMinutes(10);
  private static final String ADA = "ada.lovelace@example.org";
  private static final String HERE = "192.0.2.1";

  private final chat.rooms.support.Redis server = chat.rooms.support.Redis.started();
  private final Redis redis = new Redis(server.url(), chat.rooms.support.Redis.PATIENCE);
  private final LoginLimiter limiter =
      new LoginLimiter(new Limits(redis), new Keys("secret"), 5, WINDOW);

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  @Test
  void after_five_failures_the_next_try_is_too_many() {
    assertThat(failures(5, ADA, HERE)).isEqualTo(5);
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> limiter.reserve(ADA, HERE));
    assertThat(refusal.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS);
    assertThat(refusal.retryAfter())
        .hasValueSatisfying(wait -> assertThat(wait).isBetween(WINDOW.minusSeconds(5), WINDOW));
  }

  @Test
  void the_case_of_the_address_makes_no_other_account() {
    assertThat(failures(3, ADA, HERE) + failures(3, "ADA.Lovelace@example.org", HERE)).isEqualTo(5);
  }

  @Test
  void another_account_and_another_place_are_let_in() {
    failures(5, ADA, HERE);
    assertThat(failures(1, "bob@example.org", HERE)).isOne();
    assertThat(failures(1, ADA, "192.0.2.2")).isOne();
  }

  @Test
  void a_success_forgets_the_failures_before_it() {
    failures(4, ADA, HERE);
    limiter.reserve(ADA, HERE).succeeded();
    assertThat(failures(9, ADA, HERE)).isEqualTo(5);
  }

  @Test
  void successes_do_not_add_up() {
    IntStream.range(0, 100).forEach(i -> limiter.reserve(ADA, HERE).succeeded());
    assertThat(failures(9, ADA, HERE)).isEqualTo(5);
  }

  @Test
  void what_was_not_found_out_does_not_count_and_forgets_nothing() {
    failures(4, ADA, HERE);
    limiter.reserve(ADA, HERE).undecided();
    assertThat(failures(9, ADA, HERE)).isOne();
  }

  @Test
  void only_a_wrong_proof_is_counted() {
    failures(4, ADA, HERE);
    assertThat(catchThrowable(() -> limiter.counting(ADA, HERE, this::unavailable)))
        .hasMessage("down");
    assertThat(catchThrowable(() -> limiter.counting(ADA, HERE, this::wrong))).hasMessage("wrong");
    assertThat(failures(1, ADA, HERE)).isZero();
  }

  @Test
  void a_right_proof_is_answered_and_forgets_the_failures() {
    failures(4, ADA, HERE);
    assertThat(limiter.counting(ADA, HERE, () -> "token")).isEqualTo("token");
    assertThat(failures(9, ADA, HERE)).isEqualTo(5);
  }

  @Test
  void one_account_is_tried_fifty_times_from_everywhere_together() {
    assertThat(IntStream.range(1, 100).map(i -> failures(1, ADA, "198.51.100." + i)).sum())
        .isEqualTo(50);
  }

  @Test
  void one_address_tries_fifty_times_on_all_accounts_together() {
    assertThat(IntStream.range(1, 100).map(i -> failures(1, i + "@example.org", HERE)).sum())
        .isEqualTo(50);
  }

  @Test
  void a_success_elsewhere_does_not_clear_an_account_or_an_address_that_is_under_attack() {
    IntStream.range(1, 50).forEach(i -> failures(1, ADA, "198.51.100." + i));
    limiter.reserve(ADA, HERE).succeeded();
    assertThat(failures(9, ADA, HERE)).isOne();
  }

  @Test
  void tries_at_the_same_time_do_not_pass_the_limit() {
    List<Integer> letIn = AtOnce.call(16, i -> failures(3, ADA, HERE));
    assertThat(letIn.stream().mapToInt(Integer::intValue).sum()).isEqualTo(5);
  }

  @Test
  void without_redis_the_limit_is_the_same() {
    failures(2, ADA, HERE);
    server.kill();
    assertThat(failures(9, ADA, HERE)).isEqualTo(3);
  }

  @Test
  void no_address_of_a_person_stands_in_redis() {
    failures(1, ADA, HERE);
    try (UnifiedJedis look = server.client()) {
      assertThat(look.keys("*"))
          .hasSize(3)
          .allSatisfy(key -> assertThat(key).startsWith("rooms:").doesNotContain("lovelace", "@"));
    }
  }

  private String unavailable() {
    throw Refusal.unavailable("down");
  }

  private String wrong() {
    throw Refusal.unauthenticated("wrong");
  }

  private int failures(int tries, String email, String address) {
    return (int)
        IntStream.range(0, tries)
            .filter(
                i ->
                    catchThrowableOfType(Refusal.class, () -> limiter.reserve(email, address))
                        == null)
            .count();
  }
}
