package chat.rooms.message;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/** Finds where a message is. */
@Stateless
public class MessageFinder {
  @PersistenceContext private EntityManager em;

  /**
   * The room that a message was said in, which never changes. Outside of the caller's transaction:
   * the room's turn is waited for next, and nobody waits for it with a database connection.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public Optional<String> roomOf(String messageId) {
    return em.createQuery("select m.roomId from Message m where m.id = :id", String.class)
        .setParameter("id", messageId)
        .getResultStream()
        .findFirst();
  }
}
