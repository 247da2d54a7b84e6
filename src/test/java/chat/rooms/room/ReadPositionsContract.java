package chat.rooms.room;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ReadPositionsContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final String team = anna.creates("Team");

  @Test
  void a_read_position_moves_forward() throws SQLException {
    long seq = anna.says(team, "Hello").getInt("seq");

    assertThat(anna.put("/rooms/" + team + "/read", object("seq", seq)).is(204).text()).isEmpty();

    assertThat(position()).isEqualTo(seq);
  }

  @Test
  void a_read_position_never_moves_back() throws SQLException {
    long first = anna.says(team, "One").getInt("seq");
    long second = anna.says(team, "Two").getInt("seq");

    reads(second);
    reads(first);
    reads(0);

    assertThat(position()).isEqualTo(second);
  }

  @Test
  void a_read_position_never_moves_back_among_many_at_once() throws SQLException {
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
    rooms.person("Bob").put("/rooms/" + team + "/read", object("seq", 1)).refuses(404);
  }

  private void reads(long seq) {
    anna.put("/rooms/" + team + "/read", object("seq", seq)).is(204);
  }

  private long position() throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var select =
            connection.prepareStatement(
                "select seq from read_position where user_id = ? and room_id = ?")) {
      select.setString(1, anna.id());
      select.setString(2, team);
      ResultSet row = select.executeQuery();
      row.next();
      return row.getLong(1);
    }
  }
}
