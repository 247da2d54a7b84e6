package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.redis.Redis;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.UnifiedJedis;

class RateLimiterTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final Pattern WITHIN =
      Pattern.compile(
          "_(eval|evalsha|time|zadd|zcard|zremrangebyscore|pexpire|hello|client|info|config)");

  private final chat.rooms.support.Redis server = chat.rooms.support.Redis.started();
  private final Redis redis = new Redis(server.url());
  private final RateLimiter limiter = new RateLimiter(new Limits(redis), 5, WINDOW);

  @AfterEach
  void close() {
    redis.close();
    server.close();
  }

  @Test
  void the_call_after_the_last_allowed_one_waits() {
    assertThat(allowed(5, () -> limiter.exceededByUser("u1"))).isEqualTo(5);
    assertThat(limiter.exceededByUser("u1"))
        .hasValueSatisfying(wait -> assertThat(wait).isBetween(WINDOW.minusSeconds(5), WINDOW));
  }

  @Test
  void each_user_and_each_address_has_a_count_of_its_own() {
    assertThat(allowed(9, () -> limiter.exceededByUser("u1"))).isEqualTo(5);
    assertThat(allowed(9, () -> limiter.exceededByUser("u2"))).isEqualTo(5);
    assertThat(allowed(9, () -> limiter.exceededByAddress("192.0.2.1"))).isEqualTo(5);
    assertThat(allowed(9, () -> limiter.exceededByAddress("192.0.2.2"))).isEqualTo(5);
  }

  @Test
  void one_network_of_ipv6_is_one_caller() {
    assertThat(allowed(3, () -> limiter.exceededByAddress("2001:db8::1"))).isEqualTo(3);
    assertThat(allowed(3, () -> limiter.exceededByAddress("2001:db8:0:0:ffff::1"))).isEqualTo(2);
    assertThat(allowed(3, () -> limiter.exceededByAddress("2001:db8:0:1::1"))).isEqualTo(3);
  }

  @Test
  void an_ipv4_address_written_as_ipv6_is_the_same_caller() {
    assertThat(allowed(3, () -> limiter.exceededByAddress("192.0.2.1"))).isEqualTo(3);
    assertThat(allowed(3, () -> limiter.exceededByAddress("::ffff:192.0.2.1"))).isEqualTo(2);
  }

  @Test
  void what_is_no_address_is_limited_too() {
    assertThat(allowed(9, () -> limiter.exceededByAddress("unknown"))).isEqualTo(5);
  }

  @Test
  void without_redis_the_limit_is_the_same() {
    server.kill();
    assertThat(allowed(9, () -> limiter.exceededByUser("u1"))).isEqualTo(5);
  }

  @Test
  void counting_is_one_round_trip() {
    try (UnifiedJedis look = server.client()) {
      look.sendCommand(() -> "CONFIG".getBytes(), "RESETSTAT");
      limiter.exceededByUser("u1");
      long before = scripts(look);
      allowed(5, () -> limiter.exceededByUser("u2"));
      assertThat(scripts(look) - before).isEqualTo(5);
      // All else that Redis was told came from within the scripts, or greeted it.
      assertThat(look.info("commandstats").lines().filter(l -> l.startsWith("cmdstat_")))
          .allSatisfy(line -> assertThat(line).containsPattern(WITHIN));
    }
  }

  private static int allowed(int calls, Supplier<Optional<Duration>> call) {
    return (int) IntStream.range(0, calls).filter(i -> call.get().isEmpty()).count();
  }

  private static long scripts(UnifiedJedis look) {
    return number(look.info("commandstats"), "cmdstat_evalsha:calls=");
  }

  private static long number(String info, String name) {
    return info.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).split(",")[0])
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
