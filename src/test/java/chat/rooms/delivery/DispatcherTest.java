package chat.rooms.delivery;

import static chat.rooms.delivery.RoomLog.EPOCH;
import static chat.rooms.delivery.RoomLog.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.room.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class DispatcherTest {
  /** Held here, since the logging framework would forget its level. */
  private static final Logger NOISE = Logger.getLogger(Dispatcher.class.getName());

  private final RoomLog log = new RoomLog(EPOCH);
  private final Ear anna = new Ear("anna");
  private final Ear bob = new Ear("bob");
  private final List<Ear> connected = new ArrayList<>(List.of(anna));
  private final Dispatcher dispatcher =
      new Dispatcher(
          Runnable::run,
          log,
          user -> connected.stream().filter(ear -> ear.userId().equals(user)).toList());

  @Test
  void a_newcomer_hears_first_what_brought_them_in() {
    log.messages(4);
    log.add(Command.ADD_USER, "anna");
    log.messages(1);
    arrive(5, 6);
    assertThat(anna.told()).containsExactly("entered 4", "heard 5", "heard 6");
  }

  @Test
  void who_creates_a_room_hears_it_from_its_first_event() {
    dispatcher.accept(
        RoomLog.delivery("new room", EPOCH, 1, Command.CREATE_ROOM, "new room", "anna"));
    assertThat(anna.told()).containsExactly("entered 0", "heard 1");
    assertThat(rooms()).containsExactly("new room");
  }

  @Test
  void all_connections_of_a_newcomer_are_brought_in_and_nobody_else() {
    Ear other = new Ear("anna");
    connected.addAll(List.of(other, bob));
    log.add(Command.ADD_USER, "anna");
    arrive(1);
    assertThat(List.of(anna, other)).allSatisfy(ear -> assertThat(ear.heard()).containsExactly(1L));
    assertThat(bob.told()).isEmpty();
  }

  @Test
  void a_newcomer_hears_nothing_of_the_gap_that_others_wait_for() {
    bobListens();
    log.messages(2);
    log.add(Command.ADD_USER, "anna");
    arrive(3);
    assertThat(anna.told()).containsExactly("entered 2");
    answer();
    assertThat(anna.told()).containsExactly("entered 2", "heard 3");
    assertThat(bob.heard()).containsExactly(1L, 2L, 3L);
  }

  @Test
  void a_copy_that_comes_twice_welcomes_once() {
    bobListens();
    log.add(Command.ADD_USER, "anna");
    arrive(1, 1);
    assertThat(anna.told()).containsExactly("entered 0", "heard 1");
  }

  @Test
  void a_removal_that_overtakes_the_joining_still_ends_it() {
    log.add(Command.ADD_USER, "anna");
    log.add(Command.REMOVE_USER, "anna");
    log.messages(1);
    arrive(2, 3, 1);
    assertThat(anna.heard()).containsExactly(1L);
    dispatcher.submit(ROOM, feed -> feed.head(EPOCH, 3));
    answer();
    assertThat(anna.told()).containsExactly("entered 0", "heard 1", "heard 2", "left 2");
    assertThat(rooms()).isEmpty();
  }

  @Test
  void a_late_copy_of_the_joining_brings_nobody_back() {
    log.add(Command.ADD_USER, "anna");
    log.add(Command.REMOVE_USER, "anna");
    arrive(1, 2, 1, 2);
    assertThat(anna.told()).containsExactly("entered 0", "heard 1", "heard 2", "left 2");
    assertThat(rooms()).isEmpty();
  }

  @Test
  void who_comes_back_is_welcomed_again() {
    bobListens();
    log.add(Command.ADD_USER, "anna");
    log.add(Command.REMOVE_USER, "anna");
    log.messages(1);
    log.add(Command.ADD_USER, "anna");
    arrive(1, 2, 3, 4);
    assertThat(anna.told())
        .containsExactly("entered 0", "heard 1", "heard 2", "left 2", "entered 3", "heard 4");
  }

  @Test
  void who_was_brought_in_unnoticed_is_read_to_from_the_event_that_did_it() {
    log.messages(1);
    log.add(Command.ADD_USER, "anna");
    log.messages(4);
    dispatcher.enter(anna, log.roomHead(), 2);
    answer();
    assertThat(anna.told().get(0)).isEqualTo("entered 1");
    assertThat(anna.heard()).containsExactly(2L, 3L, 4L, 5L, 6L);
    dispatcher.enter(anna, log.roomHead(), 2);
    assertThat(anna.heard()).hasSize(5);
  }

  @Test
  void an_event_of_a_room_that_nobody_here_hears_is_dropped() {
    log.messages(1);
    arrive(1);
    assertThat(rooms()).isEmpty();
    assertThat(log.asked()).isEmpty();
  }

  @Test
  void a_connection_that_is_gone_is_let_into_no_room() {
    anna.leavesForGood();
    dispatcher.attach(anna.from(ROOM, EPOCH, 0), log.roomHead(), 0);
    dispatcher.enter(anna, log.roomHead(), 0);
    log.add(Command.ADD_USER, "anna");
    arrive(1);
    assertThat(anna.told()).isEmpty();
    assertThat(rooms()).isEmpty();
  }

  @Test
  void who_detaches_is_gone_from_every_room() {
    bobListens();
    dispatcher.attach(bob.from("other", EPOCH, 0), new RoomHead("other", EPOCH, 0), 0);
    dispatcher.attach(anna.from("other", EPOCH, 0), new RoomHead("other", EPOCH, 0), 0);
    dispatcher.detach(bob);
    assertThat(rooms()).containsExactly("other");
  }

  @Test
  void who_comes_with_numbers_of_another_epoch_is_reset_and_nobody_else() {
    bobListens();
    dispatcher.attach(anna, new RoomHead(ROOM, "other epoch", 9), 9);
    assertThat(anna.wasReset()).isTrue();
    log.messages(1);
    arrive(1);
    assertThat(bob.heard()).containsExactly(1L);
  }

  @Test
  void another_epoch_lets_everybody_come_anew_and_nobody_in() {
    bobListens();
    dispatcher.accept(RoomLog.delivery("other epoch", 1, Command.ADD_USER, "anna"));
    assertThat(anna.told()).isEmpty();
    dispatcher.submit(ROOM, feed -> feed.head("other epoch", 1));
    assertThat(bob.wasReset()).isTrue();
    assertThat(rooms()).isEmpty();
  }

  @Test
  void a_listener_that_fails_harms_nobody_and_loses_nothing() {
    Ear carl = new Ear("carl");
    for (Ear ear : List.of(anna, bob, carl)) {
      dispatcher.attach(ear.from(ROOM, EPOCH, 0), log.roomHead(), 0);
    }
    NOISE.setLevel(Level.OFF);
    bob.breaks(true);
    log.messages(2);
    arrive(1, 2);
    dispatcher.submit(ROOM, feed -> feed.head(EPOCH, 2));
    answer();
    assertThat(anna.heard()).containsExactly(1L, 2L);
    assertThat(carl.heard()).containsExactly(1L, 2L);
    bob.breaks(false);
    NOISE.setLevel(null);
    dispatcher.submit(ROOM, feed -> feed.head(EPOCH, 2));
    answer();
    assertThat(bob.heard()).containsExactly(1L, 2L);
  }

  private void bobListens() {
    dispatcher.attach(bob.from(ROOM, EPOCH, log.head()), log.roomHead(), log.head());
  }

  private void arrive(long... copies) {
    for (long seq : copies) {
      dispatcher.accept(log.copy(seq));
    }
  }

  /** Answers what was asked of the log, and what is asked then, each by itself. */
  private void answer() {
    for (List<RoomLog.Reading> asked = log.asked(); !asked.isEmpty(); asked = log.asked()) {
      for (RoomLog.Reading reading : asked) {
        dispatcher.submit(ROOM, feed -> reading.answer(feed, log.read(reading)));
      }
    }
  }

  private List<String> rooms() {
    List<String> rooms = new ArrayList<>();
    dispatcher.rooms(rooms::addAll);
    return rooms;
  }
}
