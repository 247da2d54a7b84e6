package chat.rooms.realtime.v2;

import static chat.rooms.support.V2Socket.acknowledged;
import static chat.rooms.support.V2Socket.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommandAnswersContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  private final V2Socket socket = anna.connectsV2();

  @AfterEach
  void disconnect() {
    socket.close();
  }

  @Test
  void every_command_is_acknowledged_with_what_it_made() {
    String room = commands("CreateRoom", "", "", "Kitchen").getString("roomId");
    JsonObject posted = commands("CreateMessage", room, room, "Hello");
    String message = posted.getString("messageId");
    assertThat(posted.getString("roomId")).isEqualTo(room);
    assertThat(posted.getInt("seq")).isEqualTo(2);
    assertThat(commands("UpdateMessage", room, message, "Hi").getString("messageId"))
        .isEqualTo(message);
    assertThat(commands("DeleteMessage", room, message, "").getString("messageId"))
        .isEqualTo(message);
    String joined = commands("AddUser", room, bob.id(), "").getString("messageId");
    String left = commands("RemoveUser", room, bob.id(), "").getString("messageId");
    commands("UpdateRoom", room, room, "Canteen");
    assertThat(anna.get("/messages/" + room).all("id")).contains(joined, left, message);
    assertThat(anna.get("/rooms/" + room).json().getString("name")).isEqualTo("Canteen");
    commands("DeleteRoom", room, room, "");

    for (int seq = 1; seq <= 8; seq++) {
      assertThat(socket.event(room).getInt("seq")).isEqualTo(seq);
    }
  }

  @Test
  void a_message_carries_the_id_of_its_command() {
    String team = anna.creates("Team");
    acknowledged(socket.commandsAs("my own", "CreateMessage", team, team, "Hello"));

    JsonObject event = eventOf(socket, team, "CreateMessage");
    assertThat(event.getJsonObject("message").getString("clientId")).isEqualTo("my own");
  }

  @Test
  void a_command_under_the_same_id_acts_once_wherever_it_is_repeated() {
    String team = anna.creates("Team");
    String id = UUID.randomUUID().toString();
    JsonObject first = acknowledged(socket.commandsAs(id, "CreateMessage", team, team, "Once"));

    assertThat(socket.commandsAs(id, "CreateMessage", team, team, "Once")).isEqualTo(first);
    try (V2Socket again = anna.at(rooms.second()).connectsV2()) {
      assertThat(again.commandsAs(id, "CreateMessage", team, team, "Once")).isEqualTo(first);
    }
    assertThat(anna.get("/messages/" + team).all("text")).containsOnlyOnce("Once");
  }

  @Test
  void each_command_acts_once_under_its_id() {
    String room = repeats("CreateRoom", "", "", "Kitchen").getString("roomId");
    String message = repeats("CreateMessage", room, room, "Hello").getString("messageId");
    repeats("UpdateMessage", room, message, "Hi");
    repeats("AddUser", room, bob.id(), "");
    repeats("RemoveUser", room, bob.id(), "");
    repeats("UpdateRoom", room, room, "Canteen");
    repeats("DeleteMessage", room, message, "");
    repeats("DeleteRoom", room, room, "");

    for (int seq = 1; seq <= 8; seq++) {
      assertThat(socket.event(room).getInt("seq")).isEqualTo(seq);
    }
  }

  @Test
  void a_command_that_is_repeated_at_once_on_many_sockets_acts_once() {
    String team = anna.creates("Team");
    List<V2Socket> sockets = AtOnce.call(8, i -> anna.connectsV2());

    List<JsonObject> answers =
        AtOnce.call(
            8, i -> sockets.get(i).commandsAs("at once", "CreateMessage", team, team, "Once"));

    assertThat(answers).containsOnly(acknowledged(answers.get(0)));
    assertThat(anna.get("/messages/" + team).all("text")).containsOnlyOnce("Once");
    sockets.forEach(V2Socket::close);
  }

  @Test
  void an_id_that_was_used_for_something_else_is_a_conflict() {
    String team = anna.creates("Team");
    acknowledged(socket.commandsAs("1", "CreateMessage", team, team, "One"));

    refused(socket.commandsAs("1", "CreateMessage", team, team, "Another"), "conflict");
    refused(socket.commandsAs("1", "CreateRoom", "", "", "Another"), "conflict");
    try (V2Socket again = anna.connectsV2()) {
      refused(again.commandsAs("1", "CreateMessage", team, team, "Another"), "conflict");
    }
    try (V2Socket others = bob.connectsV2()) {
      acknowledged(others.commandsAs("1", "CreateRoom", "", "", "Bob's own"));
    }
    assertThat(anna.get("/messages/" + team).all("text")).containsExactly("One", "Room created");
  }

  @Test
  void what_was_refused_may_be_tried_again_under_its_id() {
    refused(socket.commandsAs("again", "CreateRoom", "", "", "ab"), "invalid");

    acknowledged(socket.commandsAs("again", "CreateRoom", "", "", "Kitchen"));
  }

  @Test
  void a_refusal_is_told_to_its_sender_alone_by_the_id() {
    String secret = bob.creates("Without Anna");
    String open = rooms.admin().creates("Open to all", "Public");

    refused(socket.commands("CreateMessage", secret, secret, "Anna was here"), "not-found");
    refused(socket.commands("UpdateRoom", open, open, "Anna's"), "forbidden");
    refused(socket.commands("CreateMessage", "announcements", "", "Anna's"), "forbidden");
    refused(socket.commands("AddUser", "general", bob.id(), ""), "conflict");
    refused(socket.reads(secret, 1), "not-found");
    assertThat(bob.get("/messages/" + secret).all("text")).containsExactly("Room created");
  }

  @Test
  void each_of_too_many_commands_is_answered_by_its_own_id() {
    String team = anna.creates("Team");
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      String id = "many-" + i;
      ids.add(id);
      socket.says(
          "type", "command", "id", id, "command", "CreateMessage", "roomId", team, "text", id);
    }

    List<String> acknowledged = new ArrayList<>();
    for (String id : ids) {
      JsonObject answer = socket.answer(id);
      if (answer.getString("type").equals("ack")) {
        acknowledged.add(id);
      } else {
        assertThat(refused(answer, "unavailable").getInt("retryAfter")).isPositive();
      }
    }
    assertThat(acknowledged).hasSizeBetween(32, 399);
    acknowledged.forEach(
        id -> assertThat(V2Socket.textOf(eventOf(socket, team, "CreateMessage"))).isEqualTo(id));
  }

  private JsonObject commands(String command, String roomId, String targetId, String text) {
    return acknowledged(socket.commands(command, roomId, targetId, text));
  }

  /** Gives a command twice, which is answered alike. */
  private JsonObject repeats(String command, String roomId, String targetId, String text) {
    String id = UUID.randomUUID().toString();
    JsonObject first = acknowledged(socket.commandsAs(id, command, roomId, targetId, text));
    assertThat(socket.commandsAs(id, command, roomId, targetId, text)).isEqualTo(first);
    return first;
  }

  private static JsonObject eventOf(V2Socket socket, String roomId, String command) {
    JsonObject event = socket.event(roomId);
    while (!event.getString("command").equals(command)) {
      event = socket.event(roomId);
    }
    return event;
  }
}
