package chat.rooms.problem;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses there are, and which methods they take. */
class AddressesContract {
  private static final JsonObject NO_BODY = null;

  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final String team = anna.creates("Team");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users",
        "/users/all",
        "/users/current",
        "/users/email/anna",
        "/users/ANNA",
        "/rooms",
        "/rooms/TEAM",
        "/rooms/TEAM/events",
        "/messages/TEAM"
      })
  void a_slash_at_the_end_is_optional_where_something_is_read(String path) {
    String without = withoutPresence(anna.get(ids(path)).is(200));

    assertThat(withoutPresence(anna.get(ids(path) + "/").is(200))).isEqualTo(without);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"send-otp", "register", "register-otp", "login", "login-otp", "reset-password"})
  void a_slash_at_the_end_is_optional_on_open_calls(String call) {
    anna.stranger().post("/users/" + call + "/", object("email", "x")).names("email");
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /users/update", "PUT, /users/update-otp", "PUT, /users/password", "POST, /rooms",
    "PUT, /rooms/TEAM", "PUT, /rooms/TEAM/read", "POST, /messages/TEAM", "PUT, /messages/x"
  })
  void a_slash_at_the_end_is_optional_where_a_body_is_sent(String method, String path) {
    anna.api().call(method, ids(path) + "/", object()).refuses(400);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /rooms/nowhere",
    "POST, /rooms/nowhere/users/x",
    "DELETE, /rooms/nowhere/users/x",
    "DELETE, /messages/nothing"
  })
  void a_slash_at_the_end_is_optional_where_nothing_is_sent(String method, String path) {
    anna.api().call(method, path + "/", NO_BODY).refuses(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/nothing",
        "/room",
        "/rooms/TEAM/nothing",
        "/rooms/TEAM/users",
        "/messages",
        "/users/ANNA/roles",
        "/users/ANNA/roles/admin/x",
        "/Rooms",
        "/rooms/TEAM/events/1"
      })
  void an_address_that_is_none_is_not_found(String path) {
    anna.get(ids(path)).refuses(404);
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /users",
    "POST, /users",
    "PUT, /rooms",
    "DELETE, /rooms",
    "PATCH, /rooms/TEAM",
    "POST, /rooms/TEAM",
    "DELETE, /rooms/TEAM/events",
    "POST, /rooms/TEAM/read",
    "GET, /rooms/TEAM/users/ANNA",
    "PATCH, /messages/TEAM",
    "GET, /users/ANNA/ban",
    "PUT, /users/ANNA/ban",
    "GET, /users/ANNA/roles/admin",
    "PUT, /allowed-users",
    "GET, /allowed-users/x",
    "DELETE, /users/login",
    "PUT, /users/send-otp"
  })
  void a_method_that_an_address_does_not_take_is_not_allowed(String method, String path) {
    anna.api().call(method, ids(path), NO_BODY).refuses(405);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%0a",
        "%2f",
        "%2e%2e",
        "..%2f..",
        ";x=y",
        "x;y",
        "%25",
        "%20",
        "%F0%9F%98%80",
        "'",
        "%22",
        "%3Cscript%3E",
        "*",
        "null",
        "undefined"
      })
  void an_id_that_is_garbage_is_not_found_and_does_no_harm(String id) {
    for (String path :
        List.of("/rooms/" + id, "/users/" + id, "/messages/" + id, "/rooms/" + id + "/events")) {
      isRefused(anna.get(path));
    }
    isRefused(anna.delete("/messages/" + id));
    isRefused(anna.put("/messages/" + id, object("text", "Hello")));
    isRefused(anna.post("/messages/" + id, object("text", "Hello")));
    isRefused(anna.post("/rooms/" + team + "/users/" + id));
    isRefused(rooms.admin().post("/users/" + id + "/ban"));
    isRefused(rooms.admin().delete("/allowed-users/" + id));
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 51, 1_000, 5_000})
  void an_id_is_not_found_however_long_it_is(int length) {
    String id = "x".repeat(length);

    anna.get("/rooms/" + id).refuses(404);
    anna.get("/users/" + id).refuses(404);
    anna.get("/messages/" + id).refuses(404);
    anna.delete("/messages/" + id).refuses(404);
    anna.put("/rooms/" + id + "/read", object("seq", 1)).refuses(404);
    anna.post("/rooms/" + team + "/users/" + id).refuses(404);
  }

  /** The server refuses these by itself, so they do not look like the API's own refusals. */
  @ParameterizedTest
  @ValueSource(strings = {"%00", "x%00y", "%ff", "%ed%a0%80", "..%5c.."})
  void an_address_that_is_no_text_is_malformed(String id) throws IOException {
    assertThat(answerTo("GET /api/rooms/" + id))
        .startsWith("HTTP/1.1 400")
        .doesNotContain("Payara", "Exception");
  }

  /** The server answers these by itself too, with nothing. Java's client would not send them. */
  @ParameterizedTest
  @ValueSource(strings = {"%", "%z", "%zz", "x%2", "%u0041"})
  void a_per_cent_sign_that_encodes_nothing_leads_nowhere(String id) throws IOException {
    for (String path : List.of("/api/rooms/", "/api/", "/rooms/")) {
      assertThat(answerTo("GET " + path + id)).contains("Content-Length: 0").endsWith("\r\n\r\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "", "1.5", "99999999999999999999", "%00"})
  void pages_of_users_and_rooms_are_whole_numbers_from_one(String garbage) {
    for (String list : List.of("/users", "/users/all", "/rooms")) {
      anna.get(list + "?page=" + garbage).names("page");
      anna.get(list + "?size=" + garbage).names("size");
    }
  }

  private static String answerTo(String methodAndTarget) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", rooms.first().uri().getPort())) {
      String request = methodAndTarget + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  private static void isRefused(Answer answer) {
    assertThat(answer.status()).as("%s", answer).isBetween(400, 405);
    assertThat(answer.text()).doesNotContain("incident", "Exception", "Payara");
  }

  /** Others come and go meanwhile. */
  private static String withoutPresence(Answer answer) {
    return answer.text().replaceAll("\"isOnline\":(true|false)", "");
  }

  private static String ids(String path) {
    return path.replace("TEAM", team).replace("ANNA", anna.id());
  }
}
