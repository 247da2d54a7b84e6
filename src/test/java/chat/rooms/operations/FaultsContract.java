package chat.rooms.operations;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Node;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.Postgres;
import chat.rooms.support.Redis;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on a PostgreSQL and a Redis of their own, and a mail server that never answers. */
class FaultsContract {
  private static final Path FOLDER = Path.of("target", "faults-contract");
  private static final Postgres POSTGRES = new Postgres(FOLDER);
  private static final Redis REDIS = Redis.forgetful(FOLDER);

  private static ServerSocket silentMailServer;
  private static Node first;
  private static Node second;

  private final Person anna = person("Anna");
  private final Person bob = person("Bob").at(second);
  private final String team = anna.creates("Team");

  @BeforeAll
  static void start() throws IOException {
    silentMailServer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Map<String, String> settings = new HashMap<>(Deployment.shared().settings());
    settings.put("DATABASE_URL", POSTGRES.start().freshDatabase("rooms").toString());
    settings.put("REDIS_URL", REDIS.start().url().toString());
    settings.put("SMTP_HOST", "127.0.0.1");
    settings.put("SMTP_PORT", Integer.toString(silentMailServer.getLocalPort()));
    first = new Node("faults-first", settings).launch();
    second = new Node("faults-second", settings).launch();
    first.awaitReady();
    second.awaitReady();
  }

  @AfterAll
  static void stop() throws IOException {
    first.close();
    second.close();
    REDIS.close();
    POSTGRES.close();
    silentMailServer.close();
  }

  @AfterEach
  void redis_is_back() {
    if (!REDIS.isAlive()) {
      REDIS.start();
    }
    // Each node has noticed once it can keep a code.
    Person carl = person("Carl");
    Awaitility.await().until(() -> sendsCode(carl).status() == 200);
    Awaitility.await().until(() -> sendsCode(carl.at(second)).status() == 200);
  }

  @Test
  void without_redis_the_chat_goes_on_across_the_nodes() {
    anna.adds(team, bob);
    try (OldSocket socket = bob.connects()) {
      REDIS.kill();
      for (int i = 0; i < 10; i++) {
        anna.says(team, "Without Redis " + i);
      }
      for (int i = 0; i < 10; i++) {
        socket.hearsText("Without Redis " + i);
      }

      REDIS.start();
      anna.says(team, "With Redis");
      socket.hearsText("With Redis");
    }
  }

  @Test
  void without_redis_people_come_and_go_and_hear_what_they_may() {
    try (OldSocket socket = bob.connects()) {
      REDIS.kill();
      anna.adds(team, bob);
      socket.hears("AddUser", team);
      anna.says(team, "Welcome");
      socket.hearsText("Welcome");
      anna.removes(team, bob);
      socket.hears("RemoveUser", team);
      anna.says(team, "Not for Bob");
      anna.says("general", "For everyone");
      socket.hearsText("For everyone");
    }
  }

  @Test
  void without_redis_an_ended_session_closes_its_sockets_within_two_seconds() {
    try (OldSocket socket = bob.connects()) {
      REDIS.kill();
      bob.at(first).post("/users/logout").is(204);

      assertThat(socket.closeCodeWithin(Duration.ofSeconds(2))).isEqualTo(4001);
    }
  }

  @Test
  void without_redis_only_the_calls_that_need_a_code_are_unavailable() {
    REDIS.kill();

    isUnavailable(sendsCode(anna));
    isUnavailable(anna.put("/users/update-otp", with(anna.profile(), "otp", "123456")));
    isUnavailable(
        anna.stranger().post("/users/login-otp", with(anna.credentials(), "otp", "123456")));
    isUnavailable(
        anna.stranger().post("/users/reset-password", with(anna.credentials(), "otp", "123456")));
    Person carl = Person.named("Carl", first, Deployment.shared().mailbox());
    isUnavailable(
        carl.stranger().post("/users/register-otp", with(carl.registration(), "otp", "123456")));
    carl.registers().logsIn().get("/users").is(200);
    anna.get("/users/" + bob.id()).is(200);
    anna.put("/rooms/" + team, object("name", "Still the team")).is(200);
    anna.delete("/rooms/" + team).is(200);
  }

  @Test
  void a_call_that_was_unavailable_leaves_its_key_unused() {
    REDIS.kill();
    ApiClient repeating = anna.stranger().withHeader("Idempotency-Key", anna.email());

    isUnavailable(repeating.post("/users/send-otp", object("email", anna.email())));
    isUnavailable(repeating.post("/users/send-otp", object("email", anna.email())));
  }

  @Test
  void without_redis_calls_are_limited_all_the_same() {
    REDIS.kill();
    // The first call finds out that Redis is down.
    anna.get("/users/current").is(200);

    List<Integer> statuses = AtOnce.call(200, i -> anna.get("/users/current").status());

    assertThat(statuses).contains(429).isSubsetOf(200, 429);
  }

  @Test
  void without_redis_failed_logins_are_limited_all_the_same() {
    REDIS.kill();
    for (int i = 0; i < 5; i++) {
      wrongLogin(anna).refuses(401);
    }

    wrongLogin(anna).refuses(429);
  }

  @Test
  void without_both_calls_are_unavailable_and_all_works_again_when_they_return() {
    anna.adds(team, bob);
    try (OldSocket socket = bob.connects()) {
      POSTGRES.stopImmediately();
      REDIS.kill();
      isUnavailable(anna.get("/rooms"));
      isUnavailable(anna.stranger().post("/users/login", anna.credentials()));
      isUnavailable(sendsCode(anna));

      POSTGRES.start();
      REDIS.start();

      anna.says(team, "Back again");
      socket.hearsText("Back again");
    }
  }

  @Test
  void a_mail_server_that_never_answers_delays_no_call() {
    List<Person> people = List.of(anna, bob, person("Carl"), person("Dora"), person("Erik"));
    long start = System.nanoTime();

    people.forEach(person -> sendsCode(person).is(200));

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
  }

  private static Person person(String firstName) {
    return Person.named(firstName, first, Deployment.shared().mailbox()).registers().logsIn();
  }

  private static Answer sendsCode(Person person) {
    return person.stranger().post("/users/send-otp", object("email", person.email()));
  }

  private static Answer wrongLogin(Person person) {
    return person
        .stranger()
        .post("/users/login", with(person.credentials(), "password", "not the password"));
  }

  private static void isUnavailable(Answer answer) {
    assertThat(Long.parseLong(answer.refuses(503).header("Retry-After").orElseThrow()))
        .isPositive();
  }
}
