package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @Test
  void a_password_matches_its_own_hash_only() {
    String hash = passwords.hash("correct horse 👋");
    assertThat(passwords.matches("correct horse 👋", hash)).isTrue();
    assertThat(passwords.matches("correct horse", hash)).isFalse();
    assertThat(passwords.needsRehash(hash)).isFalse();
  }

  @Test
  void hashes_are_argon2id_with_the_parameters_of_owasp_and_a_salt_each() {
    assertThat(passwords.hash("password"))
        .startsWith("{argon2id}$argon2id$v=19$m=19456,t=2,p=1$")
        .isNotEqualTo(passwords.hash("password"));
  }

  @Test
  void a_long_password_counts_to_its_last_character() {
    String password = "👋".repeat(127);
    String hash = passwords.hash(password + "a");
    assertThat(passwords.matches(password + "a", hash)).isTrue();
    assertThat(passwords.matches(password + "b", hash)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // Made by golang.org/x/crypto/bcrypt's own test, cost 10.
        "$2a$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga",
        "$2b$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga",
        "$2y$10$XajjQvNhvvRt5GSeFk1xFeyqRrsxkhBkUiQeg0dt.wU1qD4aFDcga"
      })
  void an_imported_bcrypt_hash_matches_and_wants_to_be_replaced(String hash) {
    assertThat(passwords.matches("allmine", hash)).isTrue();
    assertThat(passwords.matches("allmin3", hash)).isFalse();
    assertThat(passwords.needsRehash(hash)).isTrue();
  }

  @Test
  void an_imported_hash_of_a_higher_cost_matches() {
    String hash = BCrypt.hashpw("password", BCrypt.gensalt(12));
    assertThat(passwords.matches("password", hash)).isTrue();
  }

  @Test
  void bcrypt_looks_at_72_bytes_and_a_longer_password_still_gets_in() {
    String start = "ü".repeat(36);
    String hash = BCrypt.hashpw(start, BCrypt.gensalt(4));
    assertThat(passwords.matches(start + "and more", hash)).isTrue();
    assertThat(passwords.matches(start.substring(1) + "and more", hash)).isFalse();
  }

  @Test
  void an_older_argon2id_hash_wants_to_be_replaced() {
    String weaker = passwords.hash("password").replace("t=2", "t=1");
    assertThat(passwords.needsRehash(weaker)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "password",
        "{noop}password",
        "{argon2id}",
        "{argon2id}$argon2id$x",
        "$2a$10$"
      })
  void nothing_matches_a_hash_of_another_form(String hash) {
    assertThat(passwords.matches("password", hash)).isFalse();
  }

  @Test
  void without_a_hash_nothing_matches_not_even_the_decoy() {
    assertThat(passwords.matches("decoy", null)).isFalse();
  }

  @Test
  void without_a_hash_the_answer_takes_as_long() {
    String hash = passwords.hash("password");
    long known = Long.MAX_VALUE;
    long unknown = Long.MAX_VALUE;
    // By turns, so that what slows the processor slows both; others who take it do not count.
    for (int i = 0; i < 5; i++) {
      known = Math.min(known, worked(() -> passwords.matches("wrong one", hash)));
      unknown = Math.min(unknown, worked(() -> passwords.matches("wrong one", null)));
    }
    assertThat((double) unknown / known).isBetween(0.5, 2.0);
  }

  @Test
  void beyond_so_many_at_once_the_next_is_refused_and_not_queued() throws Exception {
    Passwords two = new Passwords(2);
    ExecutorService threads = Executors.newFixedThreadPool(32);
    try {
      CountDownLatch start = new CountDownLatch(1);
      Stream<Future<Refusal>> tries =
          IntStream.range(0, 32).mapToObj(i -> threads.submit(() -> refusalOf(two, start)));
      Future<?>[] all = tries.toArray(Future<?>[]::new);
      start.countDown();
      assertThat(Arrays.stream(all).map(PasswordsTest::result))
          .contains((Object) null)
          .filteredOn(Objects::nonNull)
          .isNotEmpty()
          .allSatisfy(r -> assertThat(((Refusal) r).problem()).isEqualTo(Problem.UNAVAILABLE))
          .allSatisfy(r -> assertThat(((Refusal) r).retryAfter()).isPresent());
    } finally {
      threads.shutdownNow();
    }
    assertThat(two.hash("the turns came back")).isNotEmpty();
  }

  private static Refusal refusalOf(Passwords passwords, CountDownLatch start) throws Exception {
    start.await();
    return catchThrowableOfType(Refusal.class, () -> passwords.hash("password"));
  }

  private static Object result(Future<?> future) {
    try {
      return future.get();
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }

  /** How long the processor worked for it, in nanoseconds. */
  private static long worked(Runnable work) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long start = threads.getCurrentThreadCpuTime();
    work.run();
    return threads.getCurrentThreadCpuTime() - start;
  }
}
