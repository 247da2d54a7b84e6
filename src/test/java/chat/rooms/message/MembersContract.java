package chat.rooms.message;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class MembersContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  private final String team = anna.creates("Team");

  @Test
  void the_owner_adds_somebody_and_the_system_says_so() {
    JsonObject message = Shapes.message(anna.post(place(team, bob)).is(200).json());

    assertThat(message.getString("command")).isEqualTo("AddUser");
    assertThat(message.getString("text")).isEqualTo("Bob Doe joined the room");
    assertThat(message.getString("userId")).isEqualTo(anna.id());
    assertThat(message.getString("targetId")).isEqualTo(bob.id());
    assertThat(message.getString("roomId")).isEqualTo(team);
    assertThat(bob.get("/messages/" + team).is(200).items()).contains(message);
  }

  @Test
  void the_owner_removes_somebody_and_the_system_says_so() {
    anna.adds(team, bob);

    JsonObject message = Shapes.message(anna.delete(place(team, bob)).is(200).json());

    assertThat(message.getString("command")).isEqualTo("RemoveUser");
    assertThat(message.getString("text")).isEqualTo("Bob Doe left the room");
    assertThat(message.getString("targetId")).isEqualTo(bob.id());
    assertThat(anna.get("/messages/" + team).is(200).items()).contains(message);
    bob.get("/rooms/" + team).refuses(404);
    bob.get("/messages/" + team).refuses(404);
  }

  @Test
  void somebody_leaves_and_is_answered_with_what_the_system_says_of_it() {
    anna.adds(team, bob);

    JsonObject message = Shapes.message(bob.delete(place(team, bob)).is(200).json());

    assertThat(message.getString("command")).isEqualTo("RemoveUser");
    assertThat(message.getString("userId")).isEqualTo(bob.id());
    bob.get("/rooms/" + team).refuses(404);
  }

  @Test
  void an_owner_cannot_leave() {
    anna.delete(place(team, anna)).refuses(409);

    anna.get("/rooms/" + team).is(200);
  }

  @Test
  void somebody_who_is_in_the_room_is_not_added_again() {
    anna.adds(team, bob);

    anna.post(place(team, bob)).refuses(409);
    anna.post(place(team, anna)).refuses(409);
  }

  @Test
  void somebody_who_is_not_in_the_room_is_not_removed() {
    anna.delete(place(team, bob)).refuses(404);
    anna.delete("/rooms/" + team + "/users/nobody").refuses(404);
  }

  @Test
  void nobody_is_not_added() {
    anna.post("/rooms/" + team + "/users/nobody").refuses(404);
  }

  @Test
  void members_who_do_not_own_a_room_add_and_remove_nobody_else() {
    Person carl = rooms.person("Carl");
    anna.adds(team, bob);

    bob.post(place(team, carl)).refuses(403);
    bob.delete(place(team, anna)).refuses(403);

    carl.get("/rooms/" + team).refuses(404);
  }

  @Test
  void nobody_joins_a_private_room_by_themselves() {
    bob.post(place(team, bob)).refuses(404);
    rooms.admin().post(place(team, rooms.admin())).refuses(404);
  }

  @Test
  void anyone_joins_and_leaves_a_public_room() {
    String open = rooms.admin().creates("Open to all", "Public");

    JsonObject joined = bob.post(place(open, bob)).is(200).json();

    assertThat(joined.getString("command")).isEqualTo("AddUser");
    assertThat(joined.getString("userId")).isEqualTo(bob.id());
    bob.post(place(open, anna)).refuses(403);
    bob.delete(place(open, bob)).is(200);
    bob.get("/rooms/" + open).is(200);
  }

  @Test
  void nobody_joins_a_read_only_room_but_its_owner_adds() {
    String news = rooms.admin().creates("News", "ReadOnly");

    bob.post(place(news, bob)).refuses(403);
    rooms.admin().adds(news, bob);

    bob.delete(place(news, bob)).is(200);
  }

  @Test
  void whoever_comes_later_reads_all_that_was_said() {
    anna.says(team, "Before Bob");
    anna.adds(team, bob);

    Answer history = bob.get("/messages/" + team).is(200);

    assertThat(history.all("text"))
        .isEqualTo(List.of("Bob Doe joined the room", "Before Bob", "Room created"));
  }

  private static String place(String roomId, Person person) {
    return "/rooms/" + roomId + "/users/" + person.id();
  }
}
