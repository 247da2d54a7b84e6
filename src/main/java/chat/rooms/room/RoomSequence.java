package chat.rooms.room;

import chat.rooms.problem.Refusal;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * Numbers the events of each room, from 1 without a hole. Taking a number locks the room until the
 * transaction ends, so numbers commit in their order, and whatever is checked after it stays true.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class RoomSequence {
  @PersistenceContext private EntityManager em;
  @Inject private RoomTurns turns;

  /**
   * A place in a room's log.
   *
   * @param epoch the numbering that seq belongs to
   * @param seq the event's number
   * @param message how many messages the history has, with the one of this event
   */
  public record Entry(String epoch, long seq, long message) {}

  /** Begins the log of a new room, and takes its first number. */
  public Entry begin(String roomId) {
    em.flush();
    em.createNativeQuery("insert into room_head (room_id) values (?1)")
        .setParameter(1, roomId)
        .executeUpdate();
    return next(roomId, Command.CREATE_ROOM);
  }

  /**
   * Waits for the room's turn in this node, before the transaction takes a connection.
   *
   * @throws Refusal 503 where the room is busy: {@link RoomTurns#take}
   */
  public void awaitTurn(String roomId) {
    turns.take(roomId);
  }

  /**
   * Takes the next number, and with it the room's lock.
   *
   * @throws Refusal 404 where there is no such room
   */
  public Entry next(String roomId, Command command) {
    turns.take(roomId);
    List<?> rows =
        em.createNativeQuery(
                "update room_head set last_seq = last_seq + 1, messages = messages + ?2"
                    + " where room_id = ?1 returning epoch, last_seq, messages")
            .setParameter(1, roomId)
            .setParameter(2, command.addsMessage() ? 1 : 0)
            .getResultList();
    if (rows.isEmpty()) {
      throw Refusal.notFound("no such room");
    }
    Object[] row = (Object[]) rows.get(0);
    return new Entry((String) row[0], ((Number) row[1]).longValue(), ((Number) row[2]).longValue());
  }
}
