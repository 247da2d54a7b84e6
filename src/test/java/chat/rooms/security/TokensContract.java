package chat.rooms.security;

import static chat.rooms.security.ForgedTokens.anotherKey;
import static chat.rooms.security.ForgedTokens.claims;
import static chat.rooms.security.ForgedTokens.ending;
import static chat.rooms.security.ForgedTokens.serversKey;
import static chat.rooms.security.ForgedTokens.token;
import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static chat.rooms.support.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.PublishedApi;
import chat.rooms.support.SocketClient;
import jakarta.json.JsonObject;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");

  private final JsonObject claims = claims(anna);

  @Test
  void a_token_that_is_signed_as_the_server_does_is_good_which_shows_that_the_others_could_be() {
    String genuine = token(claims, "HS256", serversKey());

    assertThat(genuine).isEqualTo(anna.token());
    anna.stranger().withToken(genuine).get("/users/current").is(200);
  }

  @TestFactory
  Stream<DynamicTest> a_token_that_is_not_good_is_refused_everywhere() throws Exception {
    return badTokens().entrySet().stream()
        .map(bad -> DynamicTest.dynamicTest(bad.getKey(), () -> isRefused(bad.getValue())));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Bearer", "Bearer ", "Bearer null", "Basic YW5uYTpzZWNyZXQ=", "Token"})
  void an_authorization_without_a_bearer_token_is_refused(String authorization) {
    anna.stranger().withHeader("Authorization", authorization).get("/users/current").refuses(401);
  }

  @Test
  void a_call_without_a_token_is_refused_and_told_how_to_bring_one() {
    assertThat(anna.stranger().get("/rooms").refuses(401).header("WWW-Authenticate"))
        .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
  }

  @Test
  void the_scheme_is_written_in_whatever_case() {
    anna.stranger().withHeader("Authorization", "bearer " + anna.token()).get("/rooms").is(200);
  }

  @Test
  void a_token_in_the_address_is_good_for_sockets_only() {
    anna.stranger().get("/users/current?token=" + anna.token()).refuses(401);
  }

  @TestFactory
  Stream<DynamicTest> every_call_that_is_not_open_needs_a_token() {
    return PublishedApi.of(anna.stranger().server()).calls().entrySet().stream()
        .filter(call -> !call.getValue().containsKey("security"))
        .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> needsToken(call.getKey())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer null", "Bearer undefined", "Bearer x.y.z", "nonsense"})
  void open_calls_ignore_the_authorization(String authorization) {
    Person bob = rooms.stranger("Bob");
    ApiClient old = bob.stranger().withHeader("Authorization", authorization);
    old.post("/users/send-otp", object("email", bob.email())).is(200);
    String code = rooms.mailbox().awaitCode(bob.email());

    old.post("/users/register", bob.registration()).is(201);
    old.post("/users/register-otp", with(bob.registration(), "otp", code)).is(201);
    old.post("/users/login", bob.credentials()).is(200);
    old.post("/users/login-otp", with(bob.credentials(), "otp", code)).is(200);
    old.post("/users/reset-password", with(bob.credentials(), "otp", code)).is(200);
  }

  @Test
  void open_calls_ignore_a_token_whose_session_has_ended() {
    Person bob = rooms.person("Bob");
    bob.post("/users/logout").is(204);

    bob.api().post("/users/login", bob.credentials()).is(200);
  }

  @Test
  void a_socket_closes_when_its_token_expires() {
    String soon = token(ending(claims, Instant.now().plusSeconds(5)), "HS256", serversKey());

    SocketClient socket = anna.handshake().token(soon).connect();

    assertThat(socket.awaitClose()).isEqualTo(4002);
    anna.stranger().withToken(soon).get("/users/current").refuses(401);
  }

  private Map<String, String> badTokens() throws Exception {
    Map<String, String> bad = new TreeMap<>();
    String genuine = anna.token();
    String[] parts = genuine.split("\\.");
    KeyPair rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
    JsonObject admins = with(claims, "sub", rooms.admin().id());
    bad.put("expired", hs256(ending(claims, Instant.now().minusSeconds(1))));
    bad.put("expired long ago", hs256(ending(claims, Instant.EPOCH)));
    bad.put("without an end", hs256(without(claims, "exp")));
    bad.put("without a session", hs256(without(claims, "jti")));
    bad.put("without a user", hs256(without(claims, "sub")));
    bad.put("of no session", hs256(with(claims, "jti", "none")));
    bad.put("of somebody else's session", hs256(admins));
    bad.put("not signed", token(claims, "none", null));
    bad.put("another algorithm", token(claims, "HS512", serversKey()));
    bad.put("another kind of algorithm", token(claims, "RS256", rsa.getPrivate()));
    bad.put("another key", token(claims, "HS256", anotherKey()));
    bad.put("without its last character", genuine.substring(0, genuine.length() - 1));
    bad.put("without its signature", parts[0] + "." + parts[1] + ".");
    bad.put("without its last part", parts[0] + "." + parts[1]);
    bad.put("another's claims", parts[0] + "." + hs256(admins).split("\\.")[1] + "." + parts[2]);
    bad.put("doubled", genuine + genuine);
    bad.put("very long", "x".repeat(5_000));
    return bad;
  }

  private static String hs256(JsonObject claims) {
    return token(claims, "HS256", serversKey());
  }

  /** Of a call as the documents write it, like {@code GET /api/rooms/{id}}. */
  private void needsToken(String call) {
    String method = call.split(" ")[0];
    String path = call.split(" /api")[1].replaceAll("\\{[^}]+}", "x");
    JsonObject body = method.equals("GET") ? null : object("name", "x");

    anna.stranger().call(method, path, body).refuses(401);
    anna.stranger().withToken("null").call(method, path, body).refuses(401);
  }

  private void isRefused(String bad) {
    anna.stranger().withToken(bad).get("/users/current").refuses(401);
    anna.handshake().token(bad).refuses(401);
  }
}
