package chat.rooms.delivery;

import static chat.rooms.delivery.RoomLog.ROOM;
import static chat.rooms.delivery.RoomPlay.Happening.ANNA_IS_ADDED;
import static chat.rooms.delivery.RoomPlay.Happening.ANNA_IS_REMOVED;
import static chat.rooms.delivery.RoomPlay.Happening.DELETION;
import static chat.rooms.delivery.RoomPlay.Happening.MESSAGE;
import static chat.rooms.delivery.RoomPlay.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each promise in every order in which commits, copies, readings and comings may happen. */
class RoomFeedOrdersTest {

  @Test
  void copies_in_whatever_order_are_heard_in_the_order_of_the_log() {
    int orders = EveryOrder.of(() -> new RoomPlay().happens(MESSAGE, MESSAGE, MESSAGE, MESSAGE));
    assertThat(orders).isGreaterThan(1_000);
  }

  @Test
  void copies_that_get_lost_or_come_twice_change_nothing() {
    for (int fate = 0; fate < 27; fate++) {
      int[] times = {fate % 3, fate / 3 % 3, fate / 9};
      EveryOrder.of(
          () ->
              new RoomPlay()
                  .copies(seq -> times[(int) seq - 1])
                  .happens(MESSAGE, MESSAGE, MESSAGE)
                  .endsWith(RoomPlay::reconcile));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void a_gap_is_read_as_soon_as_a_later_event_tells_of_it(long lost) {
    EveryOrder.of(
        () ->
            new RoomPlay()
                .copies(seq -> seq == lost ? 0 : 1)
                .happens(MESSAGE, MESSAGE, MESSAGE, MESSAGE));
  }

  @ParameterizedTest
  @ValueSource(ints = {0b1, 0b10, 0b11, 0b101, 0b111})
  void readings_that_fail_are_made_up_for(int failing) {
    EveryOrder.of(
        () ->
            new RoomPlay()
                .failing(failing)
                .connectsAfter(0, 0)
                .happens(MESSAGE, MESSAGE)
                .endsWith(
                    play -> {
                      play.reconcile();
                      assertThat(play.anna.heard()).containsExactly(1L, 2L);
                    }));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3})
  void whoever_attaches_at_any_moment_hears_each_event_after_their_position_once(long position) {
    EveryOrder.of(
        () ->
            new RoomPlay()
                .connectsAfter(position, position)
                .happens(MESSAGE, MESSAGE, MESSAGE)
                .endsWith(
                    play -> assertThat(play.anna.heard()).isEqualTo(numbers(position + 1, 3))));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1})
  void a_removed_listener_hears_their_removal_and_nothing_after_it(long position) {
    EveryOrder.of(
        () ->
            new RoomPlay()
                .attachesAfter(1, position)
                .happens(MESSAGE, ANNA_IS_REMOVED, MESSAGE, MESSAGE)
                .endsWith(
                    play -> {
                      assertThat(play.anna.heard()).isEqualTo(numbers(position + 1, 2));
                      assertThat(play.anna.isIn(ROOM)).isFalse();
                    }));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2})
  void a_removal_from_before_they_came_back_is_history(long position) {
    EveryOrder.of(
        () ->
            new RoomPlay()
                .connectsAfter(2, position)
                .happens(ANNA_IS_REMOVED, ANNA_IS_ADDED, MESSAGE)
                .endsWith(
                    play -> {
                      assertThat(play.anna.heard()).isEqualTo(numbers(position + 1, 3));
                      assertThat(play.anna.isIn(ROOM)).isTrue();
                    }));
  }

  @Test
  void who_is_removed_and_added_again_hears_the_end_and_then_the_new_beginning() {
    EveryOrder.of(
        () -> {
          RoomPlay play = new RoomPlay().entersAfter(3, 1);
          play.feed.attach(play.anna.from(ROOM, RoomLog.EPOCH, 0), 0, 0);
          return play.happens(ANNA_IS_REMOVED, MESSAGE, ANNA_IS_ADDED, MESSAGE)
              .endsWith(
                  end ->
                      assertThat(end.anna.told())
                          .containsExactly("heard 1", "left 1", "entered 2", "heard 3", "heard 4"));
        });
  }

  @Test
  void a_view_from_before_a_removal_brings_nobody_back() {
    EveryOrder.of(
        () ->
            new RoomPlay()
                .entersAfter(1, 2)
                .happens(ANNA_IS_ADDED, ANNA_IS_REMOVED, MESSAGE)
                .endsWith(
                    play ->
                        assertThat(play.anna.told())
                            .containsExactly("entered 0", "heard 1", "heard 2", "left 2")));
  }

  @Test
  void a_deletion_is_the_last_that_anybody_hears_of_a_room() {
    EveryOrder.of(
        () ->
            new RoomPlay()
                .attachesAfter(1, 0)
                .happens(MESSAGE, MESSAGE, DELETION)
                .endsWith(
                    play -> {
                      assertThat(play.anna.heard()).isEqualTo(numbers(1, 3));
                      assertThat(play.feed.isEmpty()).isTrue();
                    }));
  }
}
