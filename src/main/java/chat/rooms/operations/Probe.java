package chat.rooms.operations;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/**
 * Asks something that may take for ever, and waits for the answer no longer than {@link #PATIENCE}.
 * While a question is open it is not asked again: whoever asks meanwhile waits for the same answer,
 * so that a server which hangs never takes more than one thread.
 */
final class Probe {
  static final Duration PATIENCE = Duration.ofSeconds(2);

  private final BooleanSupplier question;
  private final Executor executor;
  private CompletableFuture<Boolean> open = CompletableFuture.completedFuture(false);

  Probe(BooleanSupplier question, Executor executor) {
    this.question = question;
    this.executor = executor;
  }

  /** Whether the answer is yes, and comes in time. */
  boolean succeeds() {
    try {
      return asked().get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException noAnswer) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized CompletableFuture<Boolean> asked() {
    if (open.isDone()) {
      open = CompletableFuture.supplyAsync(question::getAsBoolean, executor);
    }
    return open;
  }
}
