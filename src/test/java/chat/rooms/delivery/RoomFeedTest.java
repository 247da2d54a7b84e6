package chat.rooms.delivery;

import static chat.rooms.delivery.RoomLog.EPOCH;
import static chat.rooms.delivery.RoomLog.ROOM;
import static chat.rooms.delivery.RoomPlay.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.room.Command;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RoomFeedTest {
  private static final String OTHER_EPOCH = "other epoch";

  private final RoomLog log = new RoomLog(EPOCH);
  private final Ear anna = new Ear("anna");
  private final Ear bob = new Ear("bob");

  @Test
  void more_events_behind_a_gap_than_can_wait_are_heard_nevertheless() {
    RoomFeed feed = heardByBob();
    log.messages(1_000);
    LongStream.rangeClosed(2, 1_000).forEach(seq -> feed.offer(log.copy(seq)));
    assertThat(bob.heard()).isEmpty();
    log.answerAll(feed);
    assertThat(bob.heard()).isEqualTo(numbers(1, 1_000));
  }

  @Test
  void the_log_is_asked_for_a_gap_once_at_a_time() {
    RoomFeed feed = heardByBob();
    log.messages(5);
    feed.offer(log.copy(3));
    feed.offer(log.copy(5));
    feed.head(EPOCH, 5);
    assertThat(log.asked()).containsExactly(new RoomLog.Reading(0, null));
  }

  @Test
  void a_log_that_has_nothing_new_yet_is_not_asked_again_before_the_next_head() {
    RoomFeed feed = heardByBob();
    feed.head(EPOCH, 1);
    log.answerAll(feed);
    assertThat(log.asked()).isEmpty();
    log.messages(1);
    feed.head(EPOCH, 1);
    log.answerAll(feed);
    assertThat(bob.heard()).containsExactly(1L);
  }

  @Test
  void who_knows_of_more_than_the_feed_makes_it_read_at_once() {
    RoomFeed feed = heardByBob();
    log.messages(4);
    feed.attach(anna.from(ROOM, EPOCH, 2), 2, 4);
    log.answerAll(feed);
    assertThat(bob.heard()).isEqualTo(numbers(1, 4));
    assertThat(anna.heard()).isEqualTo(numbers(3, 4));
  }

  @Test
  void a_slow_listener_is_read_to_only_as_far_as_it_takes_and_keeps_nobody_waiting() {
    RoomFeed feed = heardByBob();
    log.messages(10);
    feed.head(EPOCH, 10);
    log.answerAll(feed);
    anna.spaceFor(2);
    feed.attach(anna.from(ROOM, EPOCH, 0), 0, 10);
    log.answerAll(feed);
    assertThat(anna.heard()).isEqualTo(numbers(1, 2));
    log.messages(1);
    feed.offer(log.copy(11));
    assertThat(bob.heard()).isEqualTo(numbers(1, 11));
    anna.spaceFor(100);
    log.answerAll(feed);
    assertThat(anna.heard()).isEqualTo(numbers(1, 11));
  }

  @Test
  void who_has_detached_hears_nothing_of_a_reading_under_way() {
    RoomFeed feed = heardByBob();
    log.messages(2);
    feed.head(EPOCH, 2);
    log.answerAll(feed);
    feed.attach(anna.from(ROOM, EPOCH, 0), 0, 2);
    feed.detach(anna);
    log.answerAll(feed);
    assertThat(anna.heard()).isEmpty();
    feed.detach(bob);
    assertThat(feed.isEmpty()).isTrue();
  }

  @Test
  void another_epoch_resets_everybody_and_ends_the_feed() {
    RoomFeed feed = heardByBob();
    feed.attach(anna.from(ROOM, EPOCH, 0), 0, 0);
    assertThat(feed.head(OTHER_EPOCH, 7)).isTrue();
    assertThat(bob.wasReset()).isTrue();
    assertThat(anna.wasReset()).isTrue();
    assertThat(feed.isEmpty()).isTrue();
  }

  @Test
  void events_of_another_epoch_are_never_heard_as_if_they_followed() {
    RoomFeed feed = heardByBob();
    Delivery other = RoomLog.delivery(OTHER_EPOCH, 1, Command.CREATE_MESSAGE, ROOM);
    feed.offer(other);
    feed.head(EPOCH, 1);
    feed.fill(List.of(other));
    assertThat(bob.heard()).isEmpty();
    log.messages(1);
    feed.offer(log.copy(1));
    assertThat(bob.heard()).containsExactly(1L);
  }

  @Test
  void a_catch_up_into_another_epoch_resets_the_listener() {
    RoomFeed feed = heardByBob();
    log.messages(2);
    feed.offer(log.copy(1));
    feed.offer(log.copy(2));
    feed.attach(anna.from(ROOM, EPOCH, 0), 0, 2);
    feed.catchUp(anna, 0, List.of(RoomLog.delivery(OTHER_EPOCH, 1, Command.CREATE_MESSAGE, ROOM)));
    assertThat(anna.heard()).isEmpty();
    assertThat(anna.wasReset()).isTrue();
    assertThat(bob.wasReset()).isFalse();
  }

  @Test
  void a_catch_up_whose_events_are_no_longer_kept_resets_the_listener() {
    RoomFeed feed = heardByBob();
    log.messages(5);
    feed.head(EPOCH, 5);
    log.answerAll(feed);
    feed.attach(anna.from(ROOM, EPOCH, 0), 0, 5);
    log.purgeTo(2);
    log.answerAll(feed);
    assertThat(anna.heard()).isEmpty();
    assertThat(anna.wasReset()).isTrue();
    assertThat(log.asked()).isEmpty();
  }

  @Test
  void a_head_below_what_was_delivered_is_told_and_takes_nothing_back() {
    RoomFeed feed = heardByBob();
    log.messages(2);
    feed.offer(log.copy(1));
    feed.offer(log.copy(2));
    assertThat(feed.head(EPOCH, 2)).isTrue();
    assertThat(feed.head(EPOCH, 1)).isFalse();
    feed.offer(log.copy(2));
    assertThat(bob.heard()).containsExactly(1L, 2L);
  }

  @Test
  void something_fleeting_reaches_the_room_or_only_the_users_other_connections() {
    RoomFeed feed = heardByBob();
    feed.attach(anna.from(ROOM, EPOCH, 0), 0, 0);
    Signal typing = Signal.typing(ROOM, "anna");
    Signal read = Signal.read(ROOM, "anna", 3, false);
    feed.notice(typing);
    feed.notice(read);
    assertThat(anna.signals()).containsExactly(typing, read);
    assertThat(bob.signals()).containsExactly(typing);
  }

  private RoomFeed heardByBob() {
    RoomFeed feed = new RoomFeed(log.roomHead(), log);
    feed.attach(bob.from(ROOM, EPOCH, log.head()), log.head(), log.head());
    return feed;
  }
}
