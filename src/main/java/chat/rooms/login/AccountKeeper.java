package chat.rooms.login;

import chat.rooms.Ids;
import chat.rooms.Settings;
import chat.rooms.account.Profile;
import chat.rooms.account.User;
import chat.rooms.account.UserRegistered;
import chat.rooms.account.UserService;
import chat.rooms.once.FirstAnswers;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import chat.rooms.session.Sessions;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/**
 * Writes accounts and opens sessions, a short transaction each, after others have done the slow
 * work of comparing and hashing.
 */
@Stateless
public class AccountKeeper {
  @PersistenceContext private EntityManager em;
  @Inject private Settings settings;
  @EJB private UserService users;
  @EJB private Sessions sessions;
  @EJB private FirstAnswers firstAnswers;
  @Inject private Event<UserRegistered> registered;

  /** Does something for an address, unless an earlier call with this key has done it. */
  public void once(String email, RequestKey key, Runnable act) {
    if (!firstAnswers.isDone(actorOf(email), key)) {
      act.run();
    }
  }

  /** Whether an earlier call of this caller's with this key was carried out. */
  public boolean wasDone(Caller caller, RequestKey key) {
    return firstAnswers.find(caller.userId(), key).isPresent();
  }

  /** The same of calls for an address. */
  public boolean wasDone(String email, RequestKey key) {
    return firstAnswers.find(actorOf(email), key).isPresent();
  }

  /** The account that an earlier call with this key registered. */
  public Optional<User> registeredBefore(String email, RequestKey key) {
    return firstAnswers.find(actorOf(email), key).map(users::get);
  }

  /** The session that an earlier call with this key opened. */
  public Optional<Caller> openedBefore(String userId, RequestKey key) {
    return firstAnswers.find(userId, key).flatMap(sessions::find);
  }

  public User register(Registration registration, String hash, RequestKey key) {
    return create(registration, hash, key);
  }

  /**
   * Registers with a proven address, or takes over the account that is there without proof.
   *
   * @param admin whether the address makes its owner an admin
   */
  public User registerProven(
      Registration registration, String hash, boolean admin, RequestKey key) {
    User user =
        users
            .findByEmail(registration.email())
            .map(unproven -> takeOver(unproven, registration.profile(), hash, key))
            .orElseGet(() -> create(registration, hash, key));
    prove(user);
    if (admin) {
      user.beAdmin();
    }
    return user;
  }

  /** Opens a session; none where the password has been replaced since it was verified. */
  public Optional<Caller> openSession(Verified verified, RequestKey key) {
    User user = locked(verified.userId());
    if (user.isBanned()) {
      throw Refusal.forbidden("this account is banned");
    }
    if (!user.passwordHash().equals(verified.hash())) {
      return Optional.empty();
    }
    verified.rehash().ifPresent(user::replacePasswordHash);
    return Optional.of(open(user.id(), key));
  }

  /** The same for somebody whose code has just proven the address. */
  public Optional<Caller> openProvenSession(Verified verified, RequestKey key) {
    Optional<Caller> opened = openSession(verified, key);
    opened.ifPresent(caller -> prove(users.get(caller.userId())));
    return opened;
  }

  /** Ends the session that the caller is in. */
  public void logOut(Caller caller, RequestKey key) {
    if (!firstAnswers.isDone(caller.userId(), key)) {
      sessions.end(caller);
    }
  }

  /** Sets a forgotten password anew, and ends all sessions. */
  public void resetPassword(String email, String hash, RequestKey key) {
    User user = users.findByEmail(email).orElseThrow(() -> Refusal.notFound("no such account"));
    if (!firstAnswers.isDone(actorOf(email), key)) {
      user.replacePasswordHash(hash);
      prove(user);
      sessions.endAll(user.id());
    }
  }

  /** Changes the caller's password, and ends all sessions but this one. */
  public void changePassword(Caller caller, String hash, RequestKey key) {
    locked(caller.userId());
    User user = users.current(caller);
    if (!firstAnswers.isDone(caller.userId(), key)) {
      user.replacePasswordHash(hash);
      sessions.endOthers(caller);
    }
  }

  /** Changes the caller's account with a code that proves the new address. */
  public User moveTo(Caller caller, Profile profile, RequestKey key) {
    locked(caller.userId());
    if (firstAnswers.isDone(caller.userId(), key)) {
      return users.current(caller);
    }
    User user = users.moveTo(caller, profile);
    prove(user);
    return user;
  }

  private User create(Registration registration, String hash, RequestKey key) {
    User user = new User(registration.profile(), hash);
    Optional<String> first = firstAnswers.claim(actorOf(registration.email()), key, user.id());
    if (first.isPresent()) {
      return users.get(first.get());
    }
    if (users.findByEmail(registration.email()).isPresent()) {
      throw taken();
    }
    em.persist(user);
    em.flush();
    registered.fire(new UserRegistered(user.id()));
    return user;
  }

  private User takeOver(User user, Profile profile, String hash, RequestKey key) {
    em.refresh(user, LockModeType.PESSIMISTIC_WRITE);
    if (user.isProven()) {
      throw taken();
    }
    firstAnswers.claim(actorOf(user.email()), key, user.id());
    user.become(profile, hash);
    sessions.endAll(user.id());
    return user;
  }

  /** Whoever proves the address of ADMIN_EMAIL is an admin. */
  private void prove(User user) {
    user.prove();
    if (settings.adminEmail().map(User::normalised).filter(user.email()::equals).isPresent()) {
      user.beAdmin();
    }
  }

  private Caller open(String userId, RequestKey key) {
    String sessionId = Ids.next();
    return firstAnswers
        .claim(userId, key, sessionId)
        .flatMap(sessions::find)
        .orElseGet(() -> sessions.open(sessionId, userId));
  }

  /** Held against a ban, a new password or a takeover: whichever is second sees the first. */
  private User locked(String userId) {
    return em.find(User.class, userId, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Refusal taken() {
    return Refusal.conflict("this e-mail address is taken");
  }

  /** Nobody is signed in who registers: the address stands for the actor. */
  private static String actorOf(String email) {
    return "email:" + User.normalised(email);
  }
}
