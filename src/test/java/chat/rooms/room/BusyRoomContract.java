package chat.rooms.room;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** A room in which more is said than it takes harms no other. */
class BusyRoomContract {
  /** Twice as many as the pool has connections. */
  private static final int SPEAKERS = 40;

  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final String busy = anna.creates("Busy");
  private final String other = anna.creates("Other");

  @Test
  void a_burst_in_a_room_that_stands_still_leaves_the_others_their_connections()
      throws SQLException {
    try (Connection lock = rooms.postgres().connect("rooms")) {
      lock.setAutoCommit(false);
      stop(busy, lock);
      CompletableFuture<List<Answer>> burst =
          CompletableFuture.supplyAsync(() -> AtOnce.call(SPEAKERS, n -> says(busy)));
      while (!burst.isDone()) {
        says(other).is(201);
        anna.get("/messages/" + other).is(200);
      }
      assertThat(burst.join()).extracting(Answer::status).containsOnly(503);
      lock.rollback();
    }
    says(busy).is(201);
  }

  private Answer says(String room) {
    return anna.post("/messages/" + room, object("text", "Hello"));
  }

  /** Holds the lock that every number of the room needs. */
  private static void stop(String room, Connection connection) throws SQLException {
    try (var lock =
        connection.prepareStatement("select 1 from room_head where room_id = ? for update")) {
      lock.setString(1, room);
      assertThat(lock.executeQuery().next()).isTrue();
    }
  }
}
