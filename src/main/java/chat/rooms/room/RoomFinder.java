package chat.rooms.room;

import chat.rooms.Paging;
import chat.rooms.Times;
import chat.rooms.account.User;
import chat.rooms.account.UserService;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;

/** Finds rooms through the rights of the caller: what they may not see is not there. */
@Stateless
public class RoomFinder {
  /** In larger rooms nobody is told who types and who has read what. */
  private static final int SMALL = 50;

  private static final String NOT_DELETED = "r.deletedAt is null";
  private static final String VISIBLE =
      NOT_DELETED
          + " and (r.roomType <> 'Private' or exists"
          + " (select m from Membership m where m.roomId = r.id and m.userId = :caller))";

  @PersistenceContext private EntityManager em;
  @EJB private UserService users;

  /**
   * What the caller is to a room that they see.
   *
   * @throws Refusal 404 where the room is not there for the caller, 401 where the session has ended
   */
  public Standing standing(Caller caller, String roomId) {
    return em.createQuery(
            "select r, u, m from Room r join User u on u.id = :caller"
                + " left join Membership m on m.roomId = r.id and m.userId = :caller"
                + " where r.id = :room and u.banned = false and "
                + NOT_DELETED
                + " and exists (select s from LoginSession s where s.id = :session"
                + " and s.userId = :caller and s.expiresAt > :now)",
            Object[].class)
        .setParameter("caller", caller.userId())
        .setParameter("room", roomId)
        .setParameter("session", caller.sessionId())
        .setParameter("now", Times.now())
        .getResultStream()
        .map(row -> new Standing((Room) row[0], (User) row[1], (Membership) row[2]))
        .filter(Standing::sees)
        .findFirst()
        .orElseThrow(() -> absent(caller));
  }

  /** The rooms that the caller may see, by name. */
  public List<Room> visible(Caller caller, Paging paging) {
    return em.createQuery(
            "select r from Room r where " + VISIBLE + " order by r.name, r.id", Room.class)
        .setParameter("caller", caller.userId())
        .setFirstResult(paging.offset())
        .setMaxResults(paging.size())
        .getResultList();
  }

  /** The rooms that a user is in and the caller may see, by name. */
  public List<Room> of(Caller caller, String userId) {
    return em.createQuery(
            "select r from Room r, Membership o where o.roomId = r.id and o.userId = :user and "
                + VISIBLE
                + " order by r.name, r.id",
            Room.class)
        .setParameter("caller", caller.userId())
        .setParameter("user", userId)
        .getResultList();
  }

  /** The members of a room, by last name, then first name. */
  public List<User> members(String roomId) {
    return em.createQuery(
            "select u from User u, Membership m where m.userId = u.id and m.roomId = :room"
                + " order by u.lastName, u.firstName, u.id",
            User.class)
        .setParameter("room", roomId)
        .getResultList();
  }

  /** Whether the user is in this room, and it is small enough for everybody to be told of all. */
  public boolean isSmall(String roomId, String userId) {
    if (Room.isFixed(roomId)) {
      return false;
    }
    Object[] counts =
        (Object[])
            em.createNativeQuery(
                    """
                    select count(*), count(*) filter (where user_id = ?2)
                    from (select user_id from membership where room_id = ?1 limit ?3) members
                    """)
                .setParameter(1, roomId)
                .setParameter(2, userId)
                .setParameter(3, SMALL + 1)
                .getSingleResult();
    return ((Number) counts[0]).intValue() <= SMALL && ((Number) counts[1]).intValue() == 1;
  }

  private Refusal absent(Caller caller) {
    users.current(caller);
    return Refusal.notFound("no such room");
  }
}
