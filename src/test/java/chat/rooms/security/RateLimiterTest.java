package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.redis.Redis;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.Protocol;

class RateLimiterTest {
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final chat.rooms.support.Redis server = chat.rooms.support.Redis.started();
  private final Redis redis = new Redis(server.url(), chat.rooms.support.Redis.PATIENCE);
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
    // With the first call Redis learns the script.
    limiter.exceededByUser("u1");
    assertThat(commandsDuring(() -> allowed(5, () -> limiter.exceededByUser("u2"))))
        .hasSize(5)
        .allSatisfy(command -> assertThat(command).containsIgnoringCase("\"evalsha\""));
  }

  private static int allowed(int calls, Supplier<Optional<Duration>> call) {
    return (int) IntStream.range(0, calls).filter(i -> call.get().isEmpty()).count();
  }

  /** What clients tell Redis meanwhile; what its scripts do is marked as theirs, and left out. */
  private List<String> commandsDuring(Runnable work) {
    try (Jedis monitor = new Jedis("127.0.0.1", server.port());
        Jedis client = new Jedis("127.0.0.1", server.port())) {
      client.ping();
      Connection told = monitor.getConnection();
      told.sendCommand(Protocol.Command.MONITOR);
      told.getStatusCodeReply();
      work.run();
      client.echo("over");
      return Stream.generate(told::getBulkReply)
          .takeWhile(command -> !command.endsWith(" \"over\""))
          .filter(command -> !command.contains(" lua] "))
          .toList();
    }
  }
}
