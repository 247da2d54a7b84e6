package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** G9: a history that cannot be continued is said so, and one that can is continued exactly. */
@Faulty
class ResumeFault {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST_BEHIND = 1000;

  /** More than a queue takes of long messages, in each of some rooms. */
  private static final int BEHIND = 250;

  @Test
  void a_position_that_cannot_be_continued_is_reset(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 9, "old number, wrong epoch, number ahead")) {
      Room room = newRoom(cluster, 0);
      fill(cluster, room, 2 * MOST_BEHIND);
      long head = head(cluster, room);
      String epoch = epoch(cluster, room);
      cluster.inDatabase(
          "update room_head set floor = 500 where room_id = '" + room.id() + "'",
          "delete from event where seq between 3 and 500 and room_id = '" + room.id() + "'");

      Client ahead = resuming(trial, room, 0, epoch, head + 5);
      Client elsewhere = resuming(trial, room, 1, "another epoch", head);
      Client old = resuming(trial, room, 2, epoch, 499);
      Client farBehind = resuming(trial, room, 3, epoch, head - MOST_BEHIND - 1);
      Client behind = resuming(trial, room, 4, epoch, head - MOST_BEHIND);
      trial.awaitConnected();
      for (Client restarted : List.of(ahead, elsewhere, old)) {
        awaitPlace(restarted, room, Diary.Why.RESET);
      }
      awaitPlace(farBehind, room, Diary.Why.LIMITED);
      Trial.await("the catch-up", PATIENCE, () -> behind.receiver().hasReached(room.id(), head));

      trial.speak(List.of(room), cluster.scale().messagesPerSecond() / 4);
      trial.goOn(cluster.scale().spell().dividedBy(2));
      Verdict verdict = trial.verdict();
      noteGaps(trial, verdict);
      assertThat(verdict.restarts).isEqualTo(4);
    }
  }

  @Test
  void a_long_catch_up_in_many_rooms_is_exact_and_one_connection_does(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 9, "far behind in 6 rooms at once")) {
      Client client = trial.client(cluster.people().some(6).get(0));
      List<Room> rooms = IntStream.range(0, 6).mapToObj(i -> newRoom(cluster, i)).toList();
      for (Room room : rooms) {
        fill(cluster, room, BEHIND);
        lengthenMessages(cluster, room);
        long head = head(cluster, room);
        client.receiver().resumeAt(room.id(), epoch(cluster, room), head - BEHIND);
      }
      client.connect();
      trial.awaitConnected();
      for (Room room : rooms) {
        long head = head(cluster, room);
        Trial.await("the catch-up", PATIENCE, () -> client.receiver().hasReached(room.id(), head));
      }
      assertThat(client.lastCode()).as("how a connection ended meanwhile").isZero();
      trial.flawless("0 silent gaps");
    }
  }

  @Test
  void a_restored_database_gets_a_new_epoch_before_a_number_means_two_things(
      FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 9, "the database restored from a backup")) {
      Room room = newRoom(cluster, 1);
      fill(cluster, room, 10);
      String epoch = epoch(cluster, room);
      List<Client> clients = room.members().stream().map(trial::client).toList();
      clients.forEach(Client::connect);
      trial.awaitConnected();
      // A second later all nodes have told where the room was; a backup knows less.
      trial.goOn(Duration.ofSeconds(2));
      fill(cluster, room, 5);
      long head = head(cluster, room);
      Trial.await(
          "all events",
          PATIENCE,
          () -> clients.stream().allMatch(c -> c.receiver().hasReached(room.id(), head)));
      cluster.inDatabase(
          "delete from event where seq > %d and room_id = '%s'".formatted(head - 5, room.id()),
          "update room_head set last_seq = %d where room_id = '%s'".formatted(head - 5, room.id()));
      clients.forEach(client -> awaitPlace(client, room, Diary.Why.RESET));
      assertThat(epoch(cluster, room)).isNotEqualTo(epoch);

      trial.speak(List.of(room), cluster.scale().messagesPerSecond() / 4);
      trial.goOn(cluster.scale().spell().dividedBy(2));
      Verdict verdict = trial.verdict();
      noteGaps(trial, verdict);
    }
  }

  /** Whatever is missing, doubled or out of order, and was not said to be. */
  private static void noteGaps(Trial trial, Verdict verdict) {
    long gaps = verdict.lost + verdict.doubled + verdict.disordered;
    trial.note(verdict, gaps + " silent gaps");
    assertThat(gaps).as(verdict.toString()).isZero();
  }

  /** A room of six, whose owners take turns: nobody makes more calls in a second than they may. */
  private static Room newRoom(FaultyCluster cluster, int number) {
    List<Person> people = new ArrayList<>(cluster.people().some(6));
    Collections.rotate(people, number);
    return Room.create(cluster.node(0), people.get(0), people.subList(1, 6));
  }

  private static Client resuming(Trial trial, Room room, int member, String epoch, long seq) {
    Client client = trial.client(room.members().get(member));
    client.receiver().resumeAt(room.id(), epoch, seq);
    return client.connect();
  }

  private static void awaitPlace(Client client, Room room, Diary.Why why) {
    Trial.await(
        why + " for " + client.person().id(),
        PATIENCE,
        () ->
            client.receiver().diary().places().stream()
                .anyMatch(place -> place.roomId().equals(room.id()) && place.why() == why));
  }

  /** Events by the thousand, each of which tells of the room's first message. */
  private static void fill(FaultyCluster cluster, Room room, int events) {
    cluster.inDatabase(
        """
        insert into event
        select e.room_id, h.last_seq + n, 'UpdateMessage', e.actor_id, e.message_id, e.message_id, now()
        from event e join room_head h on h.room_id = e.room_id, generate_series(1, %d) n
        where e.room_id = '%s' and e.seq = 1
        """
            .formatted(events, room.id()),
        "update room_head set last_seq = last_seq + %d where room_id = '%s'"
            .formatted(events, room.id()));
  }

  /** Of a message that is as long as one may be, far fewer than 100 fit into a queue of 1 MiB. */
  private static void lengthenMessages(FaultyCluster cluster, Room room) {
    cluster.inDatabase(
        "update message set text = repeat('\u5b57', 4000) where room_id = '" + room.id() + "'");
  }

  private static long head(FaultyCluster cluster, Room room) {
    return Long.parseLong(column(cluster, room, "last_seq"));
  }

  private static String epoch(FaultyCluster cluster, Room room) {
    return column(cluster, room, "epoch");
  }

  private static String column(FaultyCluster cluster, Room room, String name) {
    try (Connection database = cluster.database();
        var query =
            database.prepareStatement("select " + name + " from room_head where room_id = ?")) {
      query.setString(1, room.id());
      var rows = query.executeQuery();
      rows.next();
      return rows.getString(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
