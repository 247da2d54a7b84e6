package chat.rooms.delivery;

import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where logs stand and who may hear them, each in one query for all that are asked about. */
@Stateless
public class RoomHeads {
  private static final String HEAD = "select h.room_id, h.epoch, h.last_seq from room_head h ";

  @PersistenceContext private EntityManager em;

  /**
   * The heads of rooms, deleted ones included: their last event tells of it. Of no rooms too the
   * database is asked, so that this says whether it is there.
   */
  public List<RoomHead> of(Collection<String> roomIds) {
    return read(
        em.createNativeQuery(HEAD + "where h.room_id = any(?1)")
            .setParameter(1, roomIds.toArray(String[]::new))
            .getResultList());
  }

  /** The heads of all rooms that a user hears, see {@link #heardBy(Collection)}. */
  public List<Heard> heardBy(String userId) {
    return heardBy(List.of(userId)).getOrDefault(userId, List.of());
  }

  /**
   * The heads of all rooms that each of these users hears: those that they are in, and the fixed
   * ones. Membership and head are of one moment, so a removal that is not seen here has a number
   * above the head.
   */
  public Map<String, List<Heard>> heardBy(Collection<String> userIds) {
    List<?> rows =
        em.createNativeQuery(
                """
                select h.room_id, h.epoch, h.last_seq, heard.since, heard.user_id
                from (select m.room_id, m.joined_seq as since, m.user_id
                      from membership m join room r on r.id = m.room_id
                      where m.user_id = any(?1) and r.deleted_at is null
                      union all
                      select fixed.id, 0, u.id
                      from users u, (values ('general'), ('announcements')) fixed(id)
                      where u.id = any(?1)) heard
                join room_head h on h.room_id = heard.room_id
                """)
            .setParameter(1, userIds.toArray(String[]::new))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(
            Collectors.groupingBy(
                row -> (String) row[4],
                Collectors.mapping(
                    row -> new Heard(head(row), ((Number) row[3]).longValue()),
                    Collectors.toList())));
  }

  /**
   * A room that somebody hears.
   *
   * @param since the event that brought them in, 0 for the fixed rooms
   */
  public record Heard(RoomHead head, long since) {}

  /** The versions of users' sets of rooms, for those whose session is open; others are left out. */
  public Map<String, Long> roomsVersions(Collection<String> sessionIds) {
    List<?> rows =
        em.createNativeQuery(
                """
                select s.id, u.rooms_version from login_session s join users u on u.id = s.user_id
                where s.id = any(?1) and s.expires_at > now() and not u.banned
                """)
            .setParameter(1, sessionIds.toArray(String[]::new))
            .getResultList();
    return rows.stream()
        .map(Object[].class::cast)
        .collect(Collectors.toMap(row -> (String) row[0], row -> ((Number) row[1]).longValue()));
  }

  /**
   * Gives a room's numbers a new epoch, if the log has lost events and nobody else has done so.
   *
   * @param delivered a number that was given already; a head below it may just have been read
   *     before the event, so the log is looked at again
   */
  public void renew(RoomHead outdated, long delivered) {
    em.createNativeQuery(
            "update room_head set epoch = gen_random_uuid()::text"
                + " where room_id = ?1 and epoch = ?2 and last_seq < ?3")
        .setParameter(1, outdated.roomId())
        .setParameter(2, outdated.epoch())
        .setParameter(3, delivered)
        .executeUpdate();
  }

  private static List<RoomHead> read(List<?> rows) {
    return rows.stream().map(Object[].class::cast).map(RoomHeads::head).toList();
  }

  private static RoomHead head(Object[] row) {
    return new RoomHead((String) row[0], (String) row[1], ((Number) row[2]).longValue());
  }
}
