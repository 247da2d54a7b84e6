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
 *
 * <p>Who waits keeps a thread, of which a node has a limited number for all rooms. In a room that
 * goes on a turn takes milliseconds, so everybody waits, however many come at once. A room may also
 * stand still, as when another node hangs with its row locked: then a few wait as long as ever, in
 * case it goes on, and whoever else is there or comes is refused.
 */
@ApplicationScoped
public class RoomTurns {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(2);

  /**
   * Who waits for a room that stands still, beside the one whose turn it is: a quarter of the
   * threads that sockets' commands have.
   */
  private static final int MOST_PATIENT = 16;

  /**
   * A room stands still when no turn has ended for so long: many times what a turn takes, and not
   * yet what those in other rooms, whose threads all may be waiting here until then, would notice.
   */
  private static final long STANDSTILL = TimeUnit.MILLISECONDS.toNanos(500);

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
   * @throws Refusal 503 after two seconds of waiting, or where 16 others wait and no turn in the
   *     room has ended for half a second
   */
  public void take(String roomId) {
    Object held = RoomTurns.class.getName() + roomId;
    if (transaction.getResource(held) != null) {
      return;
    }
    long deadline = System.nanoTime() + PATIENCE;
    try {
      Turn turn = await(roomId, deadline);
      afterwards(held, () -> end(roomId, turn));
      becomeWriter(deadline);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Refusal.unavailable("the server is stopping, try again");
    }
  }

  private Turn await(String roomId, long deadline) throws InterruptedException {
    Turn turn = enter(roomId);
    boolean taken = false;
    try {
      taken = turn.await(deadline);
    } finally {
      if (!taken) {
        leave(roomId);
      }
    }
    if (!taken) {
      throw Refusal.unavailable("the room is busy, try again");
    }
    return turn;
  }

  private void end(String roomId, Turn turn) {
    turn.end();
    leave(roomId);
  }

  /** Once for each transaction, in however many rooms it writes. */
  private void becomeWriter(long deadline) throws InterruptedException {
    if (transaction.getResource(WRITER) != null) {
      return;
    }
    if (!writers.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
      throw Refusal.unavailable("the server is busy, try again");
    }
    afterwards(WRITER, writers::release);
  }

  /**
   * Notes that the transaction holds something, which it gives back with the row's lock; at once
   * where the transaction takes no notes any more.
   */
  private void afterwards(Object held, Runnable release) {
    try {
      transaction.putResource(held, true);
      transaction.registerInterposedSynchronization(new Release(release));
    } catch (RuntimeException | Error e) {
      release.run();
      throw e;
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

  /** What is to be done when the row's lock is released, however the transaction ends. */
  private record Release(Runnable work) implements Synchronization {
    @Override
    public void beforeCompletion() {
      // It lasts until the row's lock is released.
    }

    @Override
    public void afterCompletion(int status) {
      work.run();
    }
  }

  /** One room's turn, kept for as long as somebody holds it or waits for it. */
  private static final class Turn {
    private final Semaphore permit = new Semaphore(1, true);
    private final Semaphore patient = new Semaphore(MOST_PATIENT);
    private volatile long lastEnd = System.nanoTime();
    private int interested;

    /** Whether it could be taken; until the deadline only so many wait, whatever happens. */
    boolean await(long deadline) throws InterruptedException {
      if (!patient.tryAcquire()) {
        return awaitInMotion(deadline);
      }
      try {
        return permit.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
      } finally {
        patient.release();
      }
    }

    /** Each turn that ends prolongs the wait, though behind those who came meanwhile. */
    private boolean awaitInMotion(long deadline) throws InterruptedException {
      long left;
      do {
        long now = System.nanoTime();
        left = Math.min(deadline - now, lastEnd + STANDSTILL - now);
        if (permit.tryAcquire(left, TimeUnit.NANOSECONDS)) {
          return true;
        }
      } while (left > 0);
      return false;
    }

    void end() {
      lastEnd = System.nanoTime();
      permit.release();
    }
  }
}
