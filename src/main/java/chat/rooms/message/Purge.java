package chat.rooms.message;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Deletes what was said in deleted rooms. The last event stays, with the message that tells of the
 * deletion: members who were away are told by it.
 */
@Stateless
public class Purge {
  private static final int BATCH = 1000;

  @PersistenceContext private EntityManager em;

  /**
   * Deletes a part of the events, and their messages, of rooms that were deleted an hour ago or
   * before: until then, nodes may still be reading them to somebody.
   *
   * @return how many rows it found to delete
   */
  public int nextOfDeletedRooms() {
    return em.createNativeQuery(
                """
                delete from event where (room_id, seq) in (
                  select e.room_id, e.seq from event e
                  join room_head h on h.room_id = e.room_id and h.last_seq > e.seq
                  join room r on r.id = e.room_id and r.deleted_at < now() - interval '1 hour'
                  limit ?1)
                """)
            .setParameter(1, BATCH)
            .executeUpdate()
        + em.createNativeQuery(
                """
                delete from message where id in (
                  select m.id from message m
                  join room_head h on h.room_id = m.room_id and h.last_seq > m.seq
                  join room r on r.id = m.room_id and r.deleted_at < now() - interval '1 hour'
                  limit ?1)
                """)
            .setParameter(1, BATCH)
            .executeUpdate();
  }
}
