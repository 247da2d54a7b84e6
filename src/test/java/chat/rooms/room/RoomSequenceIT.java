package chat.rooms.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.support.RoomsArchive;
import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The numbers of a room's events, with real transactions and a real database. */
@ExtendWith(ArquillianExtension.class)
class RoomSequenceIT {
  /** As many as may wait in a room that stands still for a moment. */
  private static final int WRITERS = 16;

  @Inject private RoomSequence sequence;
  @Inject private UserTransaction transaction;
  @Resource private ManagedExecutorService executor;

  @Deployment
  static WebArchive war() {
    return RoomsArchive.with(RoomSequenceIT.class);
  }

  @Test
  void a_number_that_was_rolled_back_is_given_again() throws Exception {
    long committed = take(true);

    long rolledBack = take(false);
    long next = take(true);

    assertEquals(committed + 1, rolledBack);
    assertEquals(rolledBack, next);
  }

  @Test
  void writers_at_once_get_numbers_without_a_hole() throws Exception {
    long first = take(true);
    List<Future<Long>> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(executor.submit(() -> take(true)));
    }

    List<Long> numbers = new ArrayList<>();
    for (Future<Long> writer : writers) {
      numbers.add(writer.get());
    }

    assertEquals(
        LongStream.rangeClosed(first + 1, first + WRITERS).boxed().toList(),
        numbers.stream().sorted().toList());
  }

  @Test
  void a_room_that_is_not_there_has_no_numbers() throws Exception {
    transaction.begin();
    try {
      Refusal refusal =
          assertThrows(Refusal.class, () -> sequence.next("nowhere", Command.CREATE_MESSAGE));
      assertEquals(Problem.NOT_FOUND, refusal.problem());
    } finally {
      transaction.rollback();
    }
  }

  @Test
  void a_number_is_taken_in_a_transaction_or_not_at_all() {
    assertThrows(EJBException.class, () -> sequence.next(Room.GENERAL, Command.CREATE_MESSAGE));
  }

  private long take(boolean commits) throws Exception {
    transaction.begin();
    long seq = sequence.next(Room.GENERAL, Command.UPDATE_MESSAGE).seq();
    if (commits) {
      transaction.commit();
    } else {
      transaction.rollback();
    }
    return seq;
  }
}
