package chat.rooms.realtime.v2;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.V2Socket.position;
import static chat.rooms.support.V2Socket.stateOf;
import static chat.rooms.support.V2Socket.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Anna speaks at the first node, Bob comes back at the second. */
class ResumeContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob").at(rooms.second());

  private final String team = anna.creates("Team");
  private final JsonObject before = bobLeavesAt();

  @Test
  void what_was_missed_comes_in_order_and_then_what_happens() {
    JsonObject message = anna.says(team, "One");
    anna.says(team, "Two");
    anna.put("/messages/" + message.getString("id"), object("text", "Uno")).is(200);
    try (V2Socket socket = bob.opensV2()) {
      JsonObject state = stateOf(team, socket.greets(at(seq())));
      anna.says(team, "Three");

      List<JsonObject> events = socket.untilText("Three");

      assertThat(state.getInt("head")).isEqualTo(seq() + 3);
      assertThat(events).extracting(event -> event.getInt("seq")).containsExactly(3, 4, 5, 6);
      assertThat(events)
          .extracting(event -> event.getString("command"))
          .containsExactly("CreateMessage", "CreateMessage", "UpdateMessage", "CreateMessage");
      assertThat(textOf(events.get(0))).isEqualTo("Uno");
    }
  }

  /** Their states are more than a mebibyte, in one frame. */
  @Test
  void who_is_in_five_thousand_rooms_is_welcomed_to_all_of_them() throws SQLException {
    Person carl = rooms.person("Carl");
    String own = carl.creates("Carl's");
    isInRooms(carl, 5_000);
    try (V2Socket socket = carl.opensV2()) {
      assertThat(socket.greets().getJsonArray("rooms")).hasSize(5_000 + 3);

      carl.says(own, "Hello");
      assertThat(textOf(socket.event(own))).isEqualTo("Hello");
    }
  }

  @Test
  void an_event_tells_who_did_what_and_shows_the_message_as_it_was_answered() {
    try (V2Socket socket = bob.connectsV2()) {
      JsonObject message = anna.says(team, "Hello");

      JsonObject event = socket.event(team);

      assertThat(event.getJsonObject("message")).isEqualTo(message);
      assertThat(event.getString("epoch")).isEqualTo(before.getString("epoch"));
      assertThat(event.getString("actorId")).isEqualTo(anna.id());
      assertThat(event.getString("targetId")).isEqualTo(team);
      assertThat(event.getInt("seq")).isEqualTo(message.getInt("seq"));
    }
  }

  @Test
  void a_text_that_is_deleted_meanwhile_is_not_replayed() {
    anna.delete("/messages/" + anna.says(team, "Oops").getString("id")).is(200);

    try (V2Socket socket = bob.opensV2()) {
      socket.greets(at(seq()));
      assertThat(textOf(socket.event(team))).isEmpty();
      assertThat(socket.event(team).getString("command")).isEqualTo("DeleteMessage");
    }
  }

  @Test
  void a_room_without_a_position_begins_at_its_head() {
    anna.says(team, "Before");
    try (V2Socket socket = bob.opensV2()) {
      socket.greets();
      anna.says(team, "After");

      assertThat(textOf(socket.event(team))).isEqualTo("After");
    }
  }

  @Test
  void who_comes_back_while_messages_fly_misses_none_and_sees_none_twice() {
    AtOnce.call(2, i -> i == 0 ? annaSaysMuch(300) : bobComesAndGoes("Message 299"));
  }

  @Test
  void what_waits_shares_frames() {
    annaSaysMuch(250);

    try (V2Socket socket = bob.opensV2()) {
      socket.greets(at(seq()));
      assertThat(socket.untilText("Message 249")).hasSize(250);
      assertThat(socket.heardOf("events"))
          .hasSizeLessThan(125)
          .anySatisfy(
              frame -> assertThat(frame.getJsonArray("events")).hasSizeGreaterThanOrEqualTo(10));
    }
  }

  @Test
  void a_thousand_missed_events_are_told_and_more_are_said_to_be_too_many() {
    annaSaysMuch(1_001);

    try (V2Socket socket = bob.opensV2()) {
      socket.greets(at(seq() + 1));
      assertThat(socket.untilText("Message 1000")).hasSize(1_000);
      assertThat(socket.heardOf("limited")).isEmpty();
    }
    try (V2Socket socket = bob.opensV2()) {
      socket.greets(at(seq()));
      JsonObject limited = socket.hears("limited");
      assertThat(limited.getString("roomId")).isEqualTo(team);
      assertThat(limited.getInt("seq")).isEqualTo(seq() + 1_001);
      goesOnAfter(socket, seq() + 1_001);
    }
  }

  @Test
  void a_position_of_another_epoch_is_reset() {
    try (V2Socket socket = bob.opensV2()) {
      socket.greets(position(team, "another epoch", seq()));

      JsonObject reset = socket.hears("reset");
      assertThat(reset.getString("roomId")).isEqualTo(team);
      assertThat(reset.getString("epoch")).isEqualTo(before.getString("epoch"));
      goesOnAfter(socket, reset.getInt("seq"));
    }
  }

  @Test
  void a_position_ahead_of_the_room_is_reset() {
    try (V2Socket socket = bob.opensV2()) {
      socket.greets(at(seq() + 1));

      assertThat(socket.hears("reset").getInt("seq")).isEqualTo(seq());
      goesOnAfter(socket, seq());
    }
  }

  @Test
  void rooms_that_are_not_there_for_the_caller_are_gone() {
    String secret = anna.creates("Without Bob");
    String deleted = anna.creates("Deleted");
    anna.adds(deleted, bob);
    anna.delete("/rooms/" + deleted).is(200);
    try (V2Socket socket = bob.opensV2()) {
      JsonObject welcome =
          socket.greets(
              position(secret, "e", 1), position(deleted, "e", 2), position("nowhere", "e", 0));

      assertThat(List.of(socket.hears("gone"), socket.hears("gone"), socket.hears("gone")))
          .extracting(gone -> gone.getString("roomId"))
          .containsExactlyInAnyOrder(secret, deleted, "nowhere");
      assertThat(welcome.toString()).doesNotContain(secret).doesNotContain(deleted);
    }
  }

  @Test
  void who_was_removed_and_added_while_away_goes_on_in_the_room() {
    anna.removes(team, bob);
    anna.says(team, "Not for Bob");
    anna.adds(team, bob);

    try (V2Socket socket = bob.opensV2()) {
      socket.greets(at(seq()));
      anna.says(team, "The end");
      assertThat(socket.untilText("The end"))
          .last()
          .satisfies(e -> assertThat(e.getInt("seq")).isEqualTo(6));
    }
  }

  /** Adds Bob, and says where the room stood when he went away. */
  private JsonObject bobLeavesAt() {
    anna.adds(team, bob);
    try (V2Socket socket = bob.opensV2()) {
      return stateOf(team, socket.greets());
    }
  }

  private int seq() {
    return before.getInt("head");
  }

  private JsonObject at(long seq) {
    return position(team, before.getString("epoch"), seq);
  }

  private List<Long> annaSaysMuch(int times) {
    try (V2Socket socket = anna.connectsV2()) {
      for (int i = 0; i < times; i++) {
        socket.posts(team, "Message " + i);
      }
    }
    return List.of();
  }

  /** Comes back after every 20 events, from where he is, until he has heard the last. */
  private List<Long> bobComesAndGoes(String last) {
    List<Long> heard = new ArrayList<>();
    boolean over = false;
    while (!over) {
      try (V2Socket socket = bob.opensV2()) {
        socket.greets(at(seq() + heard.size()));
        for (int i = 0; i < 20 && !over; i++) {
          JsonObject event = socket.event(team);
          heard.add(event.getJsonNumber("seq").longValue());
          over = textOf(event).equals(last);
        }
      }
    }
    assertThat(heard)
        .containsExactlyElementsOf(
            LongStream.rangeClosed(seq() + 1, seq() + heard.size()).boxed().toList());
    return heard;
  }

  private void goesOnAfter(V2Socket socket, int seq) {
    anna.says(team, "Goes on");
    assertThat(socket.event(team).getInt("seq")).isEqualTo(seq + 1);
  }

  private void isInRooms(Person person, int count) throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var insert =
            connection.prepareStatement(
                """
                with rooms as (
                  insert into room (id, created_at, updated_at, name, owner_id, room_type)
                  select gen_random_uuid()::text, now(), now(), repeat('R', 50), ?, 'Private'
                  from generate_series(1, ?)
                  returning id, owner_id),
                heads as (insert into room_head (room_id) select id from rooms)
                insert into membership select id, owner_id, now(), 0 from rooms
                """)) {
      insert.setString(1, person.id());
      insert.setInt(2, count);
      insert.executeUpdate();
    }
  }
}
