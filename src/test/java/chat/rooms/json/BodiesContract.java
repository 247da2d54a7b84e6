package chat.rooms.json;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.PublishedApi;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no body for a call, and that nothing is half done then. */
class BodiesContract {
  private static final int LARGEST = 64 * 1024;

  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final String team = anna.creates("Team");
  private static final String say = "/messages/" + team;

  @AfterEach
  void everything_works_as_before() {
    anna.says(team, "All is well");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "}",
        "nonsense",
        "{\"text\":\"x\"",
        "{\"text\":\"x\",}",
        "{'text':'x'}",
        "{text:\"x\"}",
        "{\"text\":\"x\"}{\"text\":\"y\"}",
        "{\"text\":\"x\"}]",
        "{\"text\":\"x\"} nonsense",
        "{\"text\":\"a\nb\"}",
        "{\"text\":\"\\x\"}",
        "{\"text\":\"x\",\"text\":\"y\"}",
        "[]",
        "[{\"text\":\"x\"}]",
        "\"x\"",
        "42",
        "true",
        "null",
        " "
      })
  void what_is_no_json_object_is_malformed(String body) {
    anna.post(say, body).refuses(400);
  }

  @ParameterizedTest
  @MethodSource("callsWithBody")
  void a_call_that_needs_a_body_has_one(String verb, String path) {
    ApiClient typed = anna.api().withHeader("Content-Type", "application/json");

    anna.api().call(verb, path, BodyPublishers.noBody()).refuses(400);
    typed.call(verb, path, BodyPublishers.noBody()).refuses(400);
  }

  /** All of them, as the server describes itself. */
  static Stream<Arguments> callsWithBody() {
    return PublishedApi.of(rooms.first().uri()).calls().entrySet().stream()
        .filter(call -> call.getValue().containsKey("requestBody"))
        .map(call -> call.getKey().replace("{id}", team).split(" /api"))
        .map(Arguments::of);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c080", "eda080", "f5808080", "c3"})
  void a_body_is_well_formed_utf_8(String hex) {
    String broken = new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    byte[] body = ("{\"text\":\"" + broken + "\"}").getBytes(StandardCharsets.ISO_8859_1);

    anna.api().call("POST", say, BodyPublishers.ofByteArray(body)).refuses(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"text\":\"x\",\"deep\":[[[[[[[[[["})
  void a_body_that_is_nested_deeply_is_malformed(String opening) {
    anna.post(say, opening + "[".repeat(30_000) + "]".repeat(30_000) + "}").refuses(400);
  }

  @Test
  void a_body_of_64_kib_is_taken() {
    anna.post(say, padded(LARGEST)).is(201);
  }

  @Test
  void a_body_of_one_byte_more_is_too_large() {
    anna.post(say, padded(LARGEST + 1)).refuses(413);
  }

  @Test
  void a_body_whose_length_is_not_told_is_too_large_all_the_same() {
    byte[] body = padded(LARGEST + 1).getBytes(StandardCharsets.US_ASCII);
    BodyPublisher chunked = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    anna.api()
        .withHeader("Content-Type", "application/json")
        .call("POST", say, chunked)
        .refuses(413);
  }

  @Test
  void a_body_of_ten_megabytes_is_too_large() {
    anna.post(say, padded(10 << 20)).refuses(413);
    anna.stranger().post("/users/login", padded(10 << 20)).refuses(413);
  }

  @Test
  void a_body_that_a_call_does_not_need_is_ignored() {
    String other = anna.creates("Other");

    anna.api().call("GET", "/rooms/" + other, object("name", "x")).is(200);
    anna.api().call("DELETE", "/rooms/" + other, object("name", "x")).is(200);
    anna.stranger().call("DELETE", "/rooms/" + team, object("name", "x")).refuses(401);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POST | /messages/TEAM        | text
          POST | /messages/TEAM        | clientId
          POST | /rooms                | name
          POST | /rooms                | roomType
          PUT  | /rooms/TEAM           | name
          PUT  | /rooms/TEAM/read      | seq
          PUT  | /users/update         | firstName
          PUT  | /users/update         | lastName
          PUT  | /users/update         | email
          PUT  | /users/update         | phone
          PUT  | /users/update-otp     | otp
          PUT  | /users/password       | current
          PUT  | /users/password       | password
          POST | /users/register       | password
          POST | /users/register-otp   | otp
          POST | /users/login          | email
          POST | /users/login          | password
          POST | /users/login-otp      | otp
          POST | /users/reset-password | otp
          POST | /users/send-otp       | email
          POST | /allowed-users        | email
          POST | /allowed-users        | defaultRole
          """)
  void a_member_of_the_wrong_type_is_named(String method, String path, String member) {
    for (Object wrong : List.of(JsonValue.TRUE, JsonValue.EMPTY_JSON_ARRAY, object("x", 1))) {
      anna.api()
          .call(method, path.replace("TEAM", team), with(anna.registration(), member, wrong))
          .names(member);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "\"1\"", "1e99", "99999999999999999999", "1e999999999", "null"})
  void a_number_is_a_whole_one_that_fits(String number) {
    anna.put("/rooms/" + team + "/read", "{\"seq\":" + number + "}").names("seq");
  }

  @Test
  void all_that_is_out_of_bounds_is_named_at_once() {
    anna.put("/users/update", object("firstName", "", "lastName", "", "email", "x"))
        .names("firstName")
        .names("lastName")
        .names("email");
  }

  @Test
  void members_that_are_unknown_are_ignored() {
    Answer said =
        anna.post(say, object("text", "Hello", "id", "mine", "userId", "eve", "seq", 1, "x", "y"));

    assertThat(said.is(201).json().getString("userId")).isEqualTo(anna.id());
    assertThat(said.id()).isNotEqualTo("mine");
  }

  @Test
  void nobody_becomes_an_admin_by_saying_so() {
    Person bob = rooms.stranger("Bob");

    Answer registered =
        bob.stranger()
            .post(
                "/users/register",
                with(with(bob.registration(), "admin", true), "roles", JsonValue.EMPTY_JSON_ARRAY));

    assertThat(registered.is(201).json().getJsonArray("roles").toString()).isEqualTo("[\"user\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "text/json"
      })
  void a_body_that_is_not_json_is_not_supported(String type) {
    ApiClient other = anna.api().withHeader("Content-Type", type);

    other.post(say, object("text", "Hello")).refuses(415);
    other.put("/rooms/" + team, object("name", "Hello")).refuses(415);
    other.post("/users/login", anna.credentials()).refuses(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json;charset=utf-8", "application/json; charset=UTF-8"})
  void a_body_of_json_may_name_its_charset(String type) {
    anna.api().withHeader("Content-Type", type).post(say, object("text", "Grüße")).is(201);
  }

  /** A message, padded with blanks to a length in bytes. */
  private static String padded(int length) {
    String start = "{\"text\":\"x\"";
    return start + " ".repeat(length - start.length() - 1) + "}";
  }
}
