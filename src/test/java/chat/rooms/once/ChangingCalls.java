package chat.rooms.once;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Every call that changes something, on people and rooms of its own. */
final class ChangingCalls {
  private final Deployment rooms;
  private final Person admin;
  private final Person anna;
  private final Person bob;
  private final List<Change> changes = new ArrayList<>();

  ChangingCalls(Deployment rooms) {
    this.rooms = rooms;
    this.admin = rooms.admin();
    this.anna = rooms.person("Anna");
    this.bob = rooms.person("Bob");
  }

  /**
   * One of them.
   *
   * @param client who calls, without the key
   * @param other the same kind of call with other content
   */
  record Change(String name, ApiClient client, Call call, Call other) {}

  /** A call that anybody can make. */
  interface Call {
    Answer by(ApiClient client);
  }

  List<Change> all() {
    rooms();
    members();
    messages();
    registration();
    logins();
    accounts();
    administration();
    return changes;
  }

  private void rooms() {
    String room = "/rooms/" + anna.creates("Room");
    String doomed = "/rooms/" + anna.creates("Doomed");
    change("create a room", anna, post("/rooms", named("New")), post("/rooms", named("Newer")));
    change("rename a room", anna, put(room, named("New")), put(room, named("Newer")));
    change("delete a room", anna, delete(doomed), delete(room));
    change("read a room", anna, read(room, 1), read(room, 0));
  }

  private void members() {
    String room = "/rooms/" + anna.creates("Room") + "/users/";
    change("add a user", anna, post(room + bob.id()), post(room + admin.id()));
    change("remove a user", anna, delete(room + bob.id()), delete(room + admin.id()));
    String left = anna.creates("Left");
    anna.adds(left, bob);
    change("leave", bob, delete("/rooms/" + left + "/users/" + bob.id()), delete(room + bob.id()));
  }

  private void messages() {
    String room = anna.creates("Room");
    String one = "/messages/" + anna.says(room, "One").getString("id");
    String two = "/messages/" + anna.says(room, "Two").getString("id");
    String post = "/messages/" + room;
    change("say something", anna, post(post, text("Hello")), post(post, text("Hi")));
    change("edit a message", anna, put(one, text("Hello")), put(one, text("Hi")));
    change("delete a message", anna, delete(one), delete(two));
  }

  private void registration() {
    Person carl = rooms.stranger("Carl");
    Person dora = rooms.stranger("Dora");
    JsonObject proven = with(dora.registration(), "otp", dora.asksForCode());
    open("register", carl, "/users/register", carl.registration());
    open("register with a code", dora, "/users/register-otp", proven);
  }

  private void logins() {
    JsonObject proven = with(anna.credentials(), "otp", anna.asksForCode());
    Person erik = rooms.person("Erik");
    JsonObject reset = with(erik.credentials(), "otp", erik.asksForCode());
    Person fritz = rooms.person("Fritz");
    // The other content here is another proof: a wrong one is refused before any key is looked at.
    changes.add(
        new Change("log in", anna.stranger(), post("/users/login", anna.credentials()), null));
    changes.add(
        new Change("log in with a code", anna.stranger(), post("/users/login-otp", proven), null));
    Person hans = rooms.person("Hans");
    changes.add(new Change("log out", hans.api(), post("/users/logout"), null));
    open("reset a password", erik, "/users/reset-password", reset);
    change(
        "change a password",
        fritz,
        put("/users/password", object("current", Person.PASSWORD, "password", "a new password")),
        put("/users/password", object("current", Person.PASSWORD, "password", "a newer one")));
  }

  private void accounts() {
    // Somebody of their own: a second code would void the one that logs in.
    Person greta = rooms.person("Greta");
    JsonObject other = with(greta.profile(), "firstName", "Anne");
    String code = greta.asksForCode();
    change("update", greta, put("/users/update", greta.profile()), put("/users/update", other));
    change(
        "update with a code",
        greta,
        put("/users/update-otp", with(greta.profile(), "otp", code)),
        put("/users/update-otp", with(other, "otp", code)));
  }

  private void administration() {
    String role = "/users/" + bob.id() + "/roles/admin";
    String noRole = "/users/" + bob.id() + "/roles/user";
    String ban = "/users/" + rooms.person("Eve").id() + "/ban";
    String noBan = "/users/" + bob.id() + "/ban";
    JsonObject allowed = object("email", rooms.stranger("Gus").email(), "defaultRole", "user");
    String entry = "/allowed-users/" + allowed.getString("email");
    String allow = "/allowed-users";
    change("give a role", admin, post(role), post(noRole));
    change("take a role", admin, delete(role), delete(noRole));
    change("ban", admin, post(ban), post(noBan));
    change("lift a ban", admin, delete(ban), delete(noBan));
    change(
        "allow an address",
        admin,
        post(allow, allowed),
        post(allow, with(allowed, "defaultRole", "admin")));
    change("disallow an address", admin, delete(entry), delete(entry + ".other"));
  }

  private void change(String name, Person person, Call call, Call other) {
    changes.add(new Change(name, person.api(), call, other));
  }

  /** An open call, whose other content is another password. */
  private void open(String name, Person person, String path, JsonObject body) {
    Call other = post(path, with(body, "password", "another password"));
    changes.add(new Change(name, person.stranger(), post(path, body), other));
  }

  private static Call post(String path) {
    return client -> client.post(path);
  }

  private static Call post(String path, JsonObject body) {
    return client -> client.post(path, body);
  }

  private static Call put(String path, JsonObject body) {
    return client -> client.put(path, body);
  }

  private static Call delete(String path) {
    return client -> client.delete(path);
  }

  private static Call read(String room, int seq) {
    return put(room + "/read", object("seq", seq));
  }

  private static JsonObject named(String name) {
    return object("name", name);
  }

  private static JsonObject text(String text) {
    return object("text", text);
  }
}
