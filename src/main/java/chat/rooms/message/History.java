package chat.rooms.message;

import chat.rooms.Paging;
import chat.rooms.room.RoomFinder;
import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A room's messages, newest first. Messages have numbers without a hole, so every page and every
 * cursor is a range of an index, at any depth.
 */
@Stateless
public class History {
  private static final String IN_ROOM = "select m from Message m where m.roomId = :room and ";

  @PersistenceContext private EntityManager em;
  @EJB private RoomFinder finder;

  /** One page, the first with the newest messages. */
  public List<MessageView> page(Caller caller, String roomId, Paging paging) {
    finder.standing(caller, roomId);
    long newest = newestNumber(roomId) - paging.offset();
    return em.createQuery(
            IN_ROOM + "m.number <= :newest and m.number > :oldest order by m.number desc",
            Message.class)
        .setParameter("room", roomId)
        .setParameter("newest", newest)
        .setParameter("oldest", newest - paging.size())
        .getResultStream()
        .map(Message::view)
        .toList();
  }

  /** The newest messages whose number of event is below a number. */
  public List<MessageView> before(Caller caller, String roomId, long seq, int size) {
    finder.standing(caller, roomId);
    return read(IN_ROOM + "m.seq < :seq order by m.seq desc", roomId, seq, size);
  }

  /** The oldest messages whose number of event is above a number; newest first all the same. */
  public List<MessageView> after(Caller caller, String roomId, long seq, int size) {
    finder.standing(caller, roomId);
    var oldestFirst =
        new ArrayList<>(read(IN_ROOM + "m.seq > :seq order by m.seq", roomId, seq, size));
    Collections.reverse(oldestFirst);
    return List.copyOf(oldestFirst);
  }

  private List<MessageView> read(String query, String roomId, long seq, int size) {
    return em.createQuery(query, Message.class)
        .setParameter("room", roomId)
        .setParameter("seq", seq)
        .setMaxResults(size)
        .getResultStream()
        .map(Message::view)
        .toList();
  }

  private long newestNumber(String roomId) {
    return em.createQuery(
            "select coalesce(max(m.number), 0) from Message m where m.roomId = :room", Long.class)
        .setParameter("room", roomId)
        .getSingleResult();
  }
}
