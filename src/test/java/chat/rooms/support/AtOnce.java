package chat.rooms.support;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** Does the same many times at one moment. */
public final class AtOnce {
  private AtOnce() {}

  /** Makes the calls together, each with its number from 0, and gives their results in order. */
  public static <T> List<T> call(int times, IntFunction<T> work) {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    CountDownLatch ready = new CountDownLatch(times);
    try {
      List<Future<T>> results = new ArrayList<>();
      for (int i = 0; i < times; i++) {
        int number = i;
        results.add(
            threads.submit(
                () -> {
                  ready.countDown();
                  ready.await();
                  return work.apply(number);
                }));
      }
      return results.stream().map(AtOnce::result).toList();
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
  }

  /**
   * Does something beside the test, in a thread of its own: on two processors the common pool has
   * one, which others may keep.
   */
  public static <T> CompletableFuture<T> meanwhile(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task, "meanwhile").start());
  }

  /** What is under way still would get into the way of the next test. */
  private static void awaitEnd(ExecutorService threads) {
    try {
      threads.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
