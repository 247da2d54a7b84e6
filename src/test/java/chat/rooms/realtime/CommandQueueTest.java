package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CommandQueueTest {
  private final Queue<Runnable> executor = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();
  private final CommandQueue queue = new CommandQueue(executor::add);

  @Test
  void commands_are_carried_out_in_their_order_and_one_at_a_time() {
    IntStream.range(0, 5).forEach(i -> assertThat(offer(i)).isTrue());
    while (!executor.isEmpty()) {
      assertThat(executor).hasSize(1);
      executor.remove().run();
    }
    assertThat(done).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void thirty_two_may_wait_and_no_more() {
    IntStream.range(0, CommandQueue.MOST_WAITING).forEach(i -> assertThat(offer(i)).isTrue());
    assertThat(offer(32)).isFalse();
    executor.remove().run();
    assertThat(offer(33)).isTrue();
    assertThat(offer(34)).isFalse();
  }

  @Test
  void the_one_that_is_carried_out_does_not_wait() {
    queue.offer(
        () ->
            IntStream.range(0, CommandQueue.MOST_WAITING)
                .forEach(i -> assertThat(offer(i)).isTrue()));
    run();
    assertThat(done).hasSize(CommandQueue.MOST_WAITING);
  }

  @Test
  void one_that_fails_does_not_stop_the_others() {
    queue.offer(
        () -> {
          throw new IllegalStateException("failed");
        });
    offer(1);
    assertThatThrownBy(() -> executor.remove().run()).hasMessage("failed");
    run();
    assertThat(done).containsExactly(1);
  }

  @Test
  void with_real_threads_no_two_run_at_once_and_the_order_is_kept() throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    CommandQueue real = new CommandQueue(threads);
    AtomicInteger running = new AtomicInteger();
    AtomicInteger together = new AtomicInteger();
    List<Integer> order = new ArrayList<>();
    CountDownLatch all = new CountDownLatch(1_000);
    for (int i = 0; i < 1_000; i++) {
      int number = i;
      Runnable command =
          () -> {
            together.accumulateAndGet(running.incrementAndGet(), Math::max);
            order.add(number);
            running.decrementAndGet();
            all.countDown();
          };
      while (!real.offer(command)) {
        Thread.onSpinWait();
      }
    }
    assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    threads.shutdown();
    assertThat(together).hasValue(1);
    assertThat(order).isEqualTo(IntStream.range(0, 1_000).boxed().toList());
  }

  private boolean offer(int number) {
    return queue.offer(() -> done.add(number));
  }

  private void run() {
    while (!executor.isEmpty()) {
      executor.remove().run();
    }
  }
}
