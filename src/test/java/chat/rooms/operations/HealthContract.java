package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Node;
import chat.rooms.support.Postgres;
import chat.rooms.support.Redis;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a node says of its health, with backends of its own that it may lose. */
class HealthContract {
  private static final Path FOLDER = Path.of("target", "health");
  private static final Postgres POSTGRES = new Postgres(FOLDER);
  private static final Redis REDIS = Redis.forgetful(FOLDER);
  private static Node node;
  private static ApiClient client;

  @BeforeAll
  static void start() {
    POSTGRES.start();
    REDIS.start();
    node =
        new Node(
                "health",
                Map.of(
                    "ENVIRONMENT",
                    "dev",
                    "DATABASE_URL",
                    POSTGRES.freshDatabase("rooms").toString(),
                    "REDIS_URL",
                    REDIS.url().toString(),
                    "API_SECRET",
                    "q8ZtR3vYp1WxKc6LmNb4HsTd7FgJe2Ua"))
            .start();
    client = new ApiClient(node.uri());
  }

  @AfterAll
  static void stop() {
    node.close();
    REDIS.close();
    POSTGRES.close();
  }

  @AfterEach
  void all_is_well_again() {
    await().until(() -> states().equals(List.of("postgresql UP", "redis ok", "subscription ok")));
  }

  @Test
  void a_node_that_answers_lives_whatever_is_down() {
    assertThat(client.getFromRoot("/health/live").status()).isEqualTo(200);
    POSTGRES.stopImmediately();
    REDIS.kill();
    assertThat(client.getFromRoot("/health/live").status()).isEqualTo(200);
    POSTGRES.start();
    REDIS.start();
  }

  @Test
  void without_redis_a_node_stays_ready_and_says_that_it_is_degraded() {
    REDIS.kill();
    await()
        .until(
            () ->
                states()
                    .equals(List.of("postgresql UP", "redis degraded", "subscription degraded")));
    assertThat(ready().status()).isEqualTo(200);
    REDIS.start();
  }

  @Test
  void without_postgresql_a_node_is_not_ready() {
    POSTGRES.stopImmediately();
    await().until(() -> ready().status() == 503);
    assertThat(states()).containsExactly("postgresql DOWN", "redis ok", "subscription ok");
    POSTGRES.start();
  }

  @Test
  void a_database_that_hangs_does_not_hang_the_probes() {
    POSTGRES.freeze();
    try {
      for (int probe = 0; probe < 3; probe++) {
        Answer answer =
            assertTimeoutPreemptively(Duration.ofSeconds(8), HealthContract::ready, "the probe");
        assertThat(answer.status()).isEqualTo(503);
      }
    } finally {
      POSTGRES.thaw();
    }
  }

  @Test
  void a_database_that_hangs_silences_no_subscription() throws IOException {
    POSTGRES.freeze();
    try {
      // Each of them takes two seconds, and a subscription may be silent for six.
      IntStream.range(0, 5).forEach(probe -> assertThat(ready().status()).isEqualTo(503));
    } finally {
      POSTGRES.thaw();
    }
    await().until(() -> ready().status() == 200);
    assertThat(Files.readString(node.log())).doesNotContain("the subscription is silent");
  }

  private static Answer ready() {
    return client.getFromRoot("/health/ready");
  }

  /** Each check with its state where it has one, or else its status, by name. */
  private static List<String> states() {
    return ready().json().getJsonArray("checks").getValuesAs(JsonObject.class).stream()
        .map(check -> check.getString("name") + " " + stateOf(check))
        .sorted()
        .toList();
  }

  private static String stateOf(JsonObject check) {
    return check.getJsonObject("data").getString("state", check.getString("status"));
  }

  private static ConditionFactory await() {
    return Awaitility.await().atMost(Duration.ofSeconds(60)).ignoreExceptions();
  }
}
