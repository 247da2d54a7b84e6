package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Node;
import chat.rooms.support.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One node on a PostgreSQL of its own, which comes and goes. */
class PostgresDownContract {
  private static final Postgres POSTGRES = new Postgres(Path.of("target", "postgres-down"));

  private static Node node;
  private static ApiClient client;

  @BeforeAll
  static void a_node_that_starts_before_postgresql_waits_for_it() {
    POSTGRES.start().freshDatabase("rooms");
    POSTGRES.stop();
    Map<String, String> settings = new HashMap<>(Deployment.shared().settings());
    settings.put("DATABASE_URL", POSTGRES.url("rooms").toString());
    node = new Node("postgres-down", settings).launch();
    client = new ApiClient(node.uri());
    Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .until(() -> log().contains("Waiting for PostgreSQL"));
    POSTGRES.start();
    node.awaitReady();
  }

  @AfterAll
  static void stop() {
    node.close();
    POSTGRES.close();
  }

  @Test
  void a_call_fails_at_once_while_postgresql_is_down_and_works_with_the_first_after() {
    ApiClient anna = client.withToken(register("anna@example.org"));
    for (int crash = 0; crash < 3; crash++) {
      POSTGRES.stopImmediately();
      long start = System.nanoTime();
      Answer refused = anna.get("/users/current");
      assertThat(refused.status()).as(refused.toString()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));

      POSTGRES.start();
      assertThat(anna.get("/users/current").status()).isEqualTo(200);
    }
  }

  @Test
  void readiness_falls_with_postgresql_and_returns_with_it() {
    POSTGRES.stop();
    assertThat(client.getFromRoot("/health/ready").status()).isEqualTo(503);
    assertThat(client.getFromRoot("/health/live").status()).isEqualTo(200);
    POSTGRES.start();
    assertThat(client.getFromRoot("/health/ready").status()).isEqualTo(200);
  }

  private static String register(String email) {
    var person =
        Map.of(
            "firstName", "Anna",
            "lastName", "Arendt",
            "email", email,
            "password", "correct horse");
    assertThat(client.post("/users/register", person).status()).isEqualTo(201);
    return client.post("/users/login", person).json().getString("token");
  }

  private static String log() throws IOException {
    return Files.exists(node.log()) ? Files.readString(node.log()) : "";
  }
}
