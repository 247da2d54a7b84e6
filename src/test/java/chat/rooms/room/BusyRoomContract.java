package chat.rooms.room;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.V2Socket.acknowledged;
import static chat.rooms.support.V2Socket.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import chat.rooms.support.Answer;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.SocketClient;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A room in which more is said than it takes harms no other. */
class BusyRoomContract {
  /** Twice as many as the pool has connections. */
  private static final int SPEAKERS = 40;

  /** Who may write at a time. */
  private static final int WRITERS = 12;

  /** Several times as many as a node has threads for what clients ask for. */
  private static final int SPEAKING_SOCKETS = 250;

  /** Of one room: more than a node has threads for what clients ask for. */
  private static final int ROOM_SPEAKERS = 80;

  /** Three times what a room may keep the threads of others, since the machine is busy too. */
  private static final Duration NOTICED = Duration.ofMillis(1500);

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
          AtOnce.meanwhile(() -> AtOnce.call(SPEAKERS, n -> says(busy)));
      while (!burst.isDone()) {
        says(other).is(201);
        anna.get("/messages/" + other).is(200);
      }
      assertThat(burst.join()).extracting(Answer::status).containsOnly(503);
      lock.rollback();
    }
    says(busy).is(201);
  }

  @Test
  void a_burst_of_new_rooms_while_no_more_may_write_leaves_the_readers_their_connections()
      throws SQLException {
    List<String> standing = Stream.generate(() -> anna.creates("Busy")).limit(WRITERS).toList();
    try (Connection lock = rooms.postgres().connect("rooms")) {
      lock.setAutoCommit(false);
      for (String room : standing) {
        stop(room, lock);
      }
      var writers = AtOnce.meanwhile(() -> AtOnce.call(WRITERS, n -> says(standing.get(n))));
      rooms.postgres().awaitWaiting(WRITERS);
      CompletableFuture<List<Answer>> burst =
          AtOnce.meanwhile(() -> AtOnce.call(SPEAKERS, n -> createsRoom()));
      while (!burst.isDone()) {
        anna.get("/messages/" + other).is(200);
      }
      // On a slow machine the writers may give up first, and so make room.
      assertThat(burst.join()).extracting(Answer::status).contains(503).isSubsetOf(201, 503);
      lock.rollback();
      writers.join();
    }
    createsRoom().is(201);
  }

  @Test
  void a_room_that_stands_still_stops_the_sockets_of_no_other() throws SQLException {
    Person bob = rooms.person("Bob");
    List<V2Socket> speakers = Stream.generate(anna::connectsV2).limit(ROOM_SPEAKERS).toList();
    try (V2Socket elsewhere = anna.connectsV2();
        Connection lock = rooms.postgres().connect("rooms")) {
      lock.setAutoCommit(false);
      stop(busy, lock);
      for (int n = 0; n < ROOM_SPEAKERS; n++) {
        speakers.get(n).saysCommand(idOf(n), "CreateMessage", busy, busy, "Hello");
      }
      rooms.postgres().awaitWaiting(1);

      assertTimeout(NOTICED, () -> elsewhere.posts(other, "Hello"));
      assertTimeout(NOTICED, () -> bob.connectsV2().close());
      assertTimeout(NOTICED, () -> bob.connects().close());

      for (int n = 0; n < ROOM_SPEAKERS; n++) {
        JsonObject refusal = refused(speakers.get(n).answer(idOf(n)), "unavailable");
        assertThat(refusal.getInt("retryAfter")).isEqualTo(1);
      }
      lock.rollback();
      for (int n = 0; n < ROOM_SPEAKERS; n++) {
        acknowledged(speakers.get(n).commandsAs(idOf(n), "CreateMessage", busy, busy, "Hello"));
      }
    } finally {
      speakers.forEach(V2Socket::close);
    }
  }

  @Test
  void who_connects_is_greeted_however_many_rooms_stand_still() throws SQLException {
    Person bob = rooms.person("Bob");
    anna.adds(other, bob);
    List<String> standing = Stream.generate(() -> anna.creates("Busy")).limit(WRITERS).toList();
    List<OldSocket> speakers = Stream.generate(anna::connects).limit(SPEAKING_SOCKETS).toList();
    try (Connection lock = rooms.postgres().connect("rooms")) {
      lock.setAutoCommit(false);
      for (String room : standing) {
        stop(room, lock);
      }
      for (int n = 0; n < SPEAKING_SOCKETS; n++) {
        String room = standing.get(n % WRITERS);
        speakers.get(n).commands("CreateMessage", room, room, "Hello");
      }
      rooms.postgres().awaitWaiting(WRITERS);

      try (V2Socket socket = bob.opensV2()) {
        assertTimeout(NOTICED, () -> socket.greets());
      }
      try (SocketClient socket = bob.handshake().token(bob.token()).connect()) {
        Awaitility.await("something heard")
            .atMost(NOTICED)
            .until(
                () -> {
                  anna.at(rooms.second()).says(other, "Hello");
                  return !socket.received().isEmpty();
                });
      }
      lock.rollback();
    } finally {
      speakers.forEach(OldSocket::close);
    }
  }

  @Test
  void commands_that_wait_for_a_room_keep_no_closing_waiting() throws SQLException {
    List<OldSocket> speakers = Stream.generate(anna::connects).limit(SPEAKING_SOCKETS).toList();
    Person bob = rooms.person("Bob");
    try (OldSocket socket = bob.connects();
        Connection lock = rooms.postgres().connect("rooms")) {
      lock.setAutoCommit(false);
      stop(busy, lock);
      speakers.forEach(speaker -> speaker.commands("CreateMessage", busy, busy, "Hello"));

      bob.post("/users/logout").is(204);

      assertThat(socket.closeCodeWithin(Duration.ofSeconds(2))).isEqualTo(4001);
      lock.rollback();
    } finally {
      speakers.forEach(OldSocket::close);
    }
  }

  private Answer createsRoom() {
    return anna.post("/rooms", object("name", "New"));
  }

  private Answer says(String room) {
    return anna.post("/messages/" + room, object("text", "Hello"));
  }

  private static String idOf(int speaker) {
    return "of " + speaker;
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
