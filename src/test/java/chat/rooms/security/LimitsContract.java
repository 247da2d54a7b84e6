package chat.rooms.security;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.HandshakeRefused;
import chat.rooms.support.Node;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.SocketClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thirty calls in a second, as the settings are when nobody sets them. */
class LimitsContract {
  private static final int LIMIT = 30;

  private static final Deployment rooms = Deployment.shared();
  private static Node node;

  private final Person anna = rooms.person("Anna").at(node);

  @BeforeAll
  static void start() {
    node = rooms.startNode("limits");
  }

  @AfterAll
  static void stop() {
    node.close();
  }

  @Test
  void a_user_has_thirty_calls_in_a_second() {
    Answer refused = exhausting(i -> anna.get("/users/current"));

    assertThat(Long.parseLong(refused.header("Retry-After").orElseThrow())).isEqualTo(1);
  }

  @Test
  void somebody_without_a_token_has_thirty_calls_in_a_second_per_address() {
    ApiClient stranger = new ApiClient(node.uri());
    exhausting(i -> stranger.post("/users/send-otp", object("email", "x")));

    new ApiClient(node.uri()).post("/users/send-otp", object("email", "x")).refuses(400);
  }

  @Test
  void a_token_that_is_forged_counts_for_its_address() {
    ApiClient forger = new ApiClient(node.uri());

    exhausting(i -> forger.withToken("forged " + i).get("/users/current"));
  }

  @Test
  void one_user_does_not_use_up_the_calls_of_another() {
    Person bob = rooms.person("Bob").at(node);
    ApiClient sameAddress = anna.stranger().withToken(bob.token());

    exhausting(i -> anna.get("/users/current"));

    sameAddress.get("/users/current").is(200);
  }

  @Test
  void another_address_does_not_give_a_user_more_calls() {
    exhausting(i -> new ApiClient(node.uri()).withToken(anna.token()).get("/users/current"));
  }

  @Test
  void a_refused_call_does_nothing() {
    String team = anna.creates("Team");

    exhausting(i -> anna.post("/messages/" + team, object("text", "Message " + i)));

    assertThat(anna.at(rooms.first()).get("/messages/" + team + "?size=100").array())
        .hasSizeLessThanOrEqualTo(LIMIT + 1);
  }

  @Test
  void calls_are_welcome_again_after_a_second() {
    exhausting(i -> anna.get("/users/current"));

    Awaitility.await()
        .atMost(Duration.ofSeconds(3))
        .pollInterval(Duration.ofMillis(200))
        .until(() -> anna.get("/users/current").status() == 200);
  }

  @Test
  void a_refusal_carries_the_headers_that_a_frontend_needs() {
    ApiClient frontend = anna.api().withHeader("Origin", Deployment.ORIGIN);

    Answer refused = exhausting(i -> frontend.get("/users/current"));

    assertThat(refused.header("Access-Control-Allow-Origin")).hasValue(Deployment.ORIGIN);
    assertThat(refused.header("Access-Control-Expose-Headers").orElse("")).contains("Retry-After");
  }

  @Test
  void preflights_are_not_counted() {
    ApiClient browser =
        new ApiClient(node.uri())
            .withHeader("Origin", Deployment.ORIGIN)
            .withHeader("Access-Control-Request-Method", "POST");

    List<Answer> answers =
        AtOnce.call(
            2 * LIMIT, i -> browser.call("OPTIONS", "/users/login", BodyPublishers.noBody()));

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isBetween(200, 204));
  }

  @Test
  void handshakes_are_counted_with_the_calls_of_their_user() {
    exhausting(i -> anna.get("/users/current"));

    assertThatThrownBy(() -> anna.handshake().token(anna.token()).connect())
        .isInstanceOfSatisfying(
            HandshakeRefused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.answer().headers().firstValue("Retry-After")).isPresent();
            });
  }

  @Test
  void handshakes_without_a_valid_token_are_counted_per_address() {
    String address = "10.1.2.3";
    SocketClient.Builder forged =
        SocketClient.to(node.uri()).token("forged").header("X-Forwarded-For", address);
    ApiClient same = new ApiClient(node.uri()).withHeader("X-Forwarded-For", address);
    exhausting(i -> same.get("/users/current"));

    assertThatThrownBy(forged::connect)
        .isInstanceOfSatisfying(
            HandshakeRefused.class, refused -> assertThat(refused.status()).isEqualTo(429));
  }

  @Test
  void commands_on_an_open_socket_are_counted() {
    String team = anna.at(rooms.first()).creates("Team");
    try (OldSocket socket = new OldSocket(anna.handshake().token(anna.token()).connect())) {
      for (int i = 0; i < 2 * LIMIT; i++) {
        socket.commands("CreateMessage", team, team, "Message " + i);
      }

      assertThat(socket.until(frame -> frame.getString("command").equals("Error")).size())
          .isLessThanOrEqualTo(LIMIT + 1);
      assertThat(anna.at(rooms.first()).get("/messages/" + team + "?size=100").array())
          .hasSizeLessThan(2 * LIMIT);
    }
  }

  /** Makes twice as many calls as are allowed, all at once, and gives one that was refused. */
  private static Answer exhausting(IntFunction<Answer> call) {
    List<Answer> answers = withinASecond(call);
    List<Answer> refused = answers.stream().filter(a -> a.status() == 429).toList();
    assertThat(answers.size() - refused.size()).as("calls that were let in").isEqualTo(LIMIT);
    return refused.get(0).refuses(429);
  }

  /**
   * Begins when the second is over in which people were made ready, whose calls count too; repeats,
   * with a rest, where the machine was too slow for so many calls in the time.
   */
  private static List<Answer> withinASecond(IntFunction<Answer> call) {
    return Awaitility.await("so many calls in a second")
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ofMillis(1_500))
        .pollInterval(Duration.ofMillis(1_500))
        .until(() -> burst(call), answers -> !answers.isEmpty());
  }

  private static List<Answer> burst(IntFunction<Answer> call) {
    long start = System.nanoTime();
    List<Answer> answers = AtOnce.call(2 * LIMIT, call);
    return System.nanoTime() - start < 900_000_000L ? answers : List.of();
  }
}
