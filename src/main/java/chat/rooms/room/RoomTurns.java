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
 * the pool, and stop the other rooms too.
 */
@ApplicationScoped
public class RoomTurns {
  private static final long PATIENCE_SECONDS = 2;

  private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

  @Resource private TransactionSynchronizationRegistry transaction;

  /**
   * Waits for the room's turn, which lasts until the current transaction is over.
   *
   * @throws Refusal 503 after two seconds of waiting
   */
  public void take(String roomId) {
    Object held = RoomTurns.class.getName() + roomId;
    if (transaction.getResource(held) != null) {
      return;
    }
    Turn turn = enter(roomId);
    if (!acquired(turn)) {
      leave(roomId);
      throw Refusal.unavailable("the room is busy, try again");
    }
    transaction.putResource(held, turn);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            // The turn lasts until the row's lock is released.
          }

          @Override
          public void afterCompletion(int status) {
            turn.permit.release();
            leave(roomId);
          }
        });
  }

  private static boolean acquired(Turn turn) {
    try {
      return turn.permit.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS);
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
