package chat.rooms.security;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Fetch standard's CORS protocol, as a frontend of the allowed origin meets it. */
class CorsContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final ApiClient frontend = anna.api().withHeader("Origin", Deployment.ORIGIN);
  private static final ApiClient stranger = anna.stranger().withHeader("Origin", Deployment.ORIGIN);

  @Test
  void every_answer_carries_the_headers() {
    frontend.get("/rooms").is(200).isOpenToFrontends();
    frontend.post("/rooms", object("name", "Team")).is(201).isOpenToFrontends();
    stranger.post("/users/login", anna.credentials()).is(200).isOpenToFrontends();
    frontend.put("/rooms/general/read", object("seq", 0)).is(204).isOpenToFrontends();
  }

  @Test
  void every_refusal_carries_the_headers() {
    frontend.post("/rooms", "{").refuses(400).isOpenToFrontends();
    stranger.get("/rooms").refuses(401).isOpenToFrontends();
    stranger.withToken("null").get("/rooms").refuses(401).isOpenToFrontends();
    frontend.delete("/rooms/general").refuses(403).isOpenToFrontends();
    frontend.get("/rooms/nowhere").refuses(404).isOpenToFrontends();
    frontend.get("/nothing").refuses(404).isOpenToFrontends();
    frontend.delete("/rooms").refuses(405).isOpenToFrontends();
    frontend.post("/rooms/general/users/" + anna.id()).refuses(409).isOpenToFrontends();
    frontend.post("/rooms", " ".repeat(70_000)).refuses(413).isOpenToFrontends();
    frontend
        .withHeader("Content-Type", "text/plain")
        .post("/rooms", "x")
        .refuses(415)
        .isOpenToFrontends();
    stranger.get("/ws").refuses(401).isOpenToFrontends();
  }

  @Test
  void a_refusal_after_too_many_failures_carries_the_headers() {
    Person bob = rooms.stranger("Bob");
    ApiClient bobs = bob.stranger().withHeader("Origin", Deployment.ORIGIN);
    for (int i = 0; i < 5; i++) {
      bobs.post("/users/login", bob.credentials()).refuses(401).isOpenToFrontends();
    }

    bobs.post("/users/login", bob.credentials()).refuses(429).isOpenToFrontends();
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "http://chat.example.org", "nonsense"})
  void other_origins_are_not_let_in(String origin) {
    Answer answer = anna.api().withHeader("Origin", origin).get("/rooms").is(200);

    assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(preflight(origin, "GET", "/rooms").header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void an_answer_is_not_kept_for_another_origin() {
    assertThat(anna.get("/rooms").headers("Vary")).contains("Origin");
    assertThat(frontend.get("/rooms").headers("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /rooms",
    "POST, /rooms",
    "PUT, /rooms/x",
    "DELETE, /rooms/x",
    "POST, /users/login",
    "PUT, /users/update/",
    "GET, /nothing"
  })
  void a_preflight_allows_the_method_and_the_headers_by_name(String method, String path) {
    Answer answer = preflight(Deployment.ORIGIN, method, path);

    assertThat(answer.status()).isBetween(200, 204);
    assertThat(answer.header("Access-Control-Allow-Origin")).hasValue(Deployment.ORIGIN);
    assertThat(answer.header("Access-Control-Allow-Methods").orElse("")).contains(method);
    assertThat(answer.header("Access-Control-Allow-Headers").orElse(""))
        .contains("Authorization", "Content-Type", "Idempotency-Key")
        .doesNotContain("*");
    assertThat(answer.text()).isEmpty();
  }

  private static Answer preflight(String origin, String method, String path) {
    return rooms
        .client()
        .withHeader("Origin", origin)
        .withHeader("Access-Control-Request-Method", method)
        .withHeader("Access-Control-Request-Headers", "authorization,content-type")
        .call("OPTIONS", path, BodyPublishers.noBody());
  }
}
