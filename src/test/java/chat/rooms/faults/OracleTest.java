package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The oracle judges a log and a diary made by hand: of Bob's room, and what Anna sees of it. */
class OracleTest {
  private static final String ROOM = "room";
  private static final String EPOCH = "epoch";
  private static final String ANNA = "anna";
  private static final String BOB = "bob";

  private final List<StoredLog.Event> log = new ArrayList<>();
  private final Oracle oracle = new Oracle(() -> StoredLog.of(log));
  private final Journal journal = new Journal();
  private final Diary diary = journal.diaryOf(ANNA);

  @Test
  void all_seen_in_order_is_flawless() {
    annaIsInFrom2To(5);
    sees(2, 5);
    assertThat(verdict().isFlawless()).isTrue();
    assertThat(verdict().seen).isEqualTo(4);
  }

  @Test
  void a_hole_is_a_loss_and_a_disorder() {
    annaIsInFrom2To(5);
    sees(2, 3);
    sees(5, 5);
    assertThat(verdict().lost).isEqualTo(1);
    assertThat(verdict().disordered).isEqualTo(1);
  }

  @Test
  void an_end_that_does_not_come_is_a_loss() {
    annaIsInFrom2To(5);
    sees(2, 3);
    assertThat(verdict().lost).isEqualTo(2);
    assertThat(verdict().disordered).isZero();
  }

  @Test
  void an_event_seen_twice_is_doubled() {
    annaIsInFrom2To(5);
    sees(2, 5);
    sees(5, 5);
    assertThat(verdict().doubled).isEqualTo(1);
  }

  @Test
  void a_step_back_is_a_disorder() {
    annaIsInFrom2To(5);
    sees(2, 2);
    sees(4, 4);
    sees(3, 3);
    sees(5, 5);
    assertThat(verdict().disordered).isEqualTo(3);
    assertThat(verdict().lost).isZero();
  }

  @Test
  void what_is_seen_after_a_removal_is_beyond() {
    annaIsInFrom2To(3);
    leaves();
    messages(1);
    sees(2, 5);
    assertThat(verdict().beyond).isEqualTo(1);
  }

  @Test
  void a_restart_excuses_what_it_skips_and_is_counted() {
    annaIsInFrom2To(9);
    sees(2, 3);
    placed(7, Diary.Why.LIMITED);
    sees(8, 9);
    assertThat(verdict().lost + verdict().disordered).isZero();
    assertThat(verdict().restarts).isEqualTo(1);
  }

  @Test
  void a_gone_to_a_member_excuses_nothing() {
    annaIsInFrom2To(5);
    sees(2, 3);
    gone();
    assertThat(verdict().lost).isEqualTo(2);
  }

  @Test
  void a_gone_to_a_member_is_wrong_even_where_nothing_follows() {
    annaIsInFrom2To(5);
    sees(2, 5);
    gone();
    assertThat(verdict().lost).isZero();
    assertThat(verdict().isFlawless()).isFalse();
  }

  @Test
  void a_gone_from_a_room_that_everybody_hears_is_wrong_even_before_anything_happens_there() {
    diary.add(new Diary.Placed("announcements", EPOCH, 0, Diary.Why.WELCOME));
    diary.add(new Diary.Ended("announcements"));
    assertThat(verdict().isFlawless()).isFalse();
  }

  @Test
  void a_gone_to_a_member_who_is_welcomed_again_and_then_leaves_excuses_nothing() {
    annaIsInFrom2To(7);
    leaves();
    sees(2, 3);
    gone();
    placed(6, Diary.Why.WELCOME);
    sees(7, 8);
    assertThat(verdict().lost).isEqualTo(3);
  }

  @Test
  void a_gone_after_a_removal_excuses_what_was_before_it() {
    annaIsInFrom2To(5);
    leaves();
    messages(3);
    sees(2, 3);
    gone();
    assertThat(verdict().isFlawless()).isTrue();
  }

  @Test
  void a_gone_after_the_room_was_deleted_excuses_what_was_before_it() {
    annaIsInFrom2To(5);
    happens("DeleteRoom", ROOM);
    sees(2, 3);
    gone();
    assertThat(verdict().isFlawless()).isTrue();
  }

  @Test
  void what_comes_after_a_return_is_demanded_again() {
    annaIsInFrom2To(5);
    leaves();
    messages(1);
    comesIn();
    messages(3);
    sees(2, 3);
    gone();
    assertThat(verdict().lost).as("where the return is not told").isEqualTo(4);
    placed(7, Diary.Why.JOINED);
    sees(8, 9);
    assertThat(verdict().lost).as("where it is told").isEqualTo(2);
    sees(10, 11);
    assertThat(verdict().isFlawless()).isTrue();
  }

  @Test
  void a_return_that_is_not_told_before_its_first_event_is_a_disorder() {
    annaIsInFrom2To(3);
    leaves();
    comesIn();
    sees(2, 4);
    gone();
    sees(5, 5);
    assertThat(verdict().disordered).isEqualTo(1);
  }

  @Test
  void an_end_that_was_seen_excuses_nothing_of_a_stay_that_begins_right_after_it() {
    annaIsInFrom2To(3);
    leaves();
    comesIn();
    leaves();
    sees(2, 4);
    gone();
    assertThat(verdict().lost).isEqualTo(2);
  }

  @Test
  void a_gone_before_the_first_event_of_a_stay_excuses_that_stay_alone() {
    annaIsInFrom2To(3);
    leaves();
    comesIn();
    leaves();
    sees(2, 4);
    gone();
    placed(4, Diary.Why.JOINED);
    gone();
    assertThat(verdict().isFlawless()).isTrue();
  }

  @Test
  void a_joined_that_jumps_within_a_stay_excuses_nothing() {
    annaIsInFrom2To(6);
    sees(2, 3);
    placed(5, Diary.Why.JOINED);
    sees(6, 6);
    assertThat(verdict().lost).isEqualTo(2);
  }

  @Test
  void a_joined_within_a_stay_is_wrong_even_where_it_does_not_jump() {
    annaIsInFrom2To(5);
    sees(2, 3);
    placed(3, Diary.Why.JOINED);
    sees(4, 5);
    assertThat(verdict().lost).isZero();
    assertThat(verdict().isFlawless()).isFalse();
  }

  @Test
  void a_joined_that_comes_too_late_in_a_stay_begins_nothing() {
    comesInAt2AndHears(6);
    placed(4, Diary.Why.JOINED);
    sees(5, 6);
    assertThat(verdict().lost).isEqualTo(3);
  }

  @Test
  void a_joined_to_the_next_stay_excuses_nothing_of_the_one_before() {
    annaIsInFrom2To(5);
    leaves();
    comesIn();
    sees(2, 3);
    placed(6, Diary.Why.JOINED);
    sees(7, 7);
    assertThat(verdict().lost).isEqualTo(3);
  }

  @Test
  void a_joined_to_the_next_stay_is_no_beginning_of_one_that_was_never_told() {
    comesInAt2AndHears(3);
    leaves();
    comesIn();
    placed(4, Diary.Why.JOINED);
    sees(5, 5);
    assertThat(verdict().lost).isEqualTo(3);
  }

  private void annaIsInFrom2To(long head) {
    comesInAt2AndHears(head);
    placed(1, Diary.Why.JOINED);
  }

  private void comesInAt2AndHears(long head) {
    happens("CreateRoom", ROOM);
    comesIn();
    messages(head - 2);
  }

  private void comesIn() {
    happens("AddUser", ANNA);
  }

  private void leaves() {
    happens("RemoveUser", ANNA);
  }

  private void messages(long count) {
    for (int i = 0; i < count; i++) {
      happens("CreateMessage", ROOM);
    }
  }

  private void happens(String command, String targetId) {
    log.add(new StoredLog.Event(ROOM, log.size() + 1L, command, BOB, targetId, null));
  }

  private void placed(long seq, Diary.Why why) {
    diary.add(new Diary.Placed(ROOM, EPOCH, seq, why));
  }

  private void sees(long from, long to) {
    LongStream.rangeClosed(from, to)
        .forEach(seq -> diary.add(new Diary.Seen(0, ROOM, EPOCH, seq, null)));
  }

  private void gone() {
    diary.add(new Diary.Ended(ROOM));
  }

  private Verdict verdict() {
    return oracle.judge(journal);
  }
}
