package chat.rooms.operations;

import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Keeps the mapper from trying a query again, which it would do three times, five seconds apart,
 * when the connection fails: the pool has just made sure of the connection, so PostgreSQL is down,
 * and who calls learns it at once.
 */
public class FailFast implements SessionCustomizer {

  @Override
  public void customize(Session session) {
    session.getLogin().setQueryRetryAttemptCount(0);
  }
}
