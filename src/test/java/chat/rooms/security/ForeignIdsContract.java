package chat.rooms.security;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two users try every call on what is Anna's: Eve, who is not in her private room, and Bob, who is.
 * What Eve may not know of is not there; what Bob may not do he is told.
 */
class ForeignIdsContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob").at(rooms.second());
  private static final Person eve = rooms.person("Eve").at(rooms.second());
  private static final String room = anna.creates("Anna's own");
  private static final String message = anna.says(room, "Anna's words").getString("id");

  static {
    anna.adds(room, bob);
  }

  @ParameterizedTest(name = "{0} {1}: Eve {3}, Bob {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          GET    | /rooms/ROOM                 |                                  | 404 | 200
          PUT    | /rooms/ROOM                 | {"name":"Not Anna's"}            | 404 | 403
          DELETE | /rooms/ROOM                 |                                  | 404 | 403
          GET    | /rooms/ROOM/events          |                                  | 404 | 200
          GET    | /rooms/ROOM/events?after=1  |                                  | 404 | 200
          GET    | /rooms/ROOM/read            |                                  | 404 | 200
          PUT    | /rooms/ROOM/read            | {"seq":1}                        | 404 | 204
          POST   | /rooms/ROOM/users/EVE       |                                  | 404 | 403
          POST   | /rooms/ROOM/users/BOB       |                                  | 404 | 403
          POST   | /rooms/ROOM/users/nobody    |                                  | 404 | 403
          DELETE | /rooms/ROOM/users/ANNA      |                                  | 404 | 403
          DELETE | /rooms/ROOM/users/EVE       |                                  | 404 | 403
          GET    | /messages/ROOM              |                                  | 404 | 200
          GET    | /messages/ROOM?page=2       |                                  | 404 | 200
          GET    | /messages/ROOM?before=9     |                                  | 404 | 200
          GET    | /messages/ROOM?after=0      |                                  | 404 | 200
          POST   | /messages/ROOM              | {"text":""}                      | 400 | 400
          PUT    | /messages/MESSAGE           | {"text":"Not Anna's words"}      | 404 | 403
          DELETE | /messages/MESSAGE           |                                  | 404 | 403
          PUT    | /messages/ROOM              | {"text":"No message"}            | 404 | 404
          DELETE | /messages/ROOM              |                                  | 404 | 404
          GET    | /messages/MESSAGE           |                                  | 404 | 404
          GET    | /rooms/MESSAGE              |                                  | 404 | 404
          GET    | /rooms/ANNA                 |                                  | 404 | 404
          GET    | /users/ANNA                 |                                  | 200 | 200
          GET    | /users/ROOM                 |                                  | 404 | 404
          POST   | /users/ANNA/roles/admin     |                                  | 403 | 403
          DELETE | /users/ANNA/roles/user      |                                  | 403 | 403
          POST   | /users/ANNA/ban             |                                  | 403 | 403
          DELETE | /users/ANNA/ban             |                                  | 403 | 403
          GET    | /users/banned               |                                  | 403 | 403
          GET    | /allowed-users              |                                  | 403 | 403
          POST   | /allowed-users              | {"email":"e@x.y","defaultRole":"admin"} | 403 | 403
          DELETE | /allowed-users/e@x.y        |                                  | 403 | 403
          """)
  void what_is_annas_is_safe(String method, String path, String body, int forEve, int forBob) {
    List<String> before = whatIsAnnas();

    answers(eve, method, path, body, forEve);
    answers(bob, method, path, body, forBob);

    assertThat(whatIsAnnas()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"POST, /messages/ROOM", "POST, /rooms/ROOM/users/EVE", "PUT, /rooms/ROOM"})
  void a_private_room_is_not_told_from_one_that_never_was(String method, String path) {
    JsonObject body = object("text", "Hello", "name", "Hello");

    Answer hidden = eve.api().call(method, ids(path), body).refuses(404);
    Answer absent =
        eve.api().call(method, path.replace("ROOM", "nowhere").replace("EVE", eve.id()), body);

    assertThat(absent.refuses(404).json()).isEqualTo(hidden.json());
  }

  @ParameterizedTest
  @CsvSource({"PUT", "DELETE"})
  void a_message_in_a_private_room_is_not_told_from_one_that_never_was(String method) {
    JsonObject body = object("text", "Hello");

    Answer hidden = eve.api().call(method, "/messages/" + message, body).refuses(404);
    Answer absent = eve.api().call(method, "/messages/nothing", body).refuses(404);

    assertThat(absent.json()).isEqualTo(hidden.json());
  }

  private static void answers(
      Person person, String method, String path, String body, int expected) {
    JsonObject json = body == null ? null : parsed(body);
    Answer answer = person.api().call(method, ids(path), json);
    if (expected < 400) {
      answer.is(expected);
    } else {
      answer.refuses(expected);
    }
  }

  private static List<String> whatIsAnnas() {
    return List.of(
        anna.get("/rooms/" + room).is(200).text(),
        anna.get("/rooms/" + room + "/events").is(200).text(),
        anna.get("/messages/" + room).is(200).text(),
        anna.get("/users/current").is(200).text());
  }

  private static String ids(String path) {
    return path.replace("ROOM", room)
        .replace("MESSAGE", message)
        .replace("ANNA", anna.id())
        .replace("BOB", bob.id())
        .replace("EVE", eve.id());
  }

  private static JsonObject parsed(String json) {
    try (var reader = Json.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}
