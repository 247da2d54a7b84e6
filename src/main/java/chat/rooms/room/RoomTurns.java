package chat.rooms.room;

import chat.rooms.problem.Refusal;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The turns of this node's writers in each room. They queue here, before they hold a database
 * connection: a burst in one room would otherwise wait for the row's lock with all connections of
 * the pool, and stop the other rooms too. Nor do all rooms together take more of them than leaves
 * some for reading.
 */
@ApplicationScoped
public class RoomTurns {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  /** Of the 20 connections that the pool has. */
  private static final int MOST_WRITERS = 12;

  private static final String WRITER = RoomTurns.class.getName() + ".writer";

  private final Semaphore writers = new Semaphore(MOST_WRITERS, true);
  private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

  @Resource private TransactionSynchronizationRegistry transaction;

  /**
   * Waits for the room's turn, which lasts until the current transaction is over. To be called
   * before anything else takes a connection.
   *
   * @throws Refusal 503 after two seconds of waiting
   */
  public void take(String roomId) {
    Object held = RoomTurns.class.getName() + roomId;
    if (transaction.getResource(held) != null) {
      return;
    }
    long deadline = System.nanoTime() + PATIENCE;
    Turn turn = enter(roomId);
    if (!acquired(turn.permit, deadline)) {
      leave(roomId);
      throw Refusal.unavailable("the room is busy, try again");
    }
    afterwards(
        held,
        () -> {
          turn.permit.release();
          leave(roomId);
        });
    becomeWriter(deadline);
  }

  /** Once for each transaction, in however many rooms it writes. */
  private void becomeWriter(long deadline) {
    if (transaction.getResource(WRITER) != null) {
      return;
    }
    if (!acquired(writers, deadline)) {
      throw Refusal.unavailable("the server is busy, try again");
    }
    afterwards(WRITER, writers::release);
  }

  /** Notes that the transaction holds something, which it gives back with the row's lock. */
  private void afterwards(Object held, Runnable release) {
    transaction.putResource(held, true);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // It lasts until the row's lock is released.
          }

          @Override
          public void afterCompletion(int status) {
            release.run();
          }
        });
  }

  private static boolean acquired(Semaphore permit, long deadline) {
    try {
      return permit.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Turn enter(String roomId) {
    return turns.compute(
        roomId,
        (id, turn) -> {
          Turn entered = turn == null ? new Turn() : turn;
          entered.interested++;
          return entered;
        });
  }

  private void leave(String roomId) {
    turns.computeIfPresent(roomId, (id, turn) -> --turn.interested == 0 ? null : turn);
  }

  /** One room's turn, kept for as long as somebody holds it or waits for it. */
  private static final class Turn {
    private final Semaphore permit = new Semaphore(1, true);
    private int interested;
  }
}
