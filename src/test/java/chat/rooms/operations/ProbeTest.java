package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProbeTest {
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void release() {
    released.countDown();
    executor.shutdown();
  }

  @Test
  void it_gives_the_answer_and_asks_anew_each_time() {
    Probe probe = probe(() -> asked.get() == 2);
    assertThat(probe.succeeds()).isFalse();
    assertThat(probe.succeeds()).isTrue();
    assertThat(probe.succeeds()).isFalse();
  }

  @Test
  void a_question_that_fails_is_a_no() {
    Probe probe =
        probe(
            () -> {
              throw new IllegalStateException();
            });
    assertThat(probe.succeeds()).isFalse();
  }

  @Test
  void a_question_that_hangs_is_a_no_in_time_and_is_not_asked_twice() {
    Probe probe = probe(this::hang);
    assertTimeoutPreemptively(
        Probe.PATIENCE.multipliedBy(5),
        () -> {
          assertThat(probe.succeeds()).isFalse();
          assertThat(probe.succeeds()).isFalse();
        });
    assertThat(asked).hasValue(1);
  }

  @Test
  void it_recovers_when_the_question_no_longer_hangs() {
    Probe probe = probe(this::hang);
    assertThat(probe.succeeds()).isFalse();
    released.countDown();
    Awaitility.await().until(probe::succeeds);
  }

  private boolean hang() {
    try {
      released.await();
      return true;
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  private Probe probe(BooleanSupplier question) {
    return new Probe(
        () -> {
          asked.incrementAndGet();
          return question.getAsBoolean();
        },
        executor);
  }
}
