package chat.rooms.account;

import chat.rooms.Paging;
import chat.rooms.Times;
import chat.rooms.once.FirstAnswers;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import chat.rooms.session.Sessions;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Optional;

/** Accounts: finding them, changing one's own, and what admins do to others'. */
@Stateless
public class UserService {
  @PersistenceContext private EntityManager em;
  @EJB private Sessions sessions;
  @EJB private FirstAnswers firstAnswers;

  /** Everybody, by last name, then first name. */
  public List<User> page(Paging paging) {
    return em.createQuery("select u from User u order by u.lastName, u.firstName, u.id", User.class)
        .setFirstResult(paging.offset())
        .setMaxResults(paging.size())
        .getResultList();
  }

  /**
   * Who is banned, by last name, then first name.
   *
   * @throws Refusal 403 for whoever is no admin
   */
  public List<User> banned(Caller caller, Paging paging) {
    requireAdmin(caller);
    return em.createQuery(
            "select u from User u where u.banned = true order by u.lastName, u.firstName, u.id",
            User.class)
        .setFirstResult(paging.offset())
        .setMaxResults(paging.size())
        .getResultList();
  }

  /** The account of an id, or a 404. */
  public User get(String id) {
    return Optional.ofNullable(em.find(User.class, id))
        .orElseThrow(() -> Refusal.notFound("no such user"));
  }

  /**
   * The users whose e-mail address contains the part, case ignored, at most {@link Paging#LONGEST}.
   */
  public List<User> withEmailLike(String part) {
    return em.createQuery(
            "select u from User u where locate(:part, u.email) > 0"
                + " order by u.lastName, u.firstName, u.id",
            User.class)
        .setParameter("part", User.normalised(part))
        .setMaxResults(Paging.LONGEST)
        .getResultList();
  }

  /** The account that has this address. */
  public Optional<User> findByEmail(String email) {
    return em.createQuery("select u from User u where u.email = :email", User.class)
        .setParameter("email", User.normalised(email))
        .getResultStream()
        .findFirst();
  }

  /**
   * The caller's own account, while the session is open and nobody banned it.
   *
   * @throws Refusal 401 where the session has ended
   */
  public User current(Caller caller) {
    return em.createQuery(
            "select u from User u, LoginSession s where u.id = :user and u.banned = false"
                + " and s.id = :session and s.userId = u.id and s.expiresAt > :now",
            User.class)
        .setParameter("user", caller.userId())
        .setParameter("session", caller.sessionId())
        .setParameter("now", Times.now())
        .getResultStream()
        .findFirst()
        .orElseThrow(() -> Refusal.unauthenticated("this session has ended"));
  }

  /**
   * Lets only admins pass.
   *
   * @throws Refusal 403 for everybody else
   */
  public void requireAdmin(Caller caller) {
    if (!current(caller).isAdmin()) {
      throw Refusal.forbidden("only admins may do this");
    }
  }

  /**
   * Changes the caller's names, and the phone where one is given.
   *
   * @throws Refusal 400 where the e-mail address differs: that takes a code
   */
  public User update(Caller caller, Profile profile, String key) {
    User user = current(caller);
    RequestKey requestKey = RequestKey.of(key, "update", profile);
    if (firstAnswers.isDone(caller.userId(), requestKey)) {
      return user;
    }
    if (!user.email().equals(User.normalised(profile.email()))) {
      throw Refusal.invalid("email", "changes only with a code that was sent to the new address");
    }
    user.describe(profile);
    return user;
  }

  /**
   * Changes the caller's account, the e-mail address included, which a code has proven.
   *
   * @throws Refusal 409 where somebody else has the address
   */
  public User moveTo(Caller caller, Profile profile) {
    User user = current(caller);
    if (findByEmail(profile.email()).filter(other -> !other.id().equals(user.id())).isPresent()) {
      throw Refusal.conflict("somebody else uses this e-mail address");
    }
    user.describe(profile);
    user.moveTo(profile.email());
    em.flush();
    return user;
  }

  public User grant(Caller caller, String userId, Role role, String key) {
    lockAdmins(caller);
    User user = get(userId);
    RequestKey requestKey = RequestKey.of(key, "grant", userId, role);
    if (!firstAnswers.isDone(caller.userId(), requestKey)) {
      user.grant(role);
    }
    return user;
  }

  /**
   * Takes a role from a user.
   *
   * @throws Refusal 409 where nobody would be left to be admin
   */
  public User revoke(Caller caller, String userId, Role role, String key) {
    int admins = lockAdmins(caller);
    User user = get(userId);
    RequestKey requestKey = RequestKey.of(key, "revoke", userId, role);
    if (!firstAnswers.isDone(caller.userId(), requestKey)) {
      user.revoke(role);
      if (!user.isBanned()) {
        requireAnotherAdmin(admins);
      }
    }
    return user;
  }

  /** Ends all of a user's sessions, and lets them open none until the ban is lifted. */
  public void ban(Caller caller, String userId, String key) {
    int admins = lockAdmins(caller);
    User user = get(userId);
    RequestKey requestKey = RequestKey.of(key, "ban", userId);
    if (!firstAnswers.isDone(caller.userId(), requestKey)) {
      user.ban();
      if (user.isAdmin()) {
        requireAnotherAdmin(admins);
      }
      sessions.endAll(userId);
    }
  }

  public void liftBan(Caller caller, String userId, String key) {
    lockAdmins(caller);
    User user = get(userId);
    RequestKey requestKey = RequestKey.of(key, "liftBan", userId);
    if (!firstAnswers.isDone(caller.userId(), requestKey)) {
      user.liftBan();
    }
  }

  /**
   * Locks the admins' rows, so that two of them cannot remove each other; says how many there are.
   */
  private int lockAdmins(Caller caller) {
    List<User> admins =
        em.createQuery(
                "select u from User u where u.admin = true and u.banned = false order by u.id",
                User.class)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .getResultList();
    requireAdmin(caller);
    return admins.size();
  }

  private static void requireAnotherAdmin(int admins) {
    if (admins < 2) {
      throw Refusal.conflict("the last admin stays");
    }
  }
}
