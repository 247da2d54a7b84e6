package chat.rooms.faults;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The log of all rooms as the database has it, and who is in which room from when to when. */
final class StoredLog {
  private static final Set<String> FIXED = Set.of("general", "announcements");
  private static final String EVENTS =
      "select e.room_id, e.seq, e.command, e.actor_id, e.target_id, m.client_id"
          + " from event e join message m on m.id = e.message_id order by e.room_id, e.seq";

  private final Map<String, List<Event>> byRoom = new HashMap<>();
  private final Map<String, Long> heads = new HashMap<>();
  private final Map<String, List<Stay>> stays = new HashMap<>();

  /** A line of the log. */
  record Event(
      String roomId, long seq, String command, String actorId, String targetId, String clientId) {}

  /**
   * A membership.
   *
   * @param from the event that brought the user in, the first that they hear
   * @param to the event that ended it, the last that they hear, or {@link #OPEN}
   */
  record Stay(String roomId, String userId, long from, long to) {
    /** Nothing has ended it. */
    static final long OPEN = Long.MAX_VALUE;

    boolean covers(long seq) {
      return seq >= from && seq <= to;
    }
  }

  private StoredLog() {}

  /** Reads all of it. */
  static StoredLog read(FaultyCluster cluster) {
    List<Event> events = new ArrayList<>();
    try (Connection database = cluster.database();
        var query = database.prepareStatement(EVENTS);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        events.add(
            new Event(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6)));
      }
    } catch (SQLException failed) {
      throw new IllegalStateException("the log cannot be read", failed);
    }
    return of(events);
  }

  /** The log that has these events, each room's in their order. */
  static StoredLog of(List<Event> events) {
    StoredLog log = new StoredLog();
    events.forEach(log::add);
    return log;
  }

  Map<String, List<Event>> byRoom() {
    return byRoom;
  }

  /** The last number of each room. */
  Map<String, Long> heads() {
    return heads;
  }

  /** The times that a user spent in rooms. */
  List<Stay> staysOf(String userId) {
    List<Stay> all = new ArrayList<>(stays.getOrDefault(userId, List.of()));
    FIXED.forEach(room -> all.add(new Stay(room, userId, 1, Stay.OPEN)));
    return all;
  }

  private void add(Event event) {
    byRoom.computeIfAbsent(event.roomId(), none -> new ArrayList<>()).add(event);
    heads.put(event.roomId(), event.seq());
    switch (event.command()) {
      case "CreateRoom" -> enter(event, event.actorId());
      case "AddUser" -> enter(event, event.targetId());
      case "RemoveUser" -> leave(event, event.targetId());
      case "DeleteRoom" -> stays.keySet().forEach(user -> leave(event, user));
      default -> {
        // Nobody comes or goes.
      }
    }
  }

  private void enter(Event event, String userId) {
    stays
        .computeIfAbsent(userId, none -> new ArrayList<>())
        .add(new Stay(event.roomId(), userId, event.seq(), Stay.OPEN));
  }

  private void leave(Event event, String userId) {
    stays
        .getOrDefault(userId, List.of())
        .replaceAll(
            stay ->
                stay.roomId().equals(event.roomId()) && stay.to() == Stay.OPEN
                    ? new Stay(stay.roomId(), userId, stay.from(), event.seq())
                    : stay);
  }
}
