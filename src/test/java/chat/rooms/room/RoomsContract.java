package chat.rooms.room;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoomsContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person admin = rooms.admin();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  @Test
  void whoever_creates_a_room_owns_it_and_is_in_it() {
    Answer created = anna.post("/rooms", object("name", "Team")).is(201);

    JsonObject room = Shapes.room(created.json());
    assertThat(room.getString("name")).isEqualTo("Team");
    assertThat(room.getString("ownerId")).isEqualTo(anna.id());
    assertThat(room.getString("roomType")).isEqualTo("Private");
    assertThat(memberIds(room)).containsExactly(anna.id());
    String location = created.location().orElseThrow();
    assertThat(location).isEqualTo("/rooms/" + room.getString("id"));
    assertThat(anna.get(location).is(200).json()).isEqualTo(room);
  }

  @Test
  void the_users_in_a_room_come_without_their_rooms() {
    JsonObject room = anna.get("/rooms/" + anna.creates("Team")).is(200).json();

    JsonObject user = Shapes.user(room.getJsonArray("users").getJsonObject(0));
    assertThat(user.get("rooms")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void rooms_in_a_list_come_without_their_users() {
    anna.creates("Team");

    List<JsonObject> all = anna.get("/rooms").is(200).items();

    assertThat(all).hasSizeGreaterThanOrEqualTo(3).allSatisfy(Shapes::room);
    assertThat(all).allSatisfy(room -> assertThat(room.get("users")).isEqualTo(JsonValue.NULL));
  }

  @Test
  void a_long_list_of_rooms_links_to_its_next_and_previous_pages() {
    anna.creates("One");
    anna.creates("Two");
    List<String> all = anna.get("/rooms").is(200).all("id");

    List<String> walked = new ArrayList<>();
    Answer page = anna.get("/rooms?size=2").is(200);
    assertThat(page.link("prev")).isEmpty();
    for (Optional<String> next = page.link("next"); ; next = page.link("next")) {
      walked.addAll(page.all("id"));
      if (next.isEmpty()) {
        break;
      }
      page = anna.get(next.get()).is(200);
    }

    assertThat(walked).containsExactlyElementsOf(all);
  }

  @Test
  void a_private_room_is_there_for_its_members_only() {
    String team = anna.creates("Team");

    assertThat(anna.get("/rooms").is(200).all("id")).contains(team);
    assertThat(bob.get("/rooms").is(200).all("id")).doesNotContain(team);
    bob.get("/rooms/" + team).refuses(404);
    assertThat(admin.get("/rooms").is(200).all("id")).doesNotContain(team);
    admin.get("/rooms/" + team).refuses(404);

    anna.adds(team, bob);

    assertThat(bob.get("/rooms").is(200).all("id")).contains(team);
    assertThat(memberIds(bob.get("/rooms/" + team).is(200).json()))
        .containsExactlyInAnyOrder(anna.id(), bob.id());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Public", "ReadOnly"})
  void a_public_and_a_read_only_room_are_there_for_everyone(String type) {
    String open = admin.creates("Open to all", type);

    assertThat(anna.get("/rooms").is(200).all("id")).contains(open);
    JsonObject room = Shapes.room(anna.get("/rooms/" + open).is(200).json());
    assertThat(room.getString("roomType")).isEqualTo(type);
    assertThat(memberIds(room)).containsExactly(admin.id());
    anna.get("/messages/" + open).is(200);
    anna.get("/rooms/" + open + "/events").is(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Public", "ReadOnly"})
  void only_admins_create_rooms_that_everyone_sees(String type) {
    anna.post("/rooms", object("name", "Open to all", "roomType", type)).refuses(403);
  }

  @Test
  void an_unknown_type_of_room_is_refused() {
    anna.post("/rooms", object("name", "Team", "roomType", "Secret")).names("roomType");
  }

  @Test
  void the_owner_renames_a_room() {
    String team = anna.creates("Team");

    JsonObject room = anna.put("/rooms/" + team, object("name", "The best team")).is(200).json();

    assertThat(Shapes.room(room).getString("name")).isEqualTo("The best team");
    assertThat(anna.get("/rooms/" + team).json()).isEqualTo(room);
  }

  @Test
  void nobody_but_the_owner_renames_or_deletes_a_room() {
    String team = anna.creates("Team");
    anna.adds(team, bob);

    bob.put("/rooms/" + team, object("name", "Bob's")).refuses(403);
    bob.delete("/rooms/" + team).refuses(403);

    assertThat(anna.get("/rooms/" + team).is(200).json().getString("name")).isEqualTo("Team");
  }

  @Test
  void an_admin_has_no_rights_in_somebody_elses_private_room() {
    String team = anna.creates("Team");
    admin.put("/rooms/" + team, object("name", "Admin's")).refuses(404);
    admin.delete("/rooms/" + team).refuses(404);

    anna.adds(team, admin);
    admin.put("/rooms/" + team, object("name", "Admin's")).refuses(403);
    admin.delete("/rooms/" + team).refuses(403);
  }

  @Test
  void a_deleted_room_is_there_for_nobody() {
    String team = anna.creates("Team");
    anna.adds(team, bob);

    Answer deleted = anna.delete("/rooms/" + team).is(200);

    assertThat(deleted.json()).isEqualTo(object("message", "room deleted"));
    for (Person person : List.of(anna, bob)) {
      person.get("/rooms/" + team).refuses(404);
      person.get("/messages/" + team).refuses(404);
      person.get("/rooms/" + team + "/events").refuses(404);
      person.post("/messages/" + team, object("text", "Hello?")).refuses(404);
      assertThat(person.get("/rooms").all("id")).doesNotContain(team);
      assertThat(person.get("/users/current").is(200).text()).doesNotContain(team);
    }
    anna.delete("/rooms/" + team).refuses(404);
  }

  @Test
  void an_unknown_room_is_not_found() {
    anna.get("/rooms/nowhere").refuses(404);
    anna.put("/rooms/nowhere", object("name", "Here")).refuses(404);
    anna.delete("/rooms/nowhere").refuses(404);
    anna.put("/rooms/nowhere/read", object("seq", 1)).refuses(404);
    anna.get("/rooms/nowhere/events").refuses(404);
  }

  private static List<String> memberIds(JsonObject room) {
    return room.getJsonArray("users").getValuesAs(JsonObject.class).stream()
        .map(user -> user.getString("id"))
        .toList();
  }
}
