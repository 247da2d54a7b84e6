package chat.rooms.operations;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.rooms.Ids;
import chat.rooms.login.AccountKeeper;
import chat.rooms.login.Registration;
import chat.rooms.message.MessageEdit;
import chat.rooms.message.MessageService;
import chat.rooms.message.MessageView;
import chat.rooms.message.NewMessage;
import chat.rooms.room.NewRoom;
import chat.rooms.room.RoomService;
import chat.rooms.security.Caller;
import chat.rooms.session.Sessions;
import chat.rooms.session.SocketTickets;
import chat.rooms.support.RoomsArchive;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is over is forgotten and nothing else, in a real database whose times are set back. */
@ExtendWith(ArquillianExtension.class)
class HousekeepingIT {
  private static final List<String> SAID =
      List.of(
          "event 1 CreateRoom",
          "event 2 CreateMessage",
          "event 3 UpdateMessage",
          "message 1 Room created",
          "message 2 Hello!");

  @Inject private Housekeeping housekeeping;
  @Inject private AccountKeeper accounts;
  @Inject private Sessions sessions;
  @Inject private SocketTickets tickets;
  @Inject private RoomService rooms;
  @Inject private MessageService messages;

  @Resource(lookup = RoomsDataSource.JNDI_NAME)
  private DataSource database;

  private Caller anna;

  @Deployment
  static WebArchive war() {
    return RoomsArchive.with(HousekeepingIT.class);
  }

  @BeforeEach
  void annaLogsIn() {
    String email = Ids.next() + "@example.org";
    Registration registration = new Registration("Anna", "Doe", email, "correct horse", null);
    anna = logsIn(accounts.register(registration, "a hash", null).id());
  }

  @Test
  void a_session_is_forgotten_when_its_time_is_over() throws SQLException {
    Caller over = logsIn(anna.userId());
    String expire = "update login_session set expires_at = now() + ?::interval where id = ?";
    change(expire, "-1 second", over.sessionId());
    change(expire, "1 minute", anna.sessionId());

    housekeeping.tidy();

    assertEquals(
        List.of(anna.sessionId()),
        select("select id from login_session where user_id = ?", anna.userId()));
  }

  @Test
  void a_ticket_is_forgotten_when_its_time_is_over() throws SQLException {
    Caller late = logsIn(anna.userId());
    tickets.issue(late);
    String good = tickets.issue(anna);
    change("update socket_ticket set expires_at = now() where session_id = ?", late.sessionId());

    housekeeping.tidy();

    assertEquals(
        List.of(), select("select hash from socket_ticket where session_id = ?", late.sessionId()));
    assertTrue(tickets.redeem(good).isPresent());
  }

  @Test
  void a_first_answer_is_forgotten_after_a_day() throws SQLException {
    createsByKey("24 hours 1 minute");
    createsByKey("23 hours 59 minutes");

    housekeeping.tidy();

    assertEquals(
        List.of("23 hours 59 minutes"),
        select("select request_key from first_answer where actor_id = ?", anna.userId()));
  }

  @Test
  void of_a_deleted_room_only_that_it_was_deleted_is_kept_after_an_hour() throws SQLException {
    String room = deletedAgo("61 minutes");

    housekeeping.tidy();

    assertEquals(List.of("event 4 DeleteRoom", "message 4 Room deleted"), keptOf(room));
    assertEquals(
        List.of(anna.userId()), select("select user_id from membership where room_id = ?", room));
  }

  @Test
  void what_was_said_stays_while_the_room_lives_and_for_an_hour_after() throws SQLException {
    String living = talkedIn();
    String justDeleted = deletedAgo("59 minutes");
    deletedAgo("61 minutes");

    housekeeping.tidy();

    assertEquals(SAID, keptOf(living));
    assertTrue(keptOf(justDeleted).containsAll(SAID));
  }

  @Test
  void however_much_was_said_in_a_deleted_room_it_is_all_forgotten() throws SQLException {
    String room = talkedIn();
    change(
        """
        with said as (
          insert into message (id, created_at, updated_at, room_id, user_id, text, command,
            target_id, seq, number)
          select gen_random_uuid()::text, now(), now(), ?, '', 'Hello', 'CreateMessage', '', n, n
          from generate_series(4, 2500) n
          returning id, room_id, seq),
        told as (
          insert into event (room_id, seq, command, actor_id, target_id, message_id, at)
          select room_id, seq, 'CreateMessage', '', '', id, now() from said)
        update room_head set last_seq = 2500, messages = 2500 where room_id = ?
        """,
        room,
        room);
    delete(room, "61 minutes");

    housekeeping.tidy();

    assertEquals(List.of("event 2501 DeleteRoom", "message 2501 Room deleted"), keptOf(room));
  }

  /** There is nothing to stop where nothing was begun. */
  @Test
  void it_begins_with_the_application() {
    assertDoesNotThrow(housekeeping::stop);
  }

  private Caller logsIn(String userId) {
    return sessions.open(Ids.next(), userId);
  }

  /** Creates a room by a key that is named after its age. */
  private void createsByKey(String age) throws SQLException {
    rooms.create(anna, new NewRoom("Team", null), age);
    change(
        "update first_answer set at = now() - ?::interval where request_key = ? and actor_id = ?",
        age,
        age,
        anna.userId());
  }

  /** A room with what {@link #SAID} tells of. */
  private String talkedIn() {
    String room = rooms.create(anna, new NewRoom("Team", null), null);
    MessageView message = messages.post(anna, room, new NewMessage("Hello", null), null);
    messages.edit(anna, message.id(), new MessageEdit("Hello!"), null);
    return room;
  }

  private String deletedAgo(String age) throws SQLException {
    String room = talkedIn();
    delete(room, age);
    return room;
  }

  private void delete(String room, String age) throws SQLException {
    rooms.delete(anna, room, null);
    change("update room set deleted_at = now() - ?::interval where id = ?", age, room);
  }

  private List<String> keptOf(String room) throws SQLException {
    return select(
        """
        select 'event ' || seq || ' ' || command from event where room_id = ?
        union all
        select 'message ' || seq || ' ' || text from message where room_id = ? order by 1
        """,
        room,
        room);
  }

  private void change(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement update = prepared(connection, sql, values)) {
      assertTrue(update.executeUpdate() > 0, sql);
    }
  }

  /** The one column of all rows. */
  private List<String> select(String sql, String... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = prepared(connection, sql, values)) {
      ResultSet rows = select.executeQuery();
      List<String> column = new ArrayList<>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  private static PreparedStatement prepared(Connection connection, String sql, String... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setString(i + 1, values[i]);
    }
    return statement;
  }
}
