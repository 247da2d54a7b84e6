package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.RawSocket;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every command of the old protocol: Anna is at the first node, Bob hears at the second. */
class CommandsContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob").at(rooms.second());

  private final String team = anna.creates("Team");
  private final OldSocket annas = anna.connects();
  private final OldSocket bobs = bob.connects();

  @AfterEach
  void disconnect() {
    annas.close();
    bobs.close();
  }

  @Test
  void create_message_says_something_in_the_room() {
    bobJoins();

    annas.commands("CreateMessage", team, team, "Hello");

    JsonObject frame = Shapes.frame(bobs.hears("CreateMessage", team));
    assertThat(frame.getString("text")).isEqualTo("Hello");
    assertThat(frame.getString("userId")).isEqualTo(anna.id());
    assertThat(frame.getString("targetId")).isEqualTo(team);
    assertThat(frame.getInt("event")).isEqualTo(frame.getInt("seq"));
    assertThat(annas.next()).isEqualTo(frame);
    assertThat(bob.get("/messages/" + team).all("id")).contains(frame.getString("id"));
  }

  @Test
  void a_message_carries_the_client_id_of_its_command() {
    annas.says(
        "command",
        "CreateMessage",
        "roomId",
        team,
        "targetId",
        team,
        "text",
        "Hi",
        "clientId",
        "7");

    assertThat(Shapes.frame(annas.next()).getString("clientId")).isEqualTo("7");
  }

  @Test
  void update_message_says_it_in_other_words() {
    bobJoins();
    JsonObject message = anna.says(team, "Helo");
    bothHear("CreateMessage");

    annas.commands("UpdateMessage", team, message.getString("id"), "Hello");

    JsonObject frame = Shapes.frame(bothHear("UpdateMessage"));
    assertThat(frame.getString("id")).isEqualTo(message.getString("id"));
    assertThat(frame.getString("targetId")).isEqualTo(message.getString("id"));
    assertThat(frame.getString("text")).isEqualTo("Hello");
    assertThat(frame.getInt("seq")).isEqualTo(message.getInt("seq"));
    assertThat(frame.getInt("event")).isEqualTo(message.getInt("seq") + 1);
  }

  @Test
  void delete_message_takes_the_words_away() {
    bobJoins();
    JsonObject message = anna.says(team, "Oops");
    bothHear("CreateMessage");

    annas.commands("DeleteMessage", team, message.getString("id"), "anything");

    JsonObject frame = Shapes.frame(bothHear("DeleteMessage"));
    assertThat(frame.getString("id")).isEqualTo(message.getString("id"));
    assertThat(frame.getString("targetId")).isEqualTo(message.getString("id"));
    assertThat(frame.getString("text")).isEmpty();
  }

  @Test
  void add_user_is_told_to_the_room_and_to_who_is_added() {
    annas.commands("AddUser", team, bob.id(), "anything");

    JsonObject frame = Shapes.frame(bothHear("AddUser"));
    assertThat(frame.getString("text")).isEqualTo("Bob Doe joined the room");
    assertThat(frame.getString("targetId")).isEqualTo(bob.id());
    anna.says(team, "Welcome");
    bobs.hearsText("Welcome");
  }

  @Test
  void remove_user_is_told_to_the_room_and_to_who_is_removed_and_hears_nothing_after() {
    String other = anna.creates("Another room");
    annas.hears("CreateRoom", other);
    anna.adds(other, bob);
    bobs.hears("AddUser", other);
    annas.hears("AddUser", other);
    bobJoins();

    annas.commands("RemoveUser", team, bob.id(), "anything");

    JsonObject frame = Shapes.frame(bobs.hears("RemoveUser", team));
    assertThat(frame.getString("text")).isEqualTo("Bob Doe left the room");
    assertThat(frame.getString("targetId")).isEqualTo(bob.id());
    assertThat(annas.hears("RemoveUser", team)).isEqualTo(frame);

    anna.says(team, "Now that he is gone");
    anna.says(other, "Still here");
    assertThat(bobs.until(f -> f.getString("roomId").equals(other)))
        .allSatisfy(f -> assertThat(f.getString("roomId")).isEqualTo(other));
  }

  @Test
  void somebody_leaves_by_remove_user() {
    bobJoins();

    bobs.commands("RemoveUser", team, bob.id(), "");

    bothHear("RemoveUser");
    bob.get("/rooms/" + team).refuses(404);
  }

  @Test
  void create_room_is_told_to_its_owner() {
    annas.commands("CreateRoom", "", "", "A new room");

    JsonObject frame = Shapes.frame(annas.next());
    assertThat(frame.getString("command")).isEqualTo("CreateRoom");
    assertThat(frame.getString("text")).isEqualTo("Room created");
    assertThat(frame.getString("targetId")).isEqualTo(frame.getString("roomId"));
    assertThat(frame.getInt("event")).isEqualTo(1);
    JsonObject room = anna.get("/rooms/" + frame.getString("roomId")).is(200).json();
    assertThat(room.getString("name")).isEqualTo("A new room");
    assertThat(room.getString("roomType")).isEqualTo("Private");
    anna.says(frame.getString("roomId"), "First");
    annas.hearsText("First");
  }

  @Test
  void update_room_renames_it() {
    bobJoins();

    annas.commands("UpdateRoom", team, team, "Better team");

    assertThat(Shapes.frame(bothHear("UpdateRoom")).getString("text")).isEqualTo("Room updated");
    assertThat(bob.get("/rooms/" + team).json().getString("name")).isEqualTo("Better team");
  }

  @Test
  void delete_room_is_told_to_all_who_were_in_it() {
    bobJoins();

    annas.commands("DeleteRoom", team, team, "");

    assertThat(Shapes.frame(bothHear("DeleteRoom")).getString("text")).isEqualTo("Room deleted");
    bob.get("/rooms/" + team).refuses(404);
  }

  @Test
  void commands_of_one_socket_are_carried_out_in_their_order() {
    bobJoins();

    for (int i = 0; i < 20; i++) {
      annas.commands("CreateMessage", team, team, "Message " + i);
    }

    for (int i = 0; i < 20; i++) {
      bobs.hearsText("Message " + i);
    }
  }

  /** A command that the caller may not give, or that makes no sense. */
  enum Refused {
    CreateMessage,
    UpdateMessage,
    DeleteMessage,
    AddUser,
    RemoveUser,
    UpdateRoom,
    DeleteRoom
  }

  @ParameterizedTest
  @EnumSource(Refused.class)
  void a_refused_command_answers_only_its_sender(Refused command) {
    String secret = anna.creates("Without Bob");
    annas.hears("CreateRoom", secret);
    String message = anna.says(secret, "Not for Bob").getString("id");
    annas.hears("CreateMessage", secret);
    String target = command.name().endsWith("Message") ? message : anna.id();

    bobs.commands(command.name(), secret, target, "Bob was here");

    assertThat(bobs.hearsError()).isNotBlank();
    anna.says(secret, "The end");
    annas.hearsText("The end");
    assertThat(anna.get("/rooms/" + secret).json().getString("name")).isEqualTo("Without Bob");
    assertThat(anna.get("/messages/" + secret).all("text"))
        .isEqualTo(List.of("The end", "Not for Bob", "Room created"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "null",
        "[]",
        "42",
        "{}",
        "{\"command\":",
        "{\"command\":null}",
        "{\"command\":7,\"roomId\":\"x\"}",
        "{\"command\":\"Reboot\",\"roomId\":\"x\",\"targetId\":\"x\",\"text\":\"x\"}",
        "{\"command\":\"createmessage\",\"roomId\":\"x\",\"targetId\":\"x\",\"text\":\"x\"}",
        "{\"command\":\"CreateMessage\"}",
        "{\"command\":\"CreateMessage\",\"roomId\":[],\"text\":\"x\"}",
        "{\"command\":\"CreateMessage\",\"roomId\":\"\\u0000\",\"text\":\"x\"}",
        "{\"command\":\"CreateMessage\",\"roomId\":\"\\ud800\",\"text\":\"x\"}",
        "{\"command\":\"CreateMessage\",\"roomId\":\"general\",\"text\":\"\\u0000\"}",
        "{\"command\":\"CreateMessage\",\"roomId\":\"general\",\"text\":\"x\",\"clientId\":\"\\u0000\"}",
        "{\"command\":\"DeleteMessage\",\"targetId\":\"\\u0000\"}",
        "{\"command\":\"AddUser\",\"roomId\":\"general\",\"targetId\":\"\\u0000\"}",
        "{\"command\":\"DeleteRoom\",\"roomId\":\"\\u0000\"}",
        "{\"command\":\"DeleteRoom\",\"roomId\":\"x\",\"clientId\":\"\\u0000\"}",
        "{\"command\":\"CreateRoom\",\"text\":\"xx\"}",
        "{\"command\":\"CreateMessage\",\"roomId\":\"general\",\"roomId\":\"x\",\"text\":\"x\"}"
      })
  void a_malformed_command_answers_its_sender_and_keeps_the_connection_open(String frame) {
    RawSocket raw = bob.connectsRaw();

    raw.writeText(frame.getBytes(StandardCharsets.UTF_8));

    assertThat(raw.readText()).startsWith("{\"command\":\"Error\"").doesNotContain("incident");
    raw.writeText("{\"command\":\"CreateRoom\",\"text\":\"Still alive\"}".getBytes());
    assertThat(raw.readText()).contains("\"command\":\"CreateRoom\"");
  }

  @Test
  void members_that_are_unknown_are_ignored() {
    annas.says("command", "CreateMessage", "roomId", team, "text", "Hello", "colour", "blue");

    annas.hearsText("Hello");
  }

  private void bobJoins() {
    anna.adds(team, bob);
    bothHear("AddUser");
  }

  private JsonObject bothHear(String command) {
    JsonObject frame = bobs.hears(command, team);
    assertThat(annas.next()).isEqualTo(frame);
    return frame;
  }
}
