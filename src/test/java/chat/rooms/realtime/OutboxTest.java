package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private final Socket socket = new Socket();
  private final Queue<Runnable> scheduled = new ArrayDeque<>();
  private final Outbox outbox = new Outbox(socket, scheduled::add);

  /** A socket that notes what it is given, and says that it is out when the test says so. */
  private static final class Socket implements Outbox.Wire {
    private final List<String> frames = new ArrayList<>();
    private final Queue<Consumer<Throwable>> underWay = new ArrayDeque<>();
    private final AtomicInteger drops = new AtomicInteger();
    private final AtomicInteger overflows = new AtomicInteger();
    private final AtomicInteger failures = new AtomicInteger();
    private int mostInOneFrame = 100;
    private boolean completesInside;

    @Override
    public void send(String frame, Consumer<Throwable> sent) {
      frames.add(frame);
      if (completesInside) {
        sent.accept(null);
      } else {
        underWay.add(sent);
      }
    }

    @Override
    public String frame(List<String> events) {
      return String.join("+", events);
    }

    @Override
    public int mostInOneFrame() {
      return mostInOneFrame;
    }

    @Override
    public void dropped() {
      drops.incrementAndGet();
    }

    @Override
    public void overflowed() {
      overflows.incrementAndGet();
    }

    @Override
    public void failed() {
      failures.incrementAndGet();
    }
  }

  @Test
  void one_write_is_under_way_at_a_time_and_the_order_is_kept() {
    outbox.frame("1");
    outbox.frame("2");
    outbox.fleeting("3");
    outbox.event("4");
    run();
    assertThat(socket.frames).containsExactly("1");
    assertThat(scheduled).isEmpty();
    for (int i = 0; i < 3; i++) {
      completeOne(null);
    }
    assertThat(socket.frames).containsExactly("1", "2", "3", "4");
    completeOne(null);
    assertThat(scheduled).isEmpty();
  }

  @Test
  void nothing_is_sent_on_the_thread_that_offers_or_completes() {
    outbox.frame("1");
    assertThat(socket.frames).isEmpty();
    run();
    outbox.frame("2");
    socket.underWay.remove().accept(null);
    assertThat(socket.frames).containsExactly("1");
  }

  @Test
  void a_write_that_completes_inside_of_the_call_is_followed_by_the_next_without_nesting() {
    socket.completesInside = true;
    IntStream.range(0, 200).forEach(i -> outbox.frame("" + i));
    int turns = 0;
    while (!scheduled.isEmpty()) {
      int before = socket.frames.size();
      scheduled.remove().run();
      assertThat(socket.frames.size() - before).isLessThanOrEqualTo(1);
      turns++;
    }
    assertThat(socket.frames).hasSize(200);
    assertThat(turns).isGreaterThanOrEqualTo(200);
  }

  @Test
  void events_that_queue_share_a_frame_up_to_the_protocols_number() {
    socket.mostInOneFrame = 3;
    outbox.event("a");
    run();
    List.of("b", "c", "d", "e").forEach(outbox::event);
    completeOne(null);
    completeOne(null);
    assertThat(socket.frames).containsExactly("a", "b+c+d", "e");
  }

  @Test
  void a_protocol_of_one_event_a_frame_gets_them_one_by_one() {
    socket.mostInOneFrame = 1;
    List.of("a", "b").forEach(outbox::event);
    run();
    completeOne(null);
    assertThat(socket.frames).containsExactly("a", "b");
  }

  @Test
  void events_share_no_frame_across_something_else() {
    outbox.frame("first");
    outbox.event("a");
    outbox.frame("between");
    outbox.event("b");
    outbox.event("c");
    run();
    IntStream.range(0, 3).forEach(i -> completeOne(null));
    assertThat(socket.frames).containsExactly("first", "a", "between", "b+c");
  }

  @Test
  void events_share_a_frame_only_while_it_stays_below_64_KiB() {
    String third = "x".repeat(ChatEndpoint.MAX_FRAME / 3);
    IntStream.range(0, 4).forEach(i -> outbox.event(third));
    String umlauts = "ä".repeat(ChatEndpoint.MAX_FRAME / 4);
    outbox.event(umlauts);
    outbox.event(umlauts);
    run();
    IntStream.range(0, 2).forEach(i -> completeOne(null));
    assertThat(socket.frames)
        .containsExactly(third + "+" + third + "+" + third, third + "+" + umlauts, umlauts);
  }

  @Test
  void the_256th_frame_may_wait_and_the_257th_is_too_much() {
    outbox.frame("under way");
    run();
    IntStream.range(0, Outbox.MOST_FRAMES).forEach(i -> outbox.frame("" + i));
    assertThat(socket.overflows).hasValue(0);
    outbox.frame("too much");
    assertThat(socket.overflows).hasValue(1);
  }

  @Test
  void a_mebibyte_may_wait_behind_the_next_and_a_byte_more_is_too_much() {
    outbox.frame("under way");
    run();
    outbox.frame("next");
    outbox.frame("x".repeat(Outbox.MOST_BYTES - 2));
    outbox.frame("ä");
    assertThat(socket.overflows).hasValue(0);
    outbox.frame("x");
    assertThat(socket.overflows).hasValue(1);
  }

  @Test
  void a_frame_of_any_size_passes_and_so_does_what_follows_it() {
    String welcome = "x".repeat(2 * Outbox.MOST_BYTES);
    outbox.frame(welcome);
    outbox.event("follows");
    run();
    completeOne(null);
    assertThat(socket.frames).containsExactly(welcome, "follows");
    assertThat(socket.overflows).hasValue(0);
  }

  @Test
  void events_that_will_share_a_frame_count_as_one() {
    outbox.frame("under way");
    run();
    IntStream.range(0, 10 * Outbox.MOST_FRAMES).forEach(i -> outbox.event("" + i));
    assertThat(socket.overflows).hasValue(0);
    while (!socket.underWay.isEmpty()) {
      completeOne(null);
    }
    assertThat(socket.frames).hasSize(1 + 26);
  }

  @Test
  void an_overflow_is_told_once_and_nothing_more_is_taken_or_sent() {
    IntStream.range(0, Outbox.MOST_FRAMES + 10).forEach(i -> outbox.frame("" + i));
    assertThat(socket.overflows).hasValue(1);
    outbox.close();
    run();
    outbox.frame("later");
    run();
    assertThat(socket.frames).doesNotContain("later");
  }

  @Test
  void what_is_fleeting_is_dropped_before_anything_else_is_refused() {
    outbox.frame("under way");
    run();
    IntStream.range(0, Outbox.MOST_FRAMES / 2).forEach(i -> outbox.fleeting("fleeting"));
    IntStream.range(0, Outbox.MOST_FRAMES).forEach(i -> outbox.frame("" + i));
    assertThat(socket.overflows).hasValue(0);
    assertThat(socket.drops).hasValue(1);
    outbox.fleeting("this goes first, too");
    assertThat(socket.overflows).hasValue(0);
    assertThat(socket.drops).hasValue(2);
    while (!socket.underWay.isEmpty()) {
      completeOne(null);
    }
    assertThat(socket.frames).hasSize(1 + Outbox.MOST_FRAMES).doesNotContain("fleeting");
  }

  @Test
  void fleeting_frames_are_dropped_by_their_bytes_too() {
    outbox.frame("under way");
    run();
    outbox.frame("next");
    outbox.fleeting("x".repeat(Outbox.MOST_BYTES));
    outbox.frame("y".repeat(Outbox.MOST_BYTES));
    assertThat(socket.overflows).hasValue(0);
    completeOne(null);
    completeOne(null);
    assertThat(socket.frames.get(2)).startsWith("y");
  }

  @Test
  void who_waits_is_called_once_when_half_of_the_queue_is_free() {
    List<String> called = new ArrayList<>();
    outbox.whenReady(() -> called.add("at once"));
    assertThat(called).containsExactly("at once");
    outbox.frame("under way");
    run();
    IntStream.range(0, Outbox.MOST_FRAMES / 2 + 2).forEach(i -> outbox.frame("" + i));
    assertThat(outbox.isReady()).isFalse();
    outbox.whenReady(() -> called.add("later"));
    completeOne(null);
    assertThat(called).containsExactly("at once");
    completeOne(null);
    completeOne(null);
    assertThat(called).containsExactly("at once", "later");
    assertThat(outbox.isReady()).isTrue();
  }

  @Test
  void half_of_the_bytes_must_be_free_too() {
    List<String> called = new ArrayList<>();
    outbox.frame("under way");
    run();
    outbox.frame("x".repeat(Outbox.MOST_BYTES / 2));
    assertThat(outbox.isReady()).isTrue();
    outbox.frame("x");
    outbox.whenReady(() -> called.add("ready"));
    assertThat(called).isEmpty();
    completeOne(null);
    completeOne(null);
    assertThat(called).containsExactly("ready");
  }

  @Test
  void a_write_that_failed_is_told_and_nothing_more_is_sent() {
    outbox.frame("1");
    outbox.frame("2");
    run();
    completeOne(new IllegalStateException("gone"));
    outbox.frame("3");
    run();
    assertThat(socket.frames).containsExactly("1");
    assertThat(socket.failures).hasValue(1);
    assertThat(socket.overflows).hasValue(0);
  }

  private void run() {
    while (!scheduled.isEmpty()) {
      scheduled.remove().run();
    }
  }

  private void completeOne(Throwable failure) {
    socket.underWay.remove().accept(failure);
    run();
  }
}
