package chat.rooms.session;

import chat.rooms.Settings;
import chat.rooms.Times;
import chat.rooms.security.Caller;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Opens sessions and ends them. */
@Stateless
public class Sessions {
  @PersistenceContext private EntityManager em;
  @Inject private Settings settings;
  @Inject private Event<SessionsEnded> ended;

  /** Opens a session that lasts as long as its token. */
  public Caller open(String sessionId, String userId) {
    // A token counts in whole seconds (RFC 7519, section 2), and its session ends with it.
    Instant now = Times.now().truncatedTo(ChronoUnit.SECONDS);
    LoginSession session =
        new LoginSession(sessionId, userId, now, now.plus(settings.tokenLifespan()));
    em.persist(session);
    return session.caller();
  }

  /** The session of an id, while its row is there. */
  public Optional<Caller> find(String sessionId) {
    return Optional.ofNullable(em.find(LoginSession.class, sessionId)).map(LoginSession::caller);
  }

  /** Ends the session that the caller is in. */
  public void end(Caller caller) {
    end(List.of(caller.sessionId()));
  }

  /** Ends all sessions of a user, as a ban or a reset password does. */
  public void endAll(String userId) {
    end(idsOf(userId));
  }

  /** Ends all sessions of the caller but the one that calls, as a changed password does. */
  public void endOthers(Caller caller) {
    end(idsOf(caller.userId()).stream().filter(id -> !id.equals(caller.sessionId())).toList());
  }

  /** Forgets the sessions whose time is over. */
  public void forgetExpired() {
    em.createQuery("delete from LoginSession s where s.expiresAt <= :now")
        .setParameter("now", Times.now())
        .executeUpdate();
  }

  private List<String> idsOf(String userId) {
    return em.createQuery("select s.id from LoginSession s where s.userId = :user", String.class)
        .setParameter("user", userId)
        .getResultList();
  }

  private void end(List<String> sessionIds) {
    if (sessionIds.isEmpty()) {
      return;
    }
    em.createQuery("delete from LoginSession s where s.id in :ids")
        .setParameter("ids", sessionIds)
        .executeUpdate();
    ended.fire(new SessionsEnded(sessionIds));
  }
}
