package chat.rooms.room;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadPositionsContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  private final String team = anna.creates("Team");

  @BeforeEach
  void both_are_in_the_team() {
    anna.adds(team, bob);
  }

  @Test
  void a_read_position_moves_forward() {
    long seq = anna.says(team, "Hello").getInt("seq");

    assertThat(anna.put("/rooms/" + team + "/read", object("seq", seq)).is(204).text()).isEmpty();

    assertThat(position()).isEqualTo(seq);
  }

  @Test
  void a_read_position_never_moves_back() {
    long first = anna.says(team, "One").getInt("seq");
    long second = anna.says(team, "Two").getInt("seq");

    reads(second);
    reads(first);
    reads(0);

    assertThat(position()).isEqualTo(second);
  }

  @Test
  void a_read_position_never_moves_back_among_many_at_once() {
    long last = 0;
    for (int i = 0; i < 10; i++) {
      last = anna.says(team, "Message " + i).getInt("seq");
    }
    long most = last;

    AtOnce.call(
        10,
        i ->
            anna.at(i % 2 == 0 ? rooms.first() : rooms.second())
                .put("/rooms/" + team + "/read", object("seq", most - i))
                .is(204));

    assertThat(position()).isEqualTo(most);
  }

  @Test
  void nobody_has_read_what_was_not_said_yet() {
    long last = anna.says(team, "Hello").getInt("seq");

    anna.put("/rooms/" + team + "/read", object("seq", last + 1)).names("seq");
    anna.put("/rooms/" + team + "/read", object("seq", Long.MAX_VALUE)).names("seq");
    anna.put("/rooms/" + team + "/read", object("seq", -1)).names("seq");
  }

  @Test
  void the_fixed_rooms_have_read_positions_too() {
    long seq = anna.says("general", "Hello").getInt("seq");

    anna.put("/rooms/general/read", object("seq", seq)).is(204);
  }

  @Test
  void a_room_that_is_not_there_for_the_caller_has_no_read_position() {
    Person eve = rooms.person("Eve");

    eve.put("/rooms/" + team + "/read", object("seq", 1)).refuses(404);
    eve.get("/rooms/" + team + "/read").refuses(404);
  }

  @Test
  void one_is_told_of_the_others_who_are_in_the_room_and_not_of_oneself() {
    reads(anna.says(team, "Hello").getInt("seq"));
    assertThat(bob.get("/rooms/" + team + "/read").all("userId")).containsExactly(anna.id());
    assertThat(anna.get("/rooms/" + team + "/read").all("userId")).containsExactly(bob.id());

    bob.delete("/rooms/" + team + "/users/" + bob.id()).is(200);

    assertThat(anna.get("/rooms/" + team + "/read").all("userId")).isEmpty();
  }

  @Test
  void of_a_public_room_those_are_told_who_are_in_it() {
    String open =
        rooms.admin().post("/rooms", object("name", "Open", "roomType", "Public")).is(201).id();
    anna.post("/rooms/" + open + "/users/" + anna.id()).is(200);

    assertThat(anna.get("/rooms/" + open + "/read").items()).hasSize(1);
    assertThat(bob.get("/rooms/" + open + "/read").items()).isEmpty();
  }

  @Test
  void in_a_room_of_more_than_fifty_nobody_is_told() throws SQLException {
    crowd(48);
    assertThat(bob.get("/rooms/" + team + "/read").items()).hasSize(49);

    crowd(1);

    assertThat(bob.get("/rooms/" + team + "/read").items()).isEmpty();
  }

  /** More members, who have read the room's beginning. */
  private void crowd(int more) throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var insert =
            connection.prepareStatement(
                """
                with crowd as (
                  insert into users (id, created_at, updated_at, first_name, last_name, email,
                    password_hash)
                  select id, now(), now(), 'Crowd', 'Member', id || '@example.org', ''
                  from (select gen_random_uuid()::text as id from generate_series(1, ?)) ids
                  returning id),
                members as (
                  insert into membership select ?, id, now(), 1 from crowd)
                insert into read_position select id, ?, 1, 1 from crowd
                """)) {
      insert.setInt(1, more);
      insert.setString(2, team);
      insert.setString(3, team);
      insert.executeUpdate();
    }
  }

  private void reads(long seq) {
    anna.put("/rooms/" + team + "/read", object("seq", seq)).is(204);
  }

  /** As somebody else in the room is told. */
  private long position() {
    return bob.at(rooms.second()).get("/rooms/" + team + "/read").items().stream()
        .filter(position -> position.getString("userId").equals(anna.id()))
        .mapToLong(position -> position.getJsonNumber("seq").longValue())
        .findFirst()
        .orElseThrow();
  }
}
