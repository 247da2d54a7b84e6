package chat.rooms.account;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.with;
import static chat.rooms.support.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class UsersContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");

  @Test
  void the_own_account_is_a_user_with_rooms() {
    JsonObject user = Shapes.user(anna.get("/users/current").is(200).json());

    assertThat(user.getString("id")).isEqualTo(anna.id());
    assertThat(user.getString("email")).isEqualTo(anna.email());
    assertThat(user.getString("firstName")).isEqualTo("Anna");
    assertThat(user.getJsonArray("roles").toString()).isEqualTo("[\"user\"]");
    assertThat(user.getJsonArray("rooms")).isEmpty();
  }

  @Test
  void the_own_rooms_hold_memberships_only_and_come_without_their_users() {
    String team = anna.creates("Team");

    JsonObject user = anna.get("/users/current").is(200).json();

    List<JsonObject> own = user.getJsonArray("rooms").getValuesAs(JsonObject.class);
    assertThat(own).hasSize(1);
    assertThat(Shapes.room(own.get(0)).getString("id")).isEqualTo(team);
    assertThat(own.get(0).get("users")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void phone_and_password_never_leave_the_server() {
    Person bob = rooms.stranger("Bob");
    Answer registered = bob.stranger().post("/users/register", bob.registration()).is(201);
    String bobId = registered.json().getString("id");
    Answer updated = anna.put("/users/update", with(anna.profile(), "phone", "+4930123456789"));

    for (Answer answer :
        List.of(
            registered,
            updated.is(200),
            anna.get("/users/" + bobId).is(200),
            anna.get("/users").is(200),
            anna.get("/users/current").is(200),
            anna.get("/users/email/" + bob.email()).is(200))) {
      assertThat(answer.text()).doesNotContainIgnoringCase("phone", "password", "+4930123456789");
    }
  }

  @Test
  void all_users_are_listed_by_last_name_then_first_name() {
    named("Zoe", "Aaronson");
    named("Abe", "Aaronson");

    for (String path : List.of("/users", "/users/all")) {
      List<JsonObject> users = anna.get(path).is(200).items();

      assertThat(users)
          .isSortedAccordingTo(
              Comparator.<JsonObject, String>comparing(user -> user.getString("lastName"))
                  .thenComparing(user -> user.getString("firstName")));
      assertThat(users).extracting(user -> user.getString("id")).contains(anna.id());
      assertThat(users).allSatisfy(Shapes::user);
      assertThat(users).allSatisfy(u -> assertThat(u.get("rooms")).isEqualTo(JsonValue.NULL));
    }
  }

  @Test
  void a_long_list_of_users_links_to_its_next_and_previous_pages() {
    rooms.person("Bob");
    rooms.person("Carl");
    List<String> all = anna.get("/users").is(200).all("id");

    List<String> walked = new ArrayList<>();
    Answer page = anna.get("/users?size=2").is(200);
    assertThat(page.link("prev")).isEmpty();
    for (Optional<String> next = page.link("next"); ; next = page.link("next")) {
      walked.addAll(page.all("id"));
      if (next.isEmpty()) {
        break;
      }
      page = anna.get(next.get()).is(200);
      assertThat(page.link("prev")).isPresent();
    }

    assertThat(walked).containsExactlyElementsOf(all);
  }

  @Test
  void somebody_else_is_shown_with_the_rooms_that_the_caller_may_see() {
    Person bob = rooms.person("Bob");
    String shared = anna.creates("Shared by both");
    anna.adds(shared, bob);
    anna.creates("Known to Anna alone");

    JsonObject seenByBob = Shapes.user(bob.get("/users/" + anna.id()).is(200).json());

    assertThat(seenByBob.getJsonArray("rooms").getValuesAs(JsonObject.class))
        .extracting(room -> room.getString("id"))
        .containsExactly(shared);
  }

  @Test
  void public_rooms_of_somebody_else_are_shown_to_everyone() {
    String open = rooms.admin().creates("Open to all", "Public");
    anna.post("/rooms/" + open + "/users/" + anna.id()).is(200);

    JsonObject seenByBob = rooms.person("Bob").get("/users/" + anna.id()).is(200).json();

    assertThat(seenByBob.getJsonArray("rooms").getValuesAs(JsonObject.class))
        .extracting(room -> room.getString("id"))
        .containsExactly(open);
  }

  @Test
  void an_unknown_user_is_not_found() {
    anna.get("/users/nobody").refuses(404);
  }

  @Test
  void users_are_found_by_a_part_of_their_email_whatever_its_case() {
    String part = anna.email().substring(2, 12);

    List<JsonObject> found = anna.get("/users/email/" + part.toUpperCase()).is(200).items();

    assertThat(found).extracting(user -> user.getString("id")).containsExactly(anna.id());
    assertThat(Shapes.user(found.get(0)).get("rooms")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void a_part_that_no_email_contains_finds_nobody() {
    assertThat(anna.get("/users/email/nobody-has-this").is(200).array()).isEmpty();
  }

  @Test
  void percent_and_underscore_in_a_part_of_an_email_are_literal() {
    assertThat(anna.get("/users/email/an%25" + anna.email().substring(4)).is(200).array())
        .isEmpty();
    assertThat(anna.get("/users/email/_" + anna.email().substring(1)).is(200).array()).isEmpty();
    assertThat(anna.get("/users/email/%25").is(200).array()).isEmpty();
  }

  @Test
  void names_and_phone_are_updated() {
    JsonObject body =
        object(
            "firstName", "Anne", "lastName", "Smith", "email", anna.email(), "phone", "12345678");

    JsonObject user = Shapes.user(anna.put("/users/update", body).is(200).json());

    assertThat(user.getString("firstName")).isEqualTo("Anne");
    assertThat(user.getString("lastName")).isEqualTo("Smith");
    JsonObject read = anna.get("/users/current").is(200).json();
    assertThat(read.getString("firstName")).isEqualTo("Anne");
    assertThat(read.getString("updatedAt")).isEqualTo(user.getString("updatedAt"));
  }

  @Test
  void a_changed_email_is_refused_without_a_code() {
    JsonObject body = with(anna.profile(), "email", "other." + anna.email());

    anna.put("/users/update", with(body, "firstName", "Anne")).names("email");

    JsonObject read = anna.get("/users/current").is(200).json();
    assertThat(read.getString("email")).isEqualTo(anna.email());
    assertThat(read.getString("firstName")).isEqualTo("Anna");
  }

  @Test
  void the_email_written_in_capitals_is_not_a_changed_one() {
    JsonObject body = with(anna.profile(), "email", anna.email().toUpperCase());

    JsonObject user = anna.put("/users/update", body).is(200).json();

    assertThat(user.getString("email")).isEqualTo(anna.email());
  }

  @Test
  void a_phone_that_is_left_out_stays_as_it_is() throws SQLException {
    anna.put("/users/update", with(anna.profile(), "phone", "12345678")).is(200);

    JsonObject body = without(with(anna.profile(), "firstName", "Anne"), "phone");
    anna.put("/users/update", body).is(200);
    assertThat(phoneOf(anna)).isEqualTo("12345678");

    anna.put("/users/update-otp", with(body, "otp", anna.asksForCode())).is(200);
    assertThat(phoneOf(anna)).isEqualTo("12345678");
  }

  @Test
  void nothing_stays_of_a_stranger_who_registered_ones_address() throws SQLException {
    Person bob = rooms.stranger("Bob").registers();
    assertThat(phoneOf(bob)).isEqualTo("+4930123456789");

    JsonObject body = with(without(bob.registration(), "phone"), "otp", bob.asksForCode());
    bob.stranger().post("/users/register-otp", body).is(201);
    assertThat(phoneOf(bob)).isNull();
  }

  /** As it is stored, since nobody is told. */
  private String phoneOf(Person person) throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var select = connection.prepareStatement("select phone from users where email = ?")) {
      select.setString(1, person.email());
      ResultSet row = select.executeQuery();
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void somebody_with_an_open_socket_on_any_node_is_online() {
    Person bob = rooms.person("Bob");
    assertThat(isOnline(bob)).isFalse();

    try (OldSocket socket = bob.at(rooms.second()).connects()) {
      Awaitility.await().until(() -> isOnline(bob));
    }
  }

  private boolean isOnline(Person person) {
    return anna.get("/users/" + person.id()).is(200).json().getBoolean("isOnline");
  }

  private void named(String firstName, String lastName) {
    Person person = rooms.person(firstName);
    person.put("/users/update", with(person.profile(), "lastName", lastName)).is(200);
  }
}
