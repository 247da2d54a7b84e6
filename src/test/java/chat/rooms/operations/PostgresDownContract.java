package chat.rooms.operations;

import static chat.rooms.support.V2Socket.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Node;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.Postgres;
import chat.rooms.support.SocketClient;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
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

  /** What the node has not noticed to be over would count as one with what comes next. */
  @BeforeEach
  void the_node_has_noticed_that_postgresql_is_back() {
    Awaitility.await()
        .during(Duration.ofSeconds(2))
        .until(() -> log().lastIndexOf("PostgreSQL is back") >= log().lastIndexOf("is away"));
  }

  @Test
  void a_call_fails_at_once_while_postgresql_is_down_and_works_with_the_first_after() {
    Person anna = person("Anna");
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
  void a_refusal_while_postgresql_is_down_can_be_read_by_frontends() {
    Person anna = person("Anna");
    ApiClient stranger = anna.stranger().withHeader("Origin", Deployment.ORIGIN);
    whilePostgresqlIsDown(
        () -> {
          stranger.withToken(anna.token()).get("/rooms").refuses(503).isOpenToFrontends();
          stranger.post("/users/login", anna.credentials()).refuses(503).isOpenToFrontends();
        });
  }

  @Test
  void a_handshake_while_postgresql_is_down_is_told_when_to_come_again() {
    Person anna = person("Anna");
    SocketClient.Builder withTicket = anna.handshake().parameter("ticket", anna.ticket());
    whilePostgresqlIsDown(
        () -> {
          isUnavailable(anna.handshake().token(anna.token()));
          isUnavailable(withTicket.subprotocol("rooms.v2"));
        });
  }

  @Test
  void commands_while_postgresql_is_down_are_refused_on_sockets_that_stay_open() {
    Person anna = person("Anna");
    String team = anna.creates("Team");
    try (OldSocket old = anna.connects();
        V2Socket socket = anna.connectsV2()) {
      whilePostgresqlIsDown(
          () -> {
            old.commands("CreateMessage", team, team, "Lost");
            assertThat(old.hearsError()).isNotBlank();
            JsonObject error = socket.commands("CreateMessage", team, team, "Lost");
            assertThat(refused(error, "unavailable").getInt("retryAfter")).isPositive();
            assertThat(old.isOpen()).isTrue();
            assertThat(socket.isOpen()).isTrue();
          });
    }
    assertThat(anna.get("/messages/" + team).all("text")).containsExactly("Room created");
  }

  @Test
  void readiness_falls_with_postgresql_and_returns_with_it() {
    POSTGRES.stop();
    assertThat(client.getFromRoot("/health/ready").status()).isEqualTo(503);
    assertThat(client.getFromRoot("/health/live").status()).isEqualTo(200);
    POSTGRES.start();
    assertThat(client.getFromRoot("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void sockets_that_postgresql_leaves_alone_for_ten_seconds_are_asked_to_come_back() {
    Person bob = person("Bob");
    try (V2Socket socket = bob.connectsV2()) {
      long start = System.nanoTime();
      POSTGRES.stopImmediately();
      assertThat(socket.closeCode()).isEqualTo(4503);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(9));
    } finally {
      POSTGRES.start();
    }
    bob.connectsV2().close();
  }

  private static void whilePostgresqlIsDown(Runnable work) {
    POSTGRES.stopImmediately();
    try {
      work.run();
    } finally {
      POSTGRES.start();
    }
  }

  private static void isUnavailable(SocketClient.Builder handshake) {
    HttpHeaders headers = handshake.refuses(503).answer().headers();
    assertThat(headers.firstValueAsLong("Retry-After").orElseThrow()).isPositive();
  }

  private static Person person(String firstName) {
    return Person.named(firstName, node, Deployment.shared().mailbox()).registers().logsIn();
  }

  private static String log() throws IOException {
    return Files.exists(node.log()) ? Files.readString(node.log()) : "";
  }
}
