package chat.rooms.browser;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/**
 * Somebody with an account. What a test is not about they do over REST.
 *
 * @param api their calls, signed in
 */
record Person(String firstName, String lastName, String email, String id, ApiClient api) {
  static final String PASSWORD = "correct horse battery";
  private static final String LAST_NAME = "Tester";

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
  static Person admin() {
    String email = Deployment.ADMIN_EMAIL;
    ApiClient api = Deployment.shared().client();
    if (api.post("/users/login", login(email)).status() != 200) {
      String code = codeFor(email, api);
      api.post("/users/register-otp", account("Root", LAST_NAME, email, "otp", code));
    }
    return signedIn("Root", LAST_NAME, email, api);
  }

  private static String codeFor(String email, ApiClient api) {
    int before = Deployment.shared().mailbox().codesSentTo(email);
    api.post("/users/send-otp", Map.of("email", email));
    return Deployment.shared().mailbox().awaitCode(email, before);
  }

  private static Person signedIn(String firstName, String lastName, String email, ApiClient api) {
    var answer = api.post("/users/login", login(email)).json();
    ApiClient own = api.withToken(answer.getString("token"));
    return new Person(firstName, lastName, email, answer.getString("userId"), own);
  }

  private static Map<String, String> login(String email) {
    return Map.of("email", email, "password", PASSWORD);
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

  String name() {
    return firstName + " " + lastName;
  }

  /** Becomes an admin, and is one until that is taken back. */
  Person asAdmin() {
    admin().api().post("/users/" + id + "/roles/admin");
    return this;
  }

  void isAdminNoMore() {
    admin().api().delete("/users/" + id + "/roles/admin");
  }

  /** Makes a room with these people in it, and gives its id. */
  String makesRoom(String name, Person... others) {
    String room = api.post("/rooms", Map.of("name", name)).id();
    for (Person other : others) {
      api.post("/rooms/" + room + "/users/" + other.id());
    }
    return room;
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
}
