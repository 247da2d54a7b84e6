package chat.rooms.realtime.v2;

import static chat.rooms.support.V2Socket.acknowledged;
import static chat.rooms.support.V2Socket.position;
import static chat.rooms.support.V2Socket.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How rooms begin and end for a client, and how its connection does. Bob is at the other node. */
class ComingAndGoingContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final Person bob = rooms.person("Bob").at(rooms.second());
  private final String team = anna.creates("Team");
  private final V2Socket socket = bob.connectsV2();

  @AfterEach
  void disconnect() {
    socket.close();
  }

  @Test
  void who_is_added_hears_that_first_and_then_what_happens() {
    anna.says(team, "Before Bob");
    anna.adds(team, bob);
    anna.says(team, "After Bob came");

    JsonObject joined = socket.hears("joined");
    assertThat(joined.getString("roomId")).isEqualTo(team);
    assertThat(joined.getInt("seq")).isEqualTo(2);
    JsonObject added = socket.event(team);
    assertThat(added.getString("command")).isEqualTo("AddUser");
    assertThat(added.getString("targetId")).isEqualTo(bob.id());
    assertThat(added.getInt("seq")).isEqualTo(3);
    assertThat(textOf(socket.event(team))).isEqualTo("After Bob came");
  }

  @Test
  void who_creates_a_room_hears_it_from_its_first_event() {
    String room =
        acknowledged(socket.commands("CreateRoom", "", "", "Kitchen")).getString("roomId");

    assertThat(socket.hears("joined").getInt("seq")).isZero();
    JsonObject created = socket.event(room);
    assertThat(created.getString("command")).isEqualTo("CreateRoom");
    assertThat(created.getInt("seq")).isEqualTo(1);
  }

  @Test
  void who_is_removed_hears_of_it_last_and_comes_in_anew() {
    anna.adds(team, bob);
    anna.removes(team, bob);
    anna.says(team, "Not for Bob");
    anna.adds(team, bob);
    anna.says(team, "For Bob");

    assertThat(socket.untilText("For Bob"))
        .extracting(event -> event.getInt("seq"))
        .containsExactly(2, 3, 5, 6);
    assertThat(socket.heardOf("joined"))
        .extracting(joined -> joined.getInt("seq"))
        .containsExactly(1, 4);
  }

  @Test
  void a_deleted_room_ends_with_that_for_everybody() {
    anna.adds(team, bob);
    anna.delete("/rooms/" + team).is(200);

    socket.event(team);
    assertThat(socket.event(team).getString("command")).isEqualTo("DeleteRoom");
    try (V2Socket again = bob.opensV2()) {
      assertThat(again.greets().toString()).doesNotContain(team);
    }
  }

  @Test
  void clients_of_both_protocols_hear_the_same_in_the_same_order() {
    anna.adds(team, bob);
    socket.event(team);
    try (OldSocket old = bob.connects();
        V2Socket annas = anna.connectsV2()) {
      for (int i = 0; i < 100; i++) {
        annas.posts(team, "Message " + i);
      }

      Stream<JsonObject> events = socket.untilText("Message 99").stream();
      Stream<JsonObject> frames = old.untilText("Message 99").stream();

      // What brought Bob in may be told once more to whoever connects just then.
      assertThat(
              frames
                  .filter(frame -> frame.getInt("event") > 2)
                  .map(frame -> frame.getInt("event") + frame.getString("text")))
          .hasSize(100)
          .containsExactlyElementsOf(
              events.map(event -> event.getInt("seq") + textOf(event)).toList());
    }
  }

  @Test
  void an_ended_session_closes_with_4001() {
    bob.post("/users/logout").is(204);

    assertThat(socket.closeCode()).isEqualTo(4001);
  }

  @Test
  void a_room_whose_numbers_begin_anew_sends_its_clients_back_to_be_reset() throws SQLException {
    anna.adds(team, bob);
    String epoch = socket.hears("joined").getString("epoch");
    socket.event(team);
    renumber();

    assertThat(socket.closeCode()).isEqualTo(4504);
    try (V2Socket again = bob.opensV2()) {
      again.greets(position(team, epoch, 2));
      JsonObject reset = again.hears("reset");
      assertThat(reset.getString("roomId")).isEqualTo(team);
      assertThat(reset.getString("epoch")).isNotEqualTo(epoch);
      anna.says(team, "Goes on");
      assertThat(again.event(team).getInt("seq")).isEqualTo(reset.getInt("seq") + 1);
    }
  }

  /** What the command that restores a database does to each room. */
  private void renumber() throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var update =
            connection.prepareStatement(
                "update room_head set epoch = gen_random_uuid()::text where room_id = ?")) {
      update.setString(1, team);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }
}
