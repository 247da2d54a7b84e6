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
record Person(String firstName, String email, String id, ApiClient api) {
  static final String PASSWORD = "correct horse battery";
  static final String LAST_NAME = "Tester";

  /** Makes an account for a first name, which may be any text that the API takes. */
  static Person named(String firstName) {
    return registered(firstName, newEmail());
  }

  static String newEmail() {
    return UUID.randomUUID() + "@example.org";
  }

  /** The admin of the shared nodes, whom a code makes one. */
  static Person admin() {
    String email = Deployment.ADMIN_EMAIL;
    ApiClient api = Deployment.shared().client();
    Map<String, String> login = Map.of("email", email, "password", PASSWORD);
    if (api.post("/users/login", login).status() != 200) {
      api.post("/users/register-otp", account("Root", email, "otp", codeFor(email, api)));
    }
    return signedIn("Root", email, api, login);
  }

  private static String codeFor(String email, ApiClient api) {
    int before = Deployment.shared().mailbox().codesSentTo(email);
    api.post("/users/send-otp", Map.of("email", email));
    return Deployment.shared().mailbox().awaitCode(email, before);
  }

  private static Person registered(String firstName, String email) {
    ApiClient api = Deployment.shared().client();
    api.post("/users/register", account(firstName, email, "phone", "+4930123456"));
    return signedIn(firstName, email, api, Map.of("email", email, "password", PASSWORD));
  }

  private static Person signedIn(
      String firstName, String email, ApiClient api, Map<String, String> login) {
    var token = api.post("/users/login", login).json();
    return new Person(
        firstName, email, token.getString("userId"), api.withToken(token.getString("token")));
  }

  private static Map<String, String> account(
      String firstName, String email, String name, String value) {
    return Map.of(
        "firstName",
        firstName,
        "lastName",
        LAST_NAME,
        "email",
        email,
        "password",
        PASSWORD,
        name,
        value);
  }

  String name() {
    return firstName + " " + LAST_NAME;
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
