package chat.rooms.message;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  private final String team = anna.creates("Team");

  @Test
  void what_is_said_is_a_message_at_a_location() {
    Answer said = anna.post("/messages/" + team, object("text", "Hello")).is(201);

    JsonObject message = Shapes.message(said.json());
    assertThat(message.getString("text")).isEqualTo("Hello");
    assertThat(message.getString("roomId")).isEqualTo(team);
    assertThat(message.getString("userId")).isEqualTo(anna.id());
    assertThat(message.getString("command")).isEqualTo("CreateMessage");
    assertThat(message.getString("targetId")).isEqualTo(team);
    assertThat(message.getInt("seq")).isEqualTo(2);
    assertThat(anna.get(said.location().orElseThrow()).is(200).items()).contains(message);
  }

  @Test
  void a_message_carries_the_client_id_that_its_sender_gave() {
    JsonObject message =
        anna.post("/messages/" + team, object("text", "Hello", "clientId", "c-1")).is(201).json();

    assertThat(Shapes.message(message).getString("clientId")).isEqualTo("c-1");
    assertThat(anna.get("/messages/" + team).items()).contains(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Grüße, 你好, שלום, \uD83D\uDE00\uD83D\uDC4D\uD83C\uDFFD",
        "two\nlines\tand a tab",
        "  blanks at both ends  ",
        "<script>alert('hi')</script> & \"quotes\" \\ /",
        "e\u0301 stays two characters",
        "\u202Eright to left"
      })
  void a_text_comes_back_as_it_was_said(String text) {
    JsonObject message = anna.says(team, text);

    assertThat(message.getString("text")).isEqualTo(text);
    assertThat(anna.get("/messages/" + team + "?size=1").all("text")).containsExactly(text);
  }

  @Test
  void its_author_edits_a_message_which_keeps_its_place() {
    JsonObject message = anna.says(team, "Helo");
    anna.says(team, "And more");

    JsonObject edited = edit(anna, message, "Hello").is(200).json();

    assertThat(Shapes.message(edited).getString("text")).isEqualTo("Hello");
    assertThat(edited.getString("command")).isEqualTo("UpdateMessage");
    assertThat(edited.getString("targetId")).isEqualTo(message.getString("id"));
    keepsItsPlace(message, edited);
    assertThat(anna.get("/messages/" + team).items().get(1)).isEqualTo(edited);
  }

  @Test
  void its_author_deletes_a_message_whose_text_is_gone_everywhere() {
    JsonObject message = anna.says(team, "A secret that slipped out");
    edit(anna, message, "A secret that slipped out again").is(200);

    JsonObject deleted = anna.delete("/messages/" + message.getString("id")).is(200).json();

    assertThat(Shapes.message(deleted).getString("text")).isEmpty();
    assertThat(deleted.getString("command")).isEqualTo("DeleteMessage");
    assertThat(deleted.getString("targetId")).isEqualTo(message.getString("id"));
    keepsItsPlace(message, deleted);
    assertThat(anna.get("/messages/" + team).items().get(0)).isEqualTo(deleted);
    assertThat(anna.get("/messages/" + team).text()).doesNotContain("secret");
    assertThat(anna.get("/rooms/" + team + "/events").text()).doesNotContain("secret");
  }

  @Test
  void nobody_but_its_author_edits_a_message() {
    anna.adds(team, bob, rooms.admin());
    JsonObject message = bob.says(team, "Bob's words");

    edit(anna, message, "Anna's words").refuses(403);
    edit(rooms.admin(), message, "Admin's words").refuses(403);

    assertThat(anna.get("/messages/" + team + "?size=1").items()).containsExactly(message);
  }

  @Test
  void the_owner_of_the_room_deletes_any_message() {
    anna.adds(team, bob);
    JsonObject message = bob.says(team, "Bob's words");

    anna.delete("/messages/" + message.getString("id")).is(200);
  }

  @Test
  void a_member_does_not_delete_what_others_said() {
    anna.adds(team, bob);
    JsonObject message = anna.says(team, "Anna's words");

    bob.delete("/messages/" + message.getString("id")).refuses(403);
  }

  @Test
  void an_admin_deletes_messages_in_rooms_that_they_see_and_in_no_others() {
    String open = rooms.admin().creates("Open to all", "Public");
    JsonObject seen = anna.says(open, "Said in the open");
    JsonObject unseen = anna.says(team, "Said in private");

    rooms.admin().delete("/messages/" + seen.getString("id")).is(200);
    rooms.admin().delete("/messages/" + unseen.getString("id")).refuses(404);
  }

  @Test
  void a_deleted_message_is_neither_edited_nor_deleted_again() {
    JsonObject message = anna.says(team, "Hello");
    anna.delete("/messages/" + message.getString("id")).is(200);

    edit(anna, message, "Hello again").refuses(409);
    anna.delete("/messages/" + message.getString("id")).refuses(409);
  }

  @Test
  void the_systems_messages_stay_as_they_are() {
    JsonObject created = anna.get("/messages/" + team).items().get(0);

    assertThat(created.getString("text")).isEqualTo("Room created");
    edit(anna, created, "Anna's words").refuses(409);
    anna.delete("/messages/" + created.getString("id")).refuses(409);
  }

  @Test
  void an_unknown_message_is_not_found() {
    anna.put("/messages/nothing", object("text", "Hello")).refuses(404);
    anna.delete("/messages/nothing").refuses(404);
  }

  @Test
  void everyone_writes_in_a_public_room_and_joins_it_only_if_they_like() {
    String open = rooms.admin().creates("Open to all", "Public");

    JsonObject message = anna.says(open, "Hello");

    assertThat(bob.get("/messages/" + open + "?size=1").items()).containsExactly(message);
  }

  @Test
  void only_its_owner_and_admins_write_in_a_read_only_room() {
    String news = rooms.admin().creates("News", "ReadOnly");
    rooms.admin().adds(news, bob);

    bob.post("/messages/" + news, object("text", "Hello")).refuses(403);
    rooms.admin().says(news, "News");

    assertThat(anna.get("/messages/" + news).all("text")).contains("News").doesNotContain("Hello");
  }

  @Test
  void what_happens_to_a_room_is_part_of_its_history() {
    anna.put("/rooms/" + team, object("name", "Better team")).is(200);
    anna.adds(team, bob);
    anna.removes(team, bob);

    assertThat(anna.get("/messages/" + team).all("text"))
        .isEqualTo(
            List.of(
                "Bob Doe left the room",
                "Bob Doe joined the room",
                "Room updated",
                "Room created"));
    assertThat(anna.get("/messages/" + team).all("command"))
        .isEqualTo(List.of("RemoveUser", "AddUser", "UpdateRoom", "CreateRoom"));
  }

  private static Answer edit(Person person, JsonObject message, String text) {
    return person.put("/messages/" + message.getString("id"), object("text", text));
  }

  private static void keepsItsPlace(JsonObject before, JsonObject after) {
    for (String member : List.of("id", "seq", "createdAt", "roomId", "userId")) {
      assertThat(after.get(member)).as(member).isEqualTo(before.get(member));
    }
    assertThat(updatedAt(after)).isAfterOrEqualTo(updatedAt(before));
  }

  private static Instant updatedAt(JsonObject message) {
    return Instant.parse(message.getString("updatedAt"));
  }
}
