package chat.rooms.once;

import chat.rooms.Times;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Keys;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Remembers what a keyed call made, for a day, so that a retry is answered with it instead of
 * acting again. The row is claimed in the transaction of the act itself: a refused act leaves none,
 * and of two calls at once the second waits for the first.
 */
@Stateless
public class FirstAnswers {
  private static final Duration KEPT = Duration.ofHours(24);

  @PersistenceContext private EntityManager em;
  @Inject private Keys keys;

  /**
   * Claims a key for the act that follows.
   *
   * @param reference the id of what the act is about to make
   * @return empty where the caller is to act now, and what the first call referred to otherwise
   * @throws Refusal 409 where the key was used for something else
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<String> claim(String actorId, RequestKey key, String reference) {
    if (key == null) {
      return Optional.empty();
    }
    String hash = keys.hmacText(Keys.Purpose.CONTENT, key.content());
    return insert(actorId, key.key(), hash, reference)
        ? Optional.empty()
        : first(actorId, key.key(), hash);
  }

  /**
   * Claims a key for an act that makes nothing new, so that its answer needs no reference.
   *
   * @return whether it was done already
   * @throws Refusal 409 where the key was used for something else
   */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public boolean isDone(String actorId, RequestKey key) {
    return claim(actorId, key, "").isPresent();
  }

  /** What an earlier call with this key and content referred to, for looking before slow work. */
  public Optional<String> find(String actorId, RequestKey key) {
    return key == null
        ? Optional.empty()
        : first(actorId, key.key(), keys.hmacText(Keys.Purpose.CONTENT, key.content()));
  }

  /**
   * Forgets some of the answers that are older than a day: each command leaves one, and one
   * statement has seconds.
   *
   * @return how many, 0 when there are no more
   */
  public int forgetSomeOld() {
    return em.createNativeQuery(
            """
            delete from first_answer where (actor_id, request_key) in (
              select actor_id, request_key from first_answer where at < ?1
              limit 1000 for update skip locked)
            """)
        .setParameter(1, Timestamp.from(Times.now().minus(KEPT)))
        .executeUpdate();
  }

  private boolean insert(String actorId, String key, String hash, String reference) {
    return em.createNativeQuery(
                """
                insert into first_answer as seen (actor_id, request_key, content_hash, reference, at)
                values (?1, ?2, ?3, ?4, ?5)
                on conflict (actor_id, request_key) do update
                  set content_hash = excluded.content_hash, reference = excluded.reference,
                      at = excluded.at
                  where seen.at < ?6
                """)
            .setParameter(1, actorId)
            .setParameter(2, key)
            .setParameter(3, hash)
            .setParameter(4, reference)
            .setParameter(5, Timestamp.from(Times.now()))
            .setParameter(6, Timestamp.from(Times.now().minus(KEPT)))
            .executeUpdate()
        == 1;
  }

  private Optional<String> first(String actorId, String key, String hash) {
    List<?> rows =
        em.createNativeQuery(
                "select content_hash, reference from first_answer"
                    + " where actor_id = ?1 and request_key = ?2 and at >= ?3")
            .setParameter(1, actorId)
            .setParameter(2, key)
            .setParameter(3, Timestamp.from(Times.now().minus(KEPT)))
            .getResultList();
    return rows.stream().map(Object[].class::cast).map(row -> reference(row, hash)).findFirst();
  }

  private static String reference(Object[] row, String hash) {
    if (!row[0].equals(hash)) {
      throw Refusal.conflict("this key was used for another call");
    }
    return (String) row[1];
  }
}
