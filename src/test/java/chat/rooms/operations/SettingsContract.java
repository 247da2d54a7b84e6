package chat.rooms.operations;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.texts;
import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Node;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node does what its settings say, here where each is another than the default. */
class SettingsContract {
  private static final int MESSAGE_MAX_CHARS = 10;
  private static final int RATE_LIMIT = 40;
  private static final int LOGIN_WINDOW_SECONDS = 3;
  private static final String ORIGIN = "https://anywhere.example";

  private static final Deployment rooms = Deployment.shared();

  /** Whose address is the one of ADMIN_EMAIL at this node, and nothing special at the others. */
  private static final Person head = rooms.stranger("Grace");

  private static Node node;

  private final Person anna = rooms.person("Anna").at(node);

  @BeforeAll
  static void start() {
    node =
        rooms.startNode(
            "other-settings",
            "ENVIRONMENT",
            "dev",
            "MESSAGE_MAX_CHARS",
            Integer.toString(MESSAGE_MAX_CHARS),
            "TOKEN_HOUR_LIFESPAN",
            "1",
            "OTP_EXPIRY",
            "4s",
            "LOGIN_ATTEMPTS",
            "2",
            "LOGIN_WINDOW",
            LOGIN_WINDOW_SECONDS + "s",
            "RATE_LIMIT",
            Integer.toString(RATE_LIMIT),
            "RATE_WINDOW",
            "1m",
            "CORS_ORIGIN",
            "*",
            "ALLOWED_USERS_ONLY",
            "true",
            "ADMIN_EMAIL",
            head.email());
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void a_node_in_dev_says_once_what_prod_would_refuse() throws IOException {
    assertThat(Files.readString(node.log())).containsOnlyOnce("CORS_ORIGIN is *");
  }

  @Test
  void a_message_has_at_most_message_max_chars() {
    String longest = "ä".repeat(MESSAGE_MAX_CHARS);

    anna.says("general", longest);
    anna.post("/messages/general", object("text", longest + "!")).names("text");
  }

  @Test
  void a_token_lives_for_token_hour_lifespan() {
    Instant issued = Instant.now();

    JsonObject login = anna.stranger().post("/users/login", anna.credentials()).is(200).json();

    assertThat(Instant.parse(login.getString("expiresAt")))
        .isCloseTo(issued.plus(1, ChronoUnit.HOURS), within(1, ChronoUnit.MINUTES));
  }

  @Test
  void a_code_is_good_for_otp_expiry() {
    // The first mail of a node takes its time, of which a code that is short-lived has none.
    rooms.person("Bob").at(node).asksForCode();
    JsonObject again = with(anna.registration(), "otp", anna.asksForCode());

    // The code is right, but a code is not all that it takes here.
    anna.stranger().post("/users/register-otp", again).refuses(403);
    Awaitility.await("the end of the code")
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> anna.stranger().post("/users/register-otp", again).status() == 401);
  }

  @Test
  void after_login_attempts_failures_a_person_waits_until_the_login_window_is_over() {
    JsonObject wrong = with(anna.credentials(), "password", "not the password");
    anna.stranger().post("/users/login", wrong).refuses(401);
    anna.stranger().post("/users/login", wrong).refuses(401);

    Answer refused = anna.stranger().post("/users/login", anna.credentials()).refuses(429);

    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow()))
        .isBetween(1, LOGIN_WINDOW_SECONDS);
    Awaitility.await("the end of the window")
        .atMost(Duration.ofSeconds(15))
        .pollInterval(Duration.ofMillis(500))
        .until(() -> anna.stranger().post("/users/login", anna.credentials()).status() == 200);
  }

  @Test
  void an_address_has_rate_limit_calls_in_a_rate_window() {
    ApiClient stranger = new ApiClient(node.uri());
    for (int i = 0; i < RATE_LIMIT; i++) {
      stranger.get("/users/current").refuses(401);
    }

    Answer refused = stranger.get("/users/current").refuses(429);

    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(10, 60);
  }

  @Test
  void while_every_origin_is_allowed_scripts_of_any_call_and_open_sockets() {
    Answer answer = anna.api().withHeader("Origin", ORIGIN).get("/rooms").is(200);

    assertThat(answer.header("Access-Control-Allow-Origin")).hasValue("*");
    anna.handshake().token(anna.token()).header("Origin", ORIGIN).connect().close();
  }

  @Test
  void while_only_allowed_users_may_nobody_registers_without_a_code() {
    Person eve = rooms.stranger("Eve").at(node);

    eve.stranger().post("/users/register", eve.registration()).refuses(403);
  }

  @Test
  void while_only_allowed_users_may_whoever_has_an_account_gets_codes_and_logs_in() {
    assertThat(anna.asksForCode()).hasSize(6);
    anna.stranger().post("/users/login", anna.credentials()).is(200);
  }

  @Test
  void whoever_proves_the_admins_address_by_whichever_call_is_an_admin() {
    Person grace = head.registers().logsIn();
    // The shared nodes' codes live longer, and are good here too.
    String code = grace.asksForCode();
    ApiClient stranger = grace.at(node).stranger();
    JsonObject credentials = with(grace.credentials(), "otp", code);

    becomesAdmin(grace, () -> stranger.post("/users/login-otp", credentials).is(200));
    becomesAdmin(
        grace,
        () -> grace.at(node).put("/users/update-otp", with(grace.profile(), "otp", code)).is(200));
    becomesAdmin(grace, () -> stranger.post("/users/reset-password", credentials).is(200));
  }

  /** Is none before, is one after, and none again. */
  private static void becomesAdmin(Person person, Runnable call) {
    Person admin = rooms.admin();
    assertThat(roles(person)).containsExactly("user");
    call.run();
    assertThat(roles(person)).containsExactly("user", "admin");
    admin.delete("/users/" + person.id() + "/roles/admin").is(200);
  }

  private static List<String> roles(Person person) {
    return texts(rooms.admin().get("/users/" + person.id()).is(200).json(), "roles");
  }
}
