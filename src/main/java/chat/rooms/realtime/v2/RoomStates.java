package chat.rooms.realtime.v2;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Where the rooms of a user stand, in one query. */
@Stateless
public class RoomStates {
  @PersistenceContext private EntityManager em;

  /** The rooms that a user hears. All numbers are of one moment. */
  public List<RoomState> of(String userId) {
    List<?> rows =
        em.createNativeQuery(
                """
                select r.id, r.name, r.room_type, r.owner_id, h.epoch, h.last_seq, h.floor,
                       coalesce(p.seq, h.last_seq), h.messages - coalesce(p.messages, h.messages),
                       e.at
                from (select room_id from membership where user_id = ?1
                      union all values ('general'), ('announcements')) heard
                join room r on r.id = heard.room_id and r.deleted_at is null
                join room_head h on h.room_id = r.id
                left join read_position p on p.user_id = ?1 and p.room_id = r.id
                left join event e on e.room_id = r.id and e.seq = h.last_seq
                """)
            .setParameter(1, userId)
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(RoomStates::state).toList();
  }

  private static RoomState state(Object[] row) {
    return new RoomState(
        (String) row[0],
        (String) row[1],
        (String) row[2],
        (String) row[3],
        (String) row[4],
        number(row[5]),
        number(row[6]),
        number(row[7]),
        number(row[8]),
        instant(row[9]));
  }

  private static long number(Object column) {
    return ((Number) column).longValue();
  }

  private static Instant instant(Object column) {
    return column == null ? null : ((Timestamp) column).toInstant();
  }
}
