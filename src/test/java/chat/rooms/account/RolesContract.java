package chat.rooms.account;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RolesContract {
  private final Deployment rooms = Deployment.shared();
  private final Person admin = rooms.admin();
  private final Person anna = rooms.person("Anna");

  @Test
  void an_admin_gives_the_role_of_admin_and_takes_it() {
    assertThat(roles(admin.post(roleOf(anna, "admin")).is(200))).containsExactly("user", "admin");
    assertThat(roles(anna.get("/users/current").is(200))).containsExactly("user", "admin");

    assertThat(roles(admin.delete(roleOf(anna, "admin")).is(200))).containsExactly("user");
    assertThat(roles(anna.get("/users/current").is(200))).containsExactly("user");
  }

  @Test
  void a_role_that_is_given_twice_is_a_conflict() {
    admin.post(roleOf(anna, "admin")).is(200);
    admin.post(roleOf(anna, "admin")).refuses(409);
    admin.delete(roleOf(anna, "admin")).is(200);
  }

  @Test
  void a_role_that_is_taken_when_absent_is_a_conflict() {
    admin.delete(roleOf(anna, "admin")).refuses(409);
  }

  @Test
  void everybody_is_a_user_and_stays_one() {
    admin.post(roleOf(anna, "user")).refuses(409);
    admin.delete(roleOf(anna, "user")).refuses(409);
  }

  @Test
  void an_unknown_role_is_refused() {
    admin.post(roleOf(anna, "king")).names("role");
  }

  @Test
  void nobody_but_admins_gives_or_takes_roles() {
    anna.post(roleOf(anna, "admin")).refuses(403);
    anna.delete(roleOf(admin, "admin")).refuses(403);

    assertThat(roles(admin.get("/users/current").is(200))).contains("admin");
  }

  @Test
  void a_role_of_nobody_is_not_found() {
    admin.post("/users/nobody/roles/admin").refuses(404);
  }

  @Test
  void a_role_that_is_taken_counts_no_longer_at_once_and_on_every_node() {
    Person elsewhere = anna.at(rooms.second());
    admin.post(roleOf(anna, "admin")).is(200);
    elsewhere.post("/rooms", object("name", "Town hall", "roomType", "Public")).is(201);

    admin.delete(roleOf(anna, "admin")).is(200);

    elsewhere.post("/rooms", object("name", "Town hall", "roomType", "Public")).refuses(403);
  }

  @Test
  void the_last_admin_stays() {
    onlyAdmin();

    admin.delete(roleOf(admin, "admin")).refuses(409);
    admin.post("/users/" + admin.id() + "/ban").refuses(409);

    assertThat(roles(admin.get("/users/current").is(200))).contains("admin");
  }

  @Test
  void the_last_admin_takes_the_role_of_a_banned_one() {
    onlyAdmin();
    admin.post(roleOf(anna, "admin")).is(200);
    admin.post("/users/" + anna.id() + "/ban").is(204);

    assertThat(roles(admin.delete(roleOf(anna, "admin")).is(200))).containsExactly("user");

    admin.delete("/users/" + anna.id() + "/ban").is(204);
    assertThat(roles(anna.logsIn().get("/users/current").is(200))).containsExactly("user");
  }

  @Test
  void of_two_admins_who_take_each_others_role_at_once_one_stays() {
    onlyAdmin();
    admin.post(roleOf(anna, "admin")).is(200);
    Person elsewhere = anna.at(rooms.second());

    List<Integer> statuses =
        AtOnce.call(
            2,
            i ->
                i == 0
                    ? admin.delete(roleOf(anna, "admin")).status()
                    : elsewhere.delete(roleOf(admin, "admin")).status());

    assertThat(statuses).containsOnlyOnce(200);
    assertThat(statuses).containsAnyOf(403, 409);
    putBack(statuses.get(0) == 200);
  }

  private void putBack(boolean adminStayed) {
    if (!adminStayed) {
      anna.post(roleOf(admin, "admin")).is(200);
      admin.delete(roleOf(anna, "admin")).is(200);
    }
  }

  private void onlyAdmin() {
    for (JsonObject user : admin.get("/users").is(200).items()) {
      boolean other = !user.getString("id").equals(admin.id());
      if (other && user.getJsonArray("roles").toString().contains("admin")) {
        admin.delete("/users/" + user.getString("id") + "/roles/admin").is(200);
      }
    }
  }

  private static String roleOf(Person person, String role) {
    return "/users/" + person.id() + "/roles/" + role;
  }

  private static List<String> roles(Answer answer) {
    return texts(Shapes.user(answer.json()), "roles");
  }
}
