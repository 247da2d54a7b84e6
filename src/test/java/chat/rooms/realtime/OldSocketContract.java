package chat.rooms.realtime;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is done over REST at one node arrives at the sockets of the other. */
class OldSocketContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob").at(rooms.second());

  private final String team = anna.creates("Team");
  private final OldSocket socket = bob.connects();

  @AfterEach
  void disconnect() {
    socket.close();
  }

  @Test
  void everything_that_happens_to_a_room_arrives_in_order() {
    anna.adds(team, bob);
    String id = anna.says(team, "Hello").getString("id");
    anna.put("/messages/" + id, object("text", "Hello, Bob")).is(200);
    anna.put("/rooms/" + team, object("name", "Better team")).is(200);
    anna.delete("/messages/" + id).is(200);
    anna.delete("/rooms/" + team).is(200);

    List<JsonObject> frames = socket.until(f -> f.getString("command").equals("DeleteRoom"));

    assertThat(frames).allSatisfy(Shapes::frame);
    assertThat(frames)
        .extracting(frame -> frame.getString("command"))
        .containsExactly(
            "AddUser",
            "CreateMessage",
            "UpdateMessage",
            "UpdateRoom",
            "DeleteMessage",
            "DeleteRoom");
    assertThat(frames).extracting(frame -> frame.getInt("event")).containsExactly(2, 3, 4, 5, 6, 7);
  }

  @Test
  void a_frame_is_the_message_that_the_call_was_answered_with() {
    anna.adds(team, bob);
    socket.hears("AddUser", team);

    JsonObject message = anna.says(team, "Hello");

    assertThat(socket.next())
        .isEqualTo(Json.createObjectBuilder(message).add("event", message.getInt("seq")).build());
  }

  @Test
  void a_room_that_is_not_ones_own_is_not_heard() {
    anna.says(team, "Not for Bob");
    anna.says("general", "For everyone");

    socket.hearsText("For everyone");
  }

  @Test
  void a_removed_user_hears_of_it_and_nothing_after() {
    anna.adds(team, bob);
    socket.hears("AddUser", team);

    anna.removes(team, bob);
    anna.says(team, "Now that he is gone");

    socket.hears("RemoveUser", team);
    anna.says("general", "For everyone");
    socket.hearsText("For everyone");
  }

  @Test
  void who_comes_back_into_a_room_hears_it_again() {
    for (int i = 0; i < 3; i++) {
      anna.adds(team, bob);
      anna.says(team, "Round " + i);
      anna.removes(team, bob);
      anna.says(team, "Not for Bob");
    }

    assertThat(Stream.generate(socket::next).limit(9))
        .extracting(frame -> frame.getString("text"))
        .containsExactly(
            "Bob Doe joined the room",
            "Round 0",
            "Bob Doe left the room",
            "Bob Doe joined the room",
            "Round 1",
            "Bob Doe left the room",
            "Bob Doe joined the room",
            "Round 2",
            "Bob Doe left the room");
    anna.says("general", "The end");
    socket.hearsText("The end");
  }

  @Test
  void what_was_said_before_somebody_came_is_not_sent_to_them() {
    anna.says(team, "Before Bob");
    anna.adds(team, bob);

    socket.hears("AddUser", team);
    anna.says(team, "After Bob came");
    socket.hearsText("After Bob came");
  }

  @Test
  void public_rooms_are_heard_by_those_who_joined() {
    String open = rooms.admin().creates("Open to all", "Public");
    rooms.admin().says(open, "Bob has not joined yet");
    bob.post("/rooms/" + open + "/users/" + bob.id()).is(200);
    rooms.admin().says(open, "Bob has joined");

    socket.hears("AddUser", open);
    socket.hearsText("Bob has joined");
  }

  @Test
  void somebody_hears_a_room_that_they_create_while_connected() {
    String own = bob.creates("Bob's room");
    bob.says(own, "Hello, me");

    socket.hears("CreateRoom", own);
    socket.hearsText("Hello, me");
  }

  @Test
  void a_burst_arrives_whole_and_in_order() {
    anna.adds(team, bob);
    socket.hears("AddUser", team);

    for (int i = 0; i < 100; i++) {
      anna.says(team, "Message " + i);
    }

    for (int i = 0; i < 100; i++) {
      JsonObject frame = socket.hearsText("Message " + i);
      assertThat(frame.getInt("event")).isEqualTo(i + 3);
    }
  }
}
