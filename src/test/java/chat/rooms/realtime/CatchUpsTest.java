package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatchUpsTest {
  private final Queue<Runnable> waitingForSpace = new ArrayDeque<>();
  private final List<String> taken = new ArrayList<>();
  private final CatchUps catchUps = new CatchUps(waitingForSpace::add);

  @Test
  void one_room_is_read_at_a_time_in_the_order_of_coming() {
    List.of("a", "b", "c").forEach(this::await);
    space();
    assertThat(taken).containsExactly("a");
    assertThat(waitingForSpace).isEmpty();
    for (String expected : List.of("b", "c")) {
      catchUps.turnOver();
      space();
      assertThat(taken).endsWith(expected);
    }
    catchUps.turnOver();
    assertThat(waitingForSpace).isEmpty();
  }

  @Test
  void a_room_that_is_still_behind_goes_to_the_end_of_the_queue() {
    await("a");
    await("b");
    space();
    await("a");
    catchUps.turnOver();
    space();
    catchUps.turnOver();
    space();
    assertThat(taken).containsExactly("a", "b", "a");
  }

  @Test
  void nothing_is_read_while_there_is_no_space() {
    await("a");
    assertThat(taken).isEmpty();
    space();
    assertThat(taken).containsExactly("a");
  }

  @Test
  void who_comes_after_all_turns_are_over_has_the_next() {
    await("a");
    space();
    catchUps.turnOver();
    await("b");
    space();
    assertThat(taken).containsExactly("a", "b");
  }

  @Test
  void a_thousand_rooms_whose_turns_end_inside_of_the_call_are_all_read() {
    CatchUps immediate = new CatchUps(Runnable::run);
    IntStream.range(0, 1_000)
        .forEach(
            i ->
                immediate.await(
                    () -> {
                      taken.add("" + i);
                      immediate.turnOver();
                    }));
    assertThat(taken).hasSize(1_000);
  }

  private void await(String room) {
    catchUps.await(() -> taken.add(room));
  }

  private void space() {
    waitingForSpace.remove().run();
  }
}
