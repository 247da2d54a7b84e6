package chat.rooms.browser;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * Somebody with an account. What a test is not about they do over REST.
 *
 * @param session what the server answered when they logged in
 * @param api their calls in that session
 */
record Person(String firstName, String lastName, String email, JsonObject session, ApiClient api) {
  static final String PASSWORD = "correct horse battery";
  private static final String LAST_NAME = "Tester";
  private static Person admin;

  /** Makes an account for a first name, which may be any text that the API takes. */
  static Person named(String firstName) {
    return named(firstName, LAST_NAME);
  }

  static Person named(String firstName, String lastName) {
    String email = newEmail();
    ApiClient api = Deployment.shared().client();
    api.post("/users/register", account(firstName, lastName, email, "phone", "+4930123456"));
    return signedIn(firstName, lastName, email, api);
  }

  static String newEmail() {
    return UUID.randomUUID() + "@example.org";
  }

  /** The admin of the shared nodes, whom a code makes one. */
  static synchronized Person admin() {
    if (admin == null) {
      String email = Deployment.ADMIN_EMAIL;
      ApiClient api = Deployment.shared().client();
      String code = codeFor(email, api);
      api.post("/users/register-otp", account("Root", LAST_NAME, email, "otp", code));
      admin = signedIn("Root", LAST_NAME, email, api);
    }
    return admin;
  }

  private static String codeFor(String email, ApiClient api) {
    int before = Deployment.shared().mailbox().codesSentTo(email);
    api.post("/users/send-otp", Map.of("email", email));
    return Deployment.shared().mailbox().awaitCode(email, before);
  }

  private static Person signedIn(String firstName, String lastName, String email, ApiClient api) {
    JsonObject session =
        api.post("/users/login", Map.of("email", email, "password", PASSWORD)).json();
    ApiClient own = api.withToken(session.getString("token"));
    return new Person(firstName, lastName, email, session, own);
  }

  /** What registering takes, with one thing more. */
  private static Map<String, String> account(
      String firstName, String lastName, String email, String more, String value) {
    return Map.of(
        "firstName",
        firstName,
        "lastName",
        lastName,
        "email",
        email,
        "password",
        PASSWORD,
        more,
        value);
  }

  String id() {
    return session.getString("userId");
  }

  String name() {
    return firstName + " " + lastName;
  }

  /** Becomes an admin, and is one until that is taken back. */
  Person asAdmin() {
    admin().api().post("/users/" + id() + "/roles/admin");
    return this;
  }

  void isAdminNoMore() {
    admin().api().delete("/users/" + id() + "/roles/admin");
  }

  /** Makes a room with these people in it, and gives its id. */
  String makesRoom(String name, Person... others) {
    String room = makesRoom(Map.of("name", name));
    for (Person other : others) {
      api.post("/rooms/" + room + "/users/" + other.id());
    }
    return room;
  }

  /** Makes a room of this name and type. */
  String makesRoom(Map<String, String> room) {
    return api.post("/rooms", room).id();
  }

  /** Says something without a browser, when the limit allows it, and gives the message's id. */
  String says(String room, String text) {
    Answer said =
        Awaitility.await()
            .pollDelay(Duration.ZERO)
            .until(
                () -> api.post("/messages/" + room, Map.of("text", text)), a -> a.status() != 429);
    return said.id();
  }

  /** Waits until somebody else has read what was said last in a room that this person is in. */
  void isReadBy(Person reader, String room) {
    int last = api.get("/messages/" + room + "?size=1").items().get(0).getInt("seq");
    Awaitility.await()
        .until(
            () ->
                api.get("/rooms/" + room + "/read").items().stream()
                    .filter(position -> position.getString("userId").equals(reader.id()))
                    .anyMatch(position -> position.getInt("seq") >= last));
  }
}
