package chat.rooms.message;

import chat.rooms.room.Command;
import chat.rooms.room.RoomChange;
import chat.rooms.room.RoomFinder;
import chat.rooms.room.RoomSequence;
import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/**
 * The ordered log of every room. Whatever changes a room is written here in the transaction that
 * changes it, and told as a {@link RoomEvent} to whoever brings it to people.
 */
@Stateless
public class EventLog {
  /** The most events that one reading returns. */
  public static final int PAGE = 100;

  @PersistenceContext private EntityManager em;
  @EJB private RoomFinder finder;
  @Inject private Event<RoomEvent> happened;

  /** Writes what happened to a room itself, and the system's message that tells of it. */
  public void record(@Observes RoomChange change) {
    Message message = Message.of(change);
    em.persist(message);
    append(change.entry(), change.command(), change.actor().id(), change.targetId(), message);
  }

  /** Writes what happened to a message. */
  public void append(
      RoomSequence.Entry entry, Command command, String actorId, String targetId, Message message) {
    LogEntry line = new LogEntry(entry.seq(), command, actorId, targetId, message);
    em.persist(line);
    happened.fire(new RoomEvent(message.roomId(), entry.epoch(), line.view(message)));
  }

  /**
   * The events of a room that the caller sees, after a number, oldest first, at most {@link #PAGE}.
   */
  public List<EventView> after(Caller caller, String roomId, long seq) {
    finder.standing(caller, roomId);
    return read(roomId, seq, PAGE).events();
  }

  /**
   * A stretch of a room's log.
   *
   * @param epoch the numbering that the events' numbers belong to
   */
  public record Reading(String epoch, List<EventView> events) {}

  /** The events of a room after a number, oldest first, for those who know who may hear them. */
  public Reading read(String roomId, long seq, int most) {
    return new Reading(epochOf(roomId), eventsAfter(roomId, seq, most));
  }

  private String epochOf(String roomId) {
    return (String)
        em.createNativeQuery("select epoch from room_head where room_id = ?1")
            .setParameter(1, roomId)
            .getSingleResult();
  }

  private List<EventView> eventsAfter(String roomId, long seq, int most) {
    return em.createQuery(
            "select e, m from LogEntry e, Message m where m.id = e.messageId"
                + " and e.roomId = :room and e.seq > :seq order by e.seq",
            Object[].class)
        .setParameter("room", roomId)
        .setParameter("seq", seq)
        .setMaxResults(most)
        .getResultStream()
        .map(row -> ((LogEntry) row[0]).view((Message) row[1]))
        .toList();
  }
}
