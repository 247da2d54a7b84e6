package chat.rooms.openapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.PublishedApi;
import chat.rooms.support.PublishedApi.Reply;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The check that all answers of all tests go through: that it lets pass what the document says, and
 * nothing else.
 */
class AnswersContract {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final String ABSENT =
      """
      {"type":"/problems.html#not-found","title":"Not found","status":404,
       "detail":"no such user","error":"no such user"}""";
  private static final String USER =
      """
      {"id":"u1","createdAt":"2026-01-01T00:00:00Z","updatedAt":"2026-01-01T00:00:00.123Z",
       "firstName":"Ann","lastName":"Lee","email":"ann@example.org","roles":["user"],
       "isOnline":true,"rooms":null}""";

  private final PublishedApi api = PublishedApi.of(Deployment.shared().first().uri());

  @Test
  void an_answer_as_described_passes() {
    assertThat(faultsOfUser(USER)).isEmpty();
    assertThat(api.faultsOf("GET", "/api/users/", new Reply(200, JSON, "[" + USER + "]")))
        .isEmpty();
    assertThat(api.faultsOf("GET", "/api/users/u1", new Reply(404, PROBLEM, ABSENT))).isEmpty();
    assertThat(api.faultsOf("POST", "/api/users/logout", new Reply(204, "", ""))).isEmpty();
  }

  @Test
  void a_member_too_many_is_noticed() {
    assertThat(faultsOfUser(changed("\"rooms\"", "\"phone\":\"12345678\",\"rooms\"")))
        .singleElement()
        .asString()
        .contains("phone");
  }

  @Test
  void a_missing_member_is_noticed() {
    assertThat(faultsOfUser(changed("\"isOnline\":true,\"rooms\":null", "\"isOnline\":true")))
        .asString()
        .contains("rooms");
    assertThat(faultsOfUser(changed("\"isOnline\":true,", ""))).asString().contains("isOnline");
  }

  @Test
  void a_member_of_another_type_is_noticed() {
    assertThat(faultsOfUser(changed("true", "\"true\""))).asString().contains("isOnline");
    assertThat(faultsOfUser(changed("[\"user\"]", "null"))).asString().contains("roles");
    assertThat(faultsOfUser(changed("\"rooms\":null", "\"rooms\":[1]")))
        .asString()
        .contains("rooms");
  }

  @Test
  void a_value_that_is_not_one_of_those_described_is_noticed() {
    assertThat(faultsOfUser(changed("[\"user\"]", "[\"owner\"]"))).asString().contains("roles");
    assertThat(faultsOfUser(changed("2026-01-01T00:00:00Z", "yesterday")))
        .asString()
        .contains("createdAt");
    assertThat(faultsOfUser(changed("\"u1\"", "\"" + "u".repeat(51) + "\"")))
        .asString()
        .contains("id");
  }

  @Test
  void another_status_type_or_call_is_noticed() {
    assertThat(api.faultsOf("GET", "/api/users/u1", new Reply(201, JSON, USER))).isNotEmpty();
    assertThat(api.faultsOf("GET", "/api/users/u1", new Reply(200, "text/plain", USER)))
        .isNotEmpty();
    assertThat(api.faultsOf("GET", "/api/users/u1", new Reply(404, JSON, ABSENT))).isNotEmpty();
    assertThat(api.faultsOf("PATCH", "/api/users/u1", new Reply(200, JSON, USER))).isNotEmpty();
    assertThat(api.faultsOf("GET", "/api/nothing", new Reply(200, JSON, USER))).isNotEmpty();
    assertThat(api.faultsOf("POST", "/api/users/logout", new Reply(204, JSON, USER))).isNotEmpty();
  }

  @Test
  void a_refusal_of_another_shape_is_noticed_even_where_there_is_no_call() {
    assertThat(api.faultsOf("GET", "/api/nothing", new Reply(404, PROBLEM, ABSENT))).isEmpty();
    assertThat(api.faultsOf("GET", "/api/nothing", new Reply(404, "text/html", "<h1>404</h1>")))
        .isNotEmpty();
    String withTrace = ABSENT.replace("\"error\"", "\"trace\":\"at chat.rooms\",\"error\"");
    assertThat(api.faultsOf("GET", "/api/users/u1", new Reply(404, PROBLEM, withTrace)))
        .asString()
        .contains("trace");
  }

  @Test
  void every_client_of_the_tests_goes_through_it() throws IOException {
    HttpServer liar =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    liar.createContext(
        "/api/users/u1",
        call -> {
          byte[] body = USER.getBytes(StandardCharsets.UTF_8);
          call.getResponseHeaders().set("Content-Type", "text/html");
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
    liar.start();
    try {
      URI address = URI.create("http://127.0.0.1:" + liar.getAddress().getPort());
      // The document is read from the server that answers first, which is not to be the liar.
      Deployment.shared().client().get("/rooms");
      assertThatThrownBy(() -> new ApiClient(address).get("/users/u1"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("text/html");
    } finally {
      liar.stop(0);
    }
  }

  private List<String> faultsOfUser(String body) {
    return api.faultsOf("GET", "/api/users/u1", new Reply(200, JSON, body));
  }

  /** The user with something else in them; fails where there was nothing to change. */
  private static String changed(String part, String other) {
    assertThat(USER).contains(part);
    return USER.replace(part, other);
  }
}
