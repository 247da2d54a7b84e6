package chat.rooms.operations;

import chat.rooms.message.Purge;
import chat.rooms.once.FirstAnswers;
import chat.rooms.session.Sessions;
import chat.rooms.session.SocketTickets;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Forgets what is over. Every node does it, and what one has forgotten the next does not find.
 * Without a transaction of its own, so that each step is a short one.
 */
@Singleton
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Housekeeping {
  private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());

  @EJB private Sessions sessions;
  @EJB private SocketTickets tickets;
  @EJB private FirstAnswers firstAnswers;
  @EJB private Purge purge;

  @Schedule(hour = "*", minute = "*/10", persistent = false)
  public void tidy() {
    try {
      sessions.forgetExpired();
      tickets.forgetExpired();
      firstAnswers.forgetOld();
      while (purge.nextOfDeletedRooms() > 0) {
        // A deleted room may have had any number of messages: one transaction takes some of them.
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "could not tidy up, will try again: {0}", e.getMessage());
    }
  }
}
