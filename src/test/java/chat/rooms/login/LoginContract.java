package chat.rooms.login;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginContract {
  private static final Duration TWO_SECONDS = Duration.ofSeconds(2);

  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");

  @Test
  void a_login_gives_a_token_that_every_node_knows() {
    Answer login = anna.stranger().post("/users/login", anna.credentials()).is(200);

    Person signedIn = anna.withToken(login.json());
    signedIn.get("/users/current").is(200);
    signedIn.at(rooms.second()).get("/users/current").is(200);
  }

  @Test
  void a_login_with_a_code_gives_a_token() {
    anna.logsInWithCode().get("/users/current").is(200);
  }

  @Test
  void the_email_is_known_in_whatever_case() {
    anna.stranger()
        .post("/users/login", with(anna.credentials(), "email", anna.email().toUpperCase()))
        .is(200);
  }

  @ParameterizedTest
  @CsvSource({
    "login,not the password,401",
    "login-otp," + Person.PASSWORD + ",401",
    "reset-password,a new password,401",
    "send-otp,any password,200"
  })
  void neither_an_answer_nor_its_time_tells_whether_there_is_an_account(
      String call, String password, String status) {
    List<Timed> known = new ArrayList<>();
    List<Timed> unknown = new ArrayList<>();
    // What else the machine does slows some calls; what an account costs, it costs each time.
    for (int i = 0; i < 3 || i < 20 && !isAlike(ratio(unknown, known)); i++) {
      Person carl = rooms.stranger("Carl").registers();
      Person eve = rooms.stranger("Eve");
      // Twice, since a third code in a row would not be sent.
      for (int turn = 0; turn < 2; turn++) {
        known.add(timed(call, carl, password));
        unknown.add(timed(call, eve, password));
      }
    }
    assertThat(answers(known)).singleElement().asString().startsWith(status);
    assertThat(answers(unknown)).isEqualTo(answers(known));
    assertThat(ratio(unknown, known)).matches(LoginContract::isAlike, "from a half to two");
  }

  @Test
  void a_logout_ends_this_session_on_every_node() {
    Answer loggedOut = anna.post("/users/logout").is(204);

    assertThat(loggedOut.text()).isEmpty();
    anna.get("/users/current").refuses(401);
    anna.at(rooms.second()).get("/users/current").refuses(401);
  }

  @Test
  void a_logout_is_repeated_with_its_own_key_only() {
    String key = UUID.randomUUID().toString();
    ApiClient keyed = anna.api().withHeader("Idempotency-Key", key);
    ApiClient elsewhere = anna.api().withHeader("Idempotency-Key", key + "1");
    elsewhere.post("/rooms", object("name", "Team")).is(201);
    keyed.post("/users/logout").is(204);

    keyed.at(rooms.second().uri()).post("/users/logout").is(204);
    anna.post("/users/logout").refuses(401);
    anna.api().withHeader("Idempotency-Key", key + "2").post("/users/logout").refuses(401);
    anna.stranger().withHeader("Idempotency-Key", key).post("/users/logout").refuses(401);
    keyed.get("/users/current").refuses(401);
    elsewhere.post("/users/logout").refuses(401);
    anna.api().withHeader("Idempotency-Key", "x".repeat(101)).post("/users/logout").refuses(401);
  }

  @Test
  void a_logout_leaves_the_other_sessions() {
    Person phone = anna.logsIn();

    anna.post("/users/logout").is(204);

    phone.get("/users/current").is(200);
  }

  @Test
  void a_logout_closes_the_sockets_of_the_session_within_two_seconds_on_every_node() {
    OldSocket here = anna.connects();
    OldSocket there = anna.at(rooms.second()).connects();
    OldSocket other = anna.logsIn().connects();

    anna.post("/users/logout").is(204);

    assertThat(here.closeCodeWithin(TWO_SECONDS)).isEqualTo(4001);
    assertThat(there.closeCodeWithin(TWO_SECONDS)).isEqualTo(4001);
    assertThat(other.untilLive().isOpen()).isTrue();
  }

  @Test
  void a_changed_password_ends_all_other_sessions_and_their_sockets() {
    Person phone = anna.logsIn();
    OldSocket phonesSocket = phone.at(rooms.second()).connects();
    OldSocket ownSocket = anna.connects();

    Answer changed = anna.put("/users/password", change(Person.PASSWORD, "a new password"));

    assertThat(changed.is(204).text()).isEmpty();
    assertThat(phonesSocket.closeCodeWithin(TWO_SECONDS)).isEqualTo(4001);
    phone.get("/users/current").refuses(401);
    anna.get("/users/current").is(200);
    assertThat(ownSocket.untilLive().isOpen()).isTrue();
  }

  @Test
  void a_changed_password_is_the_one_that_logs_in() {
    anna.put("/users/password", change(Person.PASSWORD, "a new password")).is(204);

    anna.stranger().post("/users/login", anna.credentials()).refuses(401);
    anna.stranger()
        .post("/users/login", with(anna.credentials(), "password", "a new password"))
        .is(200);
  }

  @Test
  void a_password_is_changed_only_by_who_knows_it() {
    Answer refused = anna.put("/users/password", change("not the password", "a new password"));

    assertThat(refused.refuses(401).error()).contains("current");
    anna.logsIn();
  }

  @Test
  void a_reset_password_logs_in_and_ends_all_sessions() {
    OldSocket socket = anna.connects();
    String code = anna.asksForCode();

    anna.stranger()
        .post(
            "/users/reset-password",
            object("email", anna.email(), "otp", code, "password", "a new password"))
        .is(200);

    assertThat(socket.closeCodeWithin(TWO_SECONDS)).isEqualTo(4001);
    anna.get("/users/current").refuses(401);
    anna.stranger().post("/users/login", anna.credentials()).refuses(401);
    anna.stranger()
        .post("/users/login", with(anna.credentials(), "password", "a new password"))
        .is(200);
  }

  @Test
  void a_password_is_reset_only_with_the_code_of_the_address() {
    String code = rooms.person("Eve").asksForCode();

    anna.stranger()
        .post(
            "/users/reset-password",
            object("email", anna.email(), "otp", code, "password", "a new password"))
        .refuses(401);

    anna.logsIn();
  }

  private record Timed(String answer, double millis) {}

  /** Somebody calls from an address where nobody has failed yet, with a code that was not sent. */
  private Timed timed(String call, Person person, String password) {
    JsonObject body = object("email", person.email(), "password", password, "otp", "000000");
    ApiClient client = rooms.client();
    long start = System.nanoTime();
    Answer answer = client.post("/users/" + call, body);
    double millis = (System.nanoTime() - start) / 1e6;
    return new Timed(answer.status() + " " + answer.text(), millis);
  }

  private static Set<String> answers(List<Timed> calls) {
    return calls.stream().map(Timed::answer).collect(Collectors.toSet());
  }

  /** Of the fastest calls, which nothing has slowed. */
  private static double ratio(List<Timed> some, List<Timed> others) {
    return fastest(some) / fastest(others);
  }

  private static double fastest(List<Timed> calls) {
    return calls.stream().mapToDouble(Timed::millis).min().orElseThrow();
  }

  private static boolean isAlike(double ratio) {
    return 0.5 < ratio && ratio < 2;
  }

  private static JsonObject change(String current, String password) {
    return object("current", current, "password", password);
  }
}
