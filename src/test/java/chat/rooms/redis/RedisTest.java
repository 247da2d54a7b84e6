package chat.rooms.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.rooms.support.AtOnce;
import chat.rooms.support.LogLines;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisPubSub;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisConnectionException;

class RedisTest {
  private static final Script ECHO = Script.of("return ARGV[1]");

  /** As many as the pool has. */
  private static final int CONNECTIONS = 32;

  private static final String SOMETHING = "something";

  private final chat.rooms.support.Redis server = chat.rooms.support.Redis.started();
  private final Redis redis = new Redis(server.url());
  private final LogLines log = new LogLines(Redis.class);

  @AfterEach
  void close() {
    log.close();
    redis.close();
    server.close();
  }

  @Test
  void commands_reach_redis() throws RedisDown {
    String answer = redis.call(UnifiedJedis::ping);
    assertThat(answer).isEqualTo("PONG");
    assertThat(redis.isUp()).isTrue();
  }

  @Test
  void a_script_runs_also_after_redis_forgot_it() throws RedisDown {
    Object first = redis.run(ECHO, List.of(), List.of("a"));
    assertThat(first).isEqualTo("a");
    server.empty();
    Object second = redis.run(ECHO, List.of(), List.of("b"));
    assertThat(second).isEqualTo("b");
    Object byName = redis.call(jedis -> jedis.evalsha(ECHO.sha1(), 0, "c"));
    assertThat(byName).isEqualTo("c");
  }

  @Test
  void every_key_begins_with_the_name_of_the_application() {
    assertThat(Redis.key("code", "abc")).isEqualTo("rooms:code:abc");
  }

  @Test
  void a_dead_redis_costs_no_time_after_the_first_failure() {
    server.kill();
    assertThat(redis.isUp()).isFalse();
    assertThat(elapsed(() -> many(1_000))).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void a_stalled_redis_costs_one_timeout_and_then_no_time() {
    assertThat(redis.isUp()).isTrue();
    server.stall(Duration.ofSeconds(30));
    assertThat(elapsed(redis::isUp)).isBetween(Duration.ofMillis(400), Duration.ofMillis(1_500));
    assertThat(elapsed(() -> many(1_000))).isLessThan(Duration.ofMillis(500));
  }

  @Test
  void an_address_that_nobody_answers_costs_one_timeout() {
    // 192.0.2.0/24 is for documentation (RFC 5737), and nobody has it.
    Redis nowhere = new Redis(URI.create("redis://192.0.2.1:6379/0"));
    assertThat(elapsed(nowhere::isUp)).isLessThan(Duration.ofMillis(1_500));
    nowhere.close();
  }

  @Test
  void redis_is_used_again_by_itself_when_it_is_back() {
    assertThat(redis.isUp()).isTrue();
    server.kill();
    assertThat(redis.isUp()).isFalse();
    server.start();
    await().atMost(Duration.ofSeconds(3)).until(redis::isUp);
    assertThat(redis.isUp()).isTrue();
  }

  @Test
  void calls_that_wait_for_a_connection_in_vain_do_not_keep_the_next_from_redis() {
    List<CompletableFuture<String>> waiting =
        Stream.generate(() -> AtOnce.meanwhile(this::waitsForSomething))
            .limit(CONNECTIONS)
            .toList();
    await().until(() -> server.waitingConnections() == CONNECTIONS);
    assertThat(redis.isUp()).isFalse();

    try (UnifiedJedis jedis = server.client()) {
      jedis.rpush(SOMETHING, Collections.nCopies(CONNECTIONS, "here").toArray(String[]::new));
    }
    assertThat(waiting).extracting(CompletableFuture::join).containsOnly("here");
    assertThat(redis.isUp()).isTrue();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void going_down_and_coming_back_are_logged_once_each() {
    assertThat(redis.isUp()).isTrue();
    server.kill();
    assertThat(redis.isUp()).isFalse();
    many(10);
    server.start();
    await().atMost(Duration.ofSeconds(3)).until(redis::isUp);
    many(10);
    assertThat(log.lines())
        .hasSize(2)
        .satisfiesExactly(
            down -> assertThat(down).startsWith("Redis is down, going on without it"),
            up -> assertThat(up).isEqualTo("Redis is back"));
  }

  @Test
  void a_password_with_any_character_is_understood() {
    try (chat.rooms.support.Redis guarded = chat.rooms.support.Redis.protectedBy("p:a@s/s%")) {
      Redis right = new Redis(address(":p%3Aa%40s%2Fs%25", guarded.port()));
      Redis wrong = new Redis(address(":wrong", guarded.port()));
      assertThat(right.isUp()).isTrue();
      assertThatThrownBy(() -> wrong.call(UnifiedJedis::ping))
          .isInstanceOf(RedisDown.class)
          .hasMessageNotContaining("wrong@");
      right.close();
      wrong.close();
    }
  }

  @Test
  void the_database_of_the_address_is_used() throws RedisDown {
    Redis third = new Redis(URI.create("redis://localhost:" + server.port() + "/3"));
    third.call(jedis -> jedis.set("rooms:x", "1"));
    boolean inTheFirst = redis.call(jedis -> jedis.exists("rooms:x"));
    boolean inTheThird = third.call(jedis -> jedis.exists("rooms:x"));
    assertThat(inTheFirst).isFalse();
    assertThat(inTheThird).isTrue();
    third.close();
  }

  @Test
  void a_subscription_has_a_connection_of_its_own() {
    try (Jedis own = redis.connect()) {
      assertThat(own.ping()).isEqualTo("PONG");
      assertThat(own.clientGetname()).isEqualTo("rooms");
    }
  }

  @Test
  void a_subscription_may_be_silent_for_longer_than_an_answer() {
    try (Jedis own = redis.connect()) {
      Thread listener = new Thread(() -> own.subscribe(new JedisPubSub() {}, "silence"));
      listener.start();
      await().until(() -> server.subscriptions() == 1);
      await()
          .during(Redis.TIMEOUT.multipliedBy(2))
          .atMost(chat.rooms.support.Redis.PATIENCE)
          .until(listener::isAlive);
      own.disconnect();
    }
  }

  @Test
  void a_subscription_to_a_server_that_accepts_and_says_nothing_fails_in_time() throws IOException {
    try (ServerSocket silent = new ServerSocket(0)) {
      Redis nobody = new Redis(URI.create("redis://localhost:" + silent.getLocalPort() + "/1"));
      Duration took =
          elapsed(
              () ->
                  assertThatThrownBy(nobody::connect).isInstanceOf(JedisConnectionException.class));
      assertThat(took).isLessThan(Redis.TIMEOUT.multipliedBy(4));
      nobody.close();
    }
  }

  /** Keeps a connection until there is something. */
  private String waitsForSomething() {
    try {
      return redis.call(jedis -> jedis.blpop(30, SOMETHING)).get(1);
    } catch (RedisDown down) {
      return down.getMessage();
    }
  }

  private static URI address(String credentials, int port) {
    return URI.create("redis://" + credentials + "@localhost:" + port);
  }

  private void many(int calls) {
    for (int i = 0; i < calls; i++) {
      redis.isUp();
    }
  }

  private static Duration elapsed(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
