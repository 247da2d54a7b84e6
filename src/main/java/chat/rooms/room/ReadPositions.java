package chat.rooms.room;

import chat.rooms.account.UserRegistered;
import chat.rooms.once.FirstAnswers;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
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
 * How far each user has read each room. Unread is what the head is ahead, counted in messages, so
 * it costs the same for every length of history.
 */
@Stateless
public class ReadPositions {
  @PersistenceContext private EntityManager em;
  @EJB private RoomFinder finder;
  @EJB private FirstAnswers firstAnswers;
  @Inject private Event<HasRead> moves;

  /**
   * Notes that the caller has read a room up to an event. A position never moves back: a lower one
   * changes nothing. Where it has moved, that is told as a {@link HasRead}.
   *
   * @throws Refusal 404 where the room is not there for the caller, 400 where it has no such event
   *     yet
   */
  public void advance(Caller caller, String roomId, long seq, String key) {
    RequestKey requestKey = RequestKey.of(key, "read", roomId, seq);
    finder.standing(caller, roomId);
    if (firstAnswers.isDone(caller.userId(), requestKey)) {
      return;
    }
    if (upsert(caller.userId(), roomId, seq) > 0) {
      moves.fire(new HasRead(roomId, caller.userId(), seq));
    } else if (seq > headOf(roomId)) {
      throw Refusal.invalid("seq", "is beyond the room's last event");
    }
  }

  /**
   * How far the other members of a room have read it: empty in the fixed rooms, in those of more
   * than 50, and for whoever is not a member.
   *
   * @throws Refusal 404 where the room is not there for the caller
   */
  public List<ReadPosition> ofOthers(Caller caller, String roomId) {
    finder.standing(caller, roomId);
    return finder.isSmall(roomId, caller.userId()) ? ofOthers(caller.userId(), roomId) : List.of();
  }

  private List<ReadPosition> ofOthers(String userId, String roomId) {
    List<?> rows =
        em.createNativeQuery(
                """
                select p.user_id, p.seq
                from read_position p join membership m using (user_id, room_id)
                where p.room_id = ?1 and p.user_id <> ?2
                """)
            .setParameter(1, roomId)
            .setParameter(2, userId)
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .map(row -> new ReadPosition((String) row[0], ((Number) row[1]).longValue()))
        .toList();
  }

  /** Sets a new member to the room's head. */
  public void begin(String userId, String roomId, RoomSequence.Entry entry) {
    em.createNativeQuery(
            """
            insert into read_position (user_id, room_id, seq, messages) values (?1, ?2, ?3, ?4)
            on conflict (user_id, room_id) do update
              set seq = excluded.seq, messages = excluded.messages
            """)
        .setParameter(1, userId)
        .setParameter(2, roomId)
        .setParameter(3, entry.seq())
        .setParameter(4, entry.message())
        .executeUpdate();
  }

  /** Everybody hears the fixed rooms, and begins at their heads. */
  public void beginInFixedRooms(@Observes UserRegistered registered) {
    em.createNativeQuery(
            """
            insert into read_position (user_id, room_id, seq, messages)
            select ?1, room_id, last_seq, messages from room_head where room_id in (?2, ?3)
            """)
        .setParameter(1, registered.userId())
        .setParameter(2, Room.GENERAL)
        .setParameter(3, Room.ANNOUNCEMENTS)
        .executeUpdate();
  }

  private int upsert(String userId, String roomId, long seq) {
    return em.createNativeQuery(
            """
            insert into read_position as position (user_id, room_id, seq, messages)
            select ?1, room_id, ?3, coalesce(
                (select max(number) from message where room_id = ?2 and seq = (
                    select max(seq) from message where room_id = ?2 and seq <= ?3)), 0)
            from room_head where room_id = ?2 and last_seq >= ?3
            on conflict (user_id, room_id) do update
              set seq = excluded.seq, messages = excluded.messages
              where position.seq < excluded.seq
            """)
        .setParameter(1, userId)
        .setParameter(2, roomId)
        .setParameter(3, seq)
        .executeUpdate();
  }

  private long headOf(String roomId) {
    List<?> heads =
        em.createNativeQuery("select last_seq from room_head where room_id = ?1")
            .setParameter(1, roomId)
            .getResultList();
    return ((Number) heads.get(0)).longValue();
  }
}
