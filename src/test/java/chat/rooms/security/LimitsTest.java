package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.rooms.redis.Redis;
import chat.rooms.support.AtOnce;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class LimitsTest {
  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Limit THREE = Limit.on(3, LONG, "x");

  private static chat.rooms.support.Redis server;

  private Redis redis;
  private Limits oneNode;
  private Limits otherNode;

  @BeforeAll
  static void start() {
    server = chat.rooms.support.Redis.started();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void empty() {
    server.empty();
    redis = new Redis(server.url(), chat.rooms.support.Redis.PATIENCE);
    oneNode = new Limits(redis);
    otherNode = new Limits(redis);
  }

  @AfterEach
  void close() {
    redis.close();
  }

  @Test
  void so_many_are_let_in_and_the_next_is_told_how_long_to_wait() {
    assertThat(granted(oneNode, 3, THREE)).isEqualTo(3);
    Admission refused = oneNode.admit(THREE);
    assertThat(refused.isGranted()).isFalse();
    assertThat(refused.retryAfter()).isBetween(LONG.minusSeconds(5), LONG);
  }

  @Test
  void nodes_count_together() {
    assertThat(granted(oneNode, 2, THREE)).isEqualTo(2);
    assertThat(granted(otherNode, 2, THREE)).isEqualTo(1);
    assertThat(otherNode.admit(THREE).retryAfter()).isBetween(LONG.minusSeconds(5), LONG);
  }

  @Test
  void what_is_refused_does_not_count() {
    Limit short1 = Limit.on(1, Duration.ofSeconds(1), "x");
    assertThat(oneNode.admit(short1).isGranted()).isTrue();
    await().pollInterval(Duration.ofMillis(50)).until(() -> oneNode.admit(short1).isGranted());
  }

  @Test
  void the_told_wait_is_long_enough() {
    Limit quick = Limit.on(2, Duration.ofMillis(400), "x");
    granted(oneNode, 2, quick);
    Duration wait = otherNode.admit(quick).retryAfter();
    long until = System.nanoTime() + wait.toNanos();
    await().pollInterval(Duration.ofMillis(1)).until(() -> System.nanoTime() - until > 0);
    assertThat(otherNode.admit(quick).isGranted()).isTrue();
  }

  @Test
  void of_several_limits_one_that_is_reached_refuses_and_none_is_counted() {
    Limit wide = Limit.on(4, LONG, "wide");
    assertThat(granted(oneNode, 5, THREE, wide)).isEqualTo(3);
    assertThat(granted(oneNode, 2, wide)).isEqualTo(1);
    assertThat(granted(otherNode, 1, wide)).isZero();
  }

  @Test
  void what_is_taken_back_does_not_count() {
    granted(oneNode, 2, THREE);
    oneNode.takeBack(oneNode.admit(THREE));
    assertThat(granted(oneNode, 2, THREE)).isEqualTo(1);
  }

  @Test
  void what_is_forgotten_starts_again_while_the_others_stay() {
    Limit wide = Limit.on(4, LONG, "wide");
    granted(oneNode, 2, THREE, wide);
    oneNode.takeBackAndForget(oneNode.admit(THREE, wide), THREE);
    assertThat(granted(oneNode, 5, THREE, wide)).isEqualTo(2);
    assertThat(granted(oneNode, 2, THREE)).isEqualTo(1);
  }

  @Test
  void parallel_calls_do_not_pass_a_limit() {
    Limit ten = Limit.on(10, LONG, "x");
    List<Integer> granted =
        AtOnce.call(16, i -> granted(i % 2 == 0 ? oneNode : otherNode, 12, ten));
    assertThat(granted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(10);
    try (UnifiedJedis look = server.client()) {
      assertThat(look.zcard(ten.key())).isEqualTo(10);
    }
  }

  @Test
  void a_log_goes_when_its_window_is_over() {
    Limit brief = Limit.on(3, Duration.ofSeconds(3), "brief");
    try (UnifiedJedis look = server.client()) {
      oneNode.admit(brief);
      assertThat(look.keys("*")).containsExactly(brief.key());
      await().until(() -> look.keys("*").isEmpty());
    }
  }

  @Test
  void a_redis_that_was_emptied_opens_nothing_on_a_node_that_counted() {
    assertThat(granted(oneNode, 3, THREE)).isEqualTo(3);
    server.empty();
    assertThat(granted(oneNode, 3, THREE)).isZero();
  }

  @Test
  void without_redis_each_node_counts_by_itself() {
    try (chat.rooms.support.Redis mortal = chat.rooms.support.Redis.started()) {
      Redis doomed = new Redis(mortal.url());
      Limits survivor = new Limits(doomed);
      assertThat(granted(survivor, 1, THREE)).isEqualTo(1);
      mortal.kill();
      assertThat(granted(survivor, 10, THREE)).isEqualTo(2);
      assertThat(survivor.admit(THREE).retryAfter()).isBetween(LONG.minusSeconds(5), LONG);
      doomed.close();
    }
  }

  @Test
  void who_finds_the_nodes_memory_full_is_counted_by_redis_alone() {
    Limits full = new Limits(redis, new LocalLimits(10));
    assertThat(IntStream.range(0, 1_000).map(i -> granted(full, 1, floodOf(i))).sum())
        .isEqualTo(1_000);
    assertThat(granted(full, 5, THREE)).isEqualTo(3);
  }

  @Test
  void without_redis_a_full_memory_limits_each_kind_by_itself() {
    try (chat.rooms.support.Redis mortal = chat.rooms.support.Redis.started()) {
      Redis doomed = new Redis(mortal.url());
      Limits survivor = new Limits(doomed, new LocalLimits(10));
      mortal.kill();
      assertThat(IntStream.range(0, 1_000).map(i -> granted(survivor, 1, floodOf(i))).sum())
          .isBetween(10, 10 + 256);
      assertThat(granted(survivor, 5, THREE)).isEqualTo(3);
      doomed.close();
    }
  }

  private static Limit floodOf(int name) {
    return Limit.on(1, LONG, "flood", "n" + name);
  }

  private static int granted(Limits limits, int calls, Limit... against) {
    return (int) IntStream.range(0, calls).filter(i -> limits.admit(against).isGranted()).count();
  }
}
