package chat.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import chat.rooms.Settings;
import chat.rooms.login.OneTimeCodes.Use;
import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.redis.Redis;
import chat.rooms.security.Keys;
import chat.rooms.security.Limits;
import chat.rooms.support.AtOnce;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import redis.clients.jedis.UnifiedJedis;

class OneTimeCodesTest {
  private static final String ADA = "ada.lovelace@example.org";
  private static final String HERE = "192.0.2.1";
  private static final Settings SETTINGS =
      Settings.from(
          Map.of(
              "ENVIRONMENT", "dev",
              "DATABASE_URL", "postgres://u:p@localhost:5432/rooms",
              "REDIS_URL", "redis://localhost",
              "API_SECRET", "a secret for the keys of this test"));

  private final chat.rooms.support.Redis server = chat.rooms.support.Redis.started();
  private final Redis redis = new Redis(server.url(), chat.rooms.support.Redis.PATIENCE);
  private final OneTimeCodes codes = codes(Duration.ofMinutes(10));

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  @Test
  void a_code_has_six_digits() {
    assertThat(IntStream.range(0, 300).mapToObj(i -> issue(i + "@example.org", "caller " + i)))
        .allSatisfy(code -> assertThat(code).matches("[0-9]{6}"))
        .anySatisfy(code -> assertThat(code).startsWith("0"))
        .satisfies(all -> assertThat(all.stream().distinct().count()).isGreaterThan(290));
  }

  @ParameterizedTest
  @EnumSource
  void a_code_serves_each_use_once(Use use) {
    String code = issue(ADA);
    spend(use, code);
    assertRefused(use, code);
    for (Use other : Use.values()) {
      if (other != use) {
        spend(other, code);
      }
    }
  }

  @Test
  void a_code_belongs_to_its_address_however_that_is_written() {
    String code = issue(ADA);
    issue("bob@example.org");
    assertThat(refusal("bob@example.org", Use.LOGIN, code)).isNotNull();
    codes.reserve("ADA.Lovelace@Example.ORG", Use.LOGIN, code).keep();
  }

  @Test
  void no_code_no_entry() {
    assertRefused(Use.LOGIN, "123456");
    try (UnifiedJedis look = server.client()) {
      assertThat(look.keys("*")).isEmpty();
    }
  }

  @Test
  void four_wrong_tries_are_forgiven() {
    String code = issue(ADA);
    IntStream.range(0, 4).forEach(i -> assertRefused(Use.LOGIN, wrong(code)));
    spend(Use.LOGIN, code);
  }

  @Test
  void the_fifth_wrong_try_over_all_uses_voids_the_code() {
    String code = issue(ADA);
    for (Use use : Use.values()) {
      assertRefused(use, wrong(code));
    }
    spend(Use.REGISTER, code);
    assertRefused(Use.LOGIN, wrong(code));
    assertRefused(Use.LOGIN, code);
  }

  @Test
  void a_use_that_is_spent_is_no_wrong_try() {
    String code = issue(ADA);
    spend(Use.LOGIN, code);
    IntStream.range(0, 20).forEach(i -> assertRefused(Use.LOGIN, code));
    spend(Use.RESET, code);
  }

  @Test
  void a_new_code_voids_the_old_and_is_good_for_everything() {
    String old = issue(ADA);
    spend(Use.LOGIN, old);
    String fresh = issue(ADA);
    if (!old.equals(fresh)) {
      assertRefused(Use.RESET, old);
    }
    spend(Use.LOGIN, fresh);
  }

  @Test
  void a_code_expires() {
    OneTimeCodes brief = codes(Duration.ofMillis(300));
    String code = brief.issue(ADA, HERE).orElseThrow();
    await()
        .atMost(Duration.ofSeconds(3))
        .until(() -> catchThrowable(() -> brief.reserve(ADA, Use.LOGIN, code).close()) != null);
    assertThat(refusal(ADA, Use.LOGIN, code).problem()).isEqualTo(Problem.UNAUTHENTICATED);
  }

  @Test
  void wrong_tries_do_not_keep_a_code_alive() {
    OneTimeCodes brief = codes(Duration.ofSeconds(2));
    String code = brief.issue(ADA, HERE).orElseThrow();
    assertRefused(Use.LOGIN, wrong(code));
    spend(Use.REGISTER, code);
    try (UnifiedJedis look = server.client()) {
      await().atMost(Duration.ofSeconds(5)).until(() -> look.keys("rooms:code:*").isEmpty());
    }
  }

  @Test
  void what_is_released_can_be_spent_again() {
    String code = issue(ADA);
    codes.reserve(ADA, Use.LOGIN, code).close();
    spend(Use.LOGIN, code);
  }

  @Test
  void releasing_late_does_not_free_what_another_call_has_spent() {
    String code = issue(ADA);
    OneTimeCodes.Reservation first = codes.reserve(ADA, Use.LOGIN, code);
    first.release();
    spend(Use.LOGIN, code);
    first.release();
    assertRefused(Use.LOGIN, code);
  }

  @Test
  void a_code_is_spent_only_when_all_else_went_well() {
    String code = issue(ADA);
    assertThat(
            catchThrowable(
                () ->
                    codes.spending(
                        ADA,
                        Use.LOGIN,
                        code,
                        () -> {
                          throw Refusal.conflict("something else");
                        })))
        .hasMessage("something else");
    assertThat(codes.spending(ADA, Use.LOGIN, code, () -> "done")).isEqualTo("done");
    assertRefused(Use.LOGIN, code);
  }

  @Test
  void of_many_calls_at_once_exactly_one_gets_the_code() {
    assertThat(letIn(issue(ADA))).isOne();
  }

  @Test
  void many_wrong_tries_at_once_leave_nothing() {
    String code = issue(ADA);
    assertThat(letIn(wrong(code))).isZero();
    assertRefused(Use.LOGIN, code);
  }

  @Test
  void a_second_code_may_be_had_at_once_and_a_third_has_to_wait() {
    issue(ADA);
    String second = issue(ADA);
    assertThat(codes.issue(ADA, HERE)).isEmpty();
    assertThat(codes.issue("ADA.Lovelace@example.org", HERE)).isEmpty();
    assertThat(codes.issue("bob@example.org", HERE)).isPresent();
    spend(Use.LOGIN, second);
  }

  @Test
  void who_asks_for_fifty_codes_has_to_wait_for_more_whoever_they_are_for() {
    IntStream.range(0, 50).forEach(i -> issue(i + "@example.org"));
    Refusal refusal = catchThrowableOfType(Refusal.class, () -> codes.issue(ADA, HERE));
    assertThat(refusal.problem()).isEqualTo(Problem.TOO_MANY_REQUESTS);
    assertThat(refusal.retryAfter())
        .hasValueSatisfying(
            wait -> assertThat(wait).isBetween(Duration.ofMinutes(9), Duration.ofMinutes(10)));
    issue(ADA, "192.0.2.2");
  }

  @Test
  void one_network_of_ipv6_asks_as_one() {
    IntStream.range(0, 50).forEach(i -> issue(i + "@example.org", "2001:db8::" + i));
    assertThat(catchThrowable(() -> issue(ADA, "2001:db8::ffff"))).isInstanceOf(Refusal.class);
    issue(ADA, "2001:db8:0:1::1");
  }

  @Test
  void without_redis_calls_with_a_code_are_unavailable() {
    String code = issue(ADA);
    server.kill();
    assertThat(refusal(ADA, Use.LOGIN, code).problem()).isEqualTo(Problem.UNAVAILABLE);
    for (int i = 0; i < 5; i++) {
      Refusal refusal = catchThrowableOfType(Refusal.class, () -> codes.issue(ADA, HERE));
      assertThat(refusal.problem()).isEqualTo(Problem.UNAVAILABLE);
      assertThat(refusal.retryAfter()).isPresent();
    }
  }

  @Test
  void codes_work_again_when_redis_is_back_and_what_failed_does_not_count() {
    server.kill();
    IntStream.range(0, 100).forEach(i -> catchThrowable(() -> codes.issue(ADA, HERE)));
    server.start();
    await().atMost(Duration.ofSeconds(3)).until(redis::isUp);
    spend(Use.LOGIN, issue(ADA));
  }

  @Test
  void a_release_without_redis_fails_nothing() {
    OneTimeCodes.Reservation reservation = codes.reserve(ADA, Use.LOGIN, issue(ADA));
    server.kill();
    assertThatCode(reservation::close).doesNotThrowAnyException();
  }

  @Test
  void neither_code_nor_address_stand_in_redis() {
    String code = issue(ADA);
    spend(Use.LOGIN, code);
    try (UnifiedJedis look = server.client()) {
      String entry = look.keys("rooms:code:*").iterator().next();
      assertThat(entry + look.hgetAll(entry)).doesNotContain(code, "lovelace", "example");
    }
  }

  private OneTimeCodes codes(Duration expiry) {
    return new OneTimeCodes(redis, new Limits(redis), new Keys(SETTINGS), expiry);
  }

  private String issue(String email) {
    return issue(email, HERE);
  }

  private String issue(String email, String caller) {
    return codes.issue(email, caller).orElseThrow();
  }

  private void spend(Use use, String code) {
    codes.reserve(ADA, use, code).keep();
  }

  private void assertRefused(Use use, String code) {
    Refusal refusal = refusal(ADA, use, code);
    assertThat(refusal.problem()).isEqualTo(Problem.UNAUTHENTICATED);
    assertThat(refusal).hasMessage("otp is wrong or expired");
  }

  private Refusal refusal(String email, Use use, String code) {
    return catchThrowableOfType(Refusal.class, () -> codes.reserve(email, use, code));
  }

  private static String wrong(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }

  /** How many of sixteen logins with this code at once were let in. */
  private long letIn(String code) {
    return AtOnce.call(16, i -> refusal(ADA, Use.LOGIN, code)).stream()
        .filter(Objects::isNull)
        .count();
  }
}
