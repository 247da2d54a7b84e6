package chat.rooms.room;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The two rooms that always exist. */
class FixedRoomsContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person admin = rooms.admin();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  @ParameterizedTest
  @CsvSource({"general, Public", "announcements, ReadOnly"})
  void it_is_there_for_everyone_and_owns_itself(String id, String type) {
    JsonObject room = Shapes.room(anna.get("/rooms/" + id).is(200).json());

    assertThat(room.getString("id")).isEqualTo(id);
    assertThat(room.getString("ownerId")).isEqualTo(id);
    assertThat(room.getString("roomType")).isEqualTo(type);
    assertThat(room.getJsonArray("users")).isEmpty();
    assertThat(anna.get("/rooms").is(200).all("id")).contains(id);
  }

  @ParameterizedTest
  @ValueSource(strings = {"general", "announcements"})
  void nobody_is_added_or_removed(String id) {
    for (Person person : new Person[] {anna, admin}) {
      person.post("/rooms/" + id + "/users/" + person.id()).refuses(409);
      person.post("/rooms/" + id + "/users/" + bob.id()).refuses(409);
      person.delete("/rooms/" + id + "/users/" + person.id()).refuses(409);
      person.delete("/rooms/" + id + "/users/" + bob.id()).refuses(409);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"general", "announcements"})
  void nobody_deletes_it(String id) {
    anna.delete("/rooms/" + id).refuses(403);
    admin.delete("/rooms/" + id).refuses(403);

    anna.get("/rooms/" + id).is(200);
  }

  @ParameterizedTest
  @CsvSource({"general, General", "announcements, Announcements"})
  void admins_rename_it(String id, String name) {
    anna.put("/rooms/" + id, object("name", "Anna's")).refuses(403);

    assertThat(rename(id, "Everybody")).isEqualTo("Everybody");
    assertThat(rename(id, name)).isEqualTo(name);
    assertThat(anna.get("/rooms/" + id).json().getString("name")).isEqualTo(name);
  }

  @Test
  void everyone_writes_in_general_and_everyone_hears_it() {
    OldSocket socket = bob.at(rooms.second()).connects();

    JsonObject message = anna.says("general", "Good morning");

    assertThat(socket.hearsText("Good morning").getString("id")).isEqualTo(message.getString("id"));
    assertThat(bob.get("/messages/general?size=1").items()).containsExactly(message);
  }

  @Test
  void only_admins_write_announcements_and_everyone_hears_them() {
    OldSocket socket = bob.at(rooms.second()).connects();

    anna.post("/messages/announcements", object("text", "Cake for all")).refuses(403);
    admin.says("announcements", "Cake at four");

    socket.hearsText("Cake at four");
    assertThat(bob.get("/messages/announcements?size=1").all("text"))
        .containsExactly("Cake at four");
  }

  @Test
  void announcements_are_closed_on_sockets_too() {
    OldSocket socket = anna.connects();

    socket.commands("CreateMessage", "announcements", "announcements", "Cake for all");

    assertThat(socket.hearsError()).isNotBlank();
  }

  private String rename(String id, String name) {
    return admin.put("/rooms/" + id, object("name", name)).is(200).json().getString("name");
  }
}
