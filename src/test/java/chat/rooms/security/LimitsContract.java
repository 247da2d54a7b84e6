package chat.rooms.security;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.HandshakeRefused;
import chat.rooms.support.Node;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.SocketClient;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Thirty calls in a second, as the settings are when nobody sets them. */
class LimitsContract {
  private static final int LIMIT = 30;
  private static final int MORE = 2;

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
    Person elsewhere = anna.at(rooms.first());
    // Of many who wait for one room, some might be told that it is busy instead.
    List<String> teams = new ArrayList<>();

    List<Integer> statuses =
        withinASecond(
            () -> {
              teams.clear();
              Stream.generate(() -> elsewhere.creates("Team")).limit(3).forEach(teams::add);
              return AtOnce.call(
                  2 * LIMIT,
                  i ->
                      anna.post("/messages/" + teams.get(i % 3), object("text", "Message " + i))
                          .status());
            });

    assertThat(statuses).contains(429).isSubsetOf(201, 429);
    int stored = Collections.frequency(statuses, 201);
    assertThat(teams)
        .flatExtracting(team -> elsewhere.get("/messages/" + team + "?size=100").all("text"))
        .filteredOn(text -> text.startsWith("Message "))
        .hasSize(stored);
  }

  @Test
  void calls_are_welcome_again_after_a_second() {
    Answer refused = exhausting(i -> anna.get("/users/current"));

    Awaitility.await()
        .pollDelay(Duration.ofSeconds(Long.parseLong(refused.header("Retry-After").orElseThrow())))
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
    HandshakeRefused refused =
        afterTooMany(i -> anna.get("/users/current"), anna.handshake().token(anna.token()));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.answer().headers().firstValue("Retry-After")).isPresent();
  }

  @Test
  void handshakes_without_a_valid_token_are_counted_per_address() {
    String address = "10.1.2.3";
    ApiClient same = new ApiClient(node.uri()).withHeader("X-Forwarded-For", address);

    HandshakeRefused refused =
        afterTooMany(
            i -> same.get("/users/current"),
            SocketClient.to(node.uri()).token("forged").header("X-Forwarded-For", address));

    assertThat(refused.status()).isEqualTo(429);
  }

  @Test
  void commands_of_the_old_protocol_are_counted() {
    String team = anna.at(rooms.first()).creates("Team");
    try (OldSocket socket = new OldSocket(anna.handshake().token(anna.token()).connect())) {
      List<JsonObject> frames =
          withinASecond(
              () -> {
                commands().forEach(text -> socket.commands("CreateMessage", team, team, text));
                return commands().map(each -> socket.next()).toList();
              });

      assertThat(frames)
          .filteredOn(frame -> frame.getString("command").equals("Error"))
          .hasSize(MORE)
          .allSatisfy(
              error ->
                  assertThat(error.getString("error"))
                      .isEqualTo("too many requests, try again later"));
    }
  }

  @Test
  void commands_of_rooms_v2_are_counted() {
    try (V2Socket socket = anna.opensV2()) {
      socket.greets();
      List<JsonObject> answers =
          withinASecond(
              () -> {
                List<String> ids = commands().map(each -> UUID.randomUUID().toString()).toList();
                ids.forEach(
                    id -> socket.says("type", "read", "id", id, "roomId", "general", "seq", 0));
                return ids.stream().map(socket::answer).toList();
              });

      assertThat(answers)
          .filteredOn(answer -> answer.getString("type").equals("error"))
          .hasSize(MORE)
          .allSatisfy(
              error -> {
                assertThat(error.getString("code")).isEqualTo("too-many-requests");
                assertThat(error.getInt("retryAfter")).isEqualTo(1);
              });
    }
  }

  /** A few more than are allowed, and no more than may wait. */
  private static Stream<String> commands() {
    return IntStream.range(0, LIMIT + MORE).mapToObj(i -> "Message " + i);
  }

  /** Makes twice as many calls as are allowed, all at once, and gives one that was refused. */
  private static Answer exhausting(IntFunction<Answer> call) {
    List<Answer> answers = withinASecond(() -> AtOnce.call(2 * LIMIT, call));
    List<Answer> refused = answers.stream().filter(a -> a.status() == 429).toList();
    assertThat(answers.size() - refused.size()).as("calls that were let in").isEqualTo(LIMIT);
    return refused.get(0).refuses(429);
  }

  /** How a handshake is refused that comes after too many calls. */
  private static HandshakeRefused afterTooMany(
      IntFunction<Answer> call, SocketClient.Builder handshake) {
    List<Throwable> thrown =
        withinASecond(
            () -> {
              AtOnce.call(2 * LIMIT, call);
              return Collections.singletonList(catchThrowable(() -> handshake.connect().close()));
            });
    assertThat(thrown.get(0)).isInstanceOf(HandshakeRefused.class);
    return (HandshakeRefused) thrown.get(0);
  }

  /**
   * Begins when the second is over in which people were made ready, whose calls count too; repeats,
   * with a rest, where the machine was too slow for so much in the time.
   */
  private static <T> List<T> withinASecond(Supplier<List<T>> burst) {
    return Awaitility.await("so much in a second")
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ofMillis(1_500))
        .pollInterval(Duration.ofMillis(1_500))
        .until(() -> inTime(burst), results -> !results.isEmpty());
  }

  private static <T> List<T> inTime(Supplier<List<T>> burst) {
    long start = System.nanoTime();
    List<T> results = burst.get();
    return System.nanoTime() - start < 900_000_000L ? results : List.of();
  }
}
