package chat.rooms.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.SystemException;
import jakarta.ws.rs.WebApplicationException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells what whoever called is to be told of an exception. Refusals speak for themselves, a
 * database that is away is a 503; all else is a defect, which the log has whole under an incident's
 * id.
 */
@ApplicationScoped
public class Refusals {
  private static final Logger LOG = Logger.getLogger(Refusals.class.getName());

  public Refusal of(Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal;
      }
      if (cause instanceof WebApplicationException answer) {
        return of(answer);
      }
      if (cause instanceof SQLException sql) {
        return of(sql, thrown);
      }
      if (cause instanceof SystemException) {
        // The connection broke in the commit, of which the server's wrapper tells nothing more.
        LOG.log(Level.WARNING, "a commit failed: {0}", cause.toString());
        return Refusal.unavailable("the database went away, try again");
      }
    }
    return incident(thrown);
  }

  private Refusal of(WebApplicationException answer) {
    int status = answer.getResponse().getStatus();
    if (status >= 500) {
      return incident(answer);
    }
    // The platform forbids only those whom it does not know: everybody signed in is a user.
    return ofStatus(status == 403 ? 401 : status);
  }

  /**
   * What the platform refuses before it asks Rooms.
   *
   * @param status of HTTP, from 400 to 499
   */
  public Refusal ofStatus(int status) {
    return switch (status) {
      case 401 -> Refusal.unauthenticated("a valid token is needed");
      case 403 -> Refusal.forbidden("this is not allowed");
      case 404 -> Refusal.notFound("there is nothing at this address");
      case 405 -> Refusal.of(Problem.METHOD_NOT_ALLOWED, "this address does not take this method");
      case 406 -> Refusal.of(Problem.NOT_ACCEPTABLE, "answers are application/json");
      case 413 -> Refusal.of(Problem.TOO_LARGE, "the body is too large");
      case 415 -> Refusal.of(Problem.UNSUPPORTED_MEDIA_TYPE, "the body must be application/json");
      default -> Refusal.malformed("the request is malformed");
    };
  }

  /** By the classes of SQLSTATE (PostgreSQL's manual, appendix A). */
  private static Refusal of(SQLException sql, Throwable thrown) {
    String state = sql.getSQLState() == null ? "" : sql.getSQLState();
    // The pool's own exceptions have no state: it got no connection, or none was free in time.
    if (state.isEmpty()
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || sql instanceof SQLTransientException
        || sql instanceof SQLRecoverableException) {
      return Refusal.unavailable("the database is away, try again");
    }
    return switch (state) {
      case "40001", "40P01", "55P03", "57014" -> Refusal.unavailable("too busy, try again");
      case "22021" -> Refusal.malformed("a text has a character that cannot be stored");
      case "23505" -> Refusal.conflict("somebody else did the same just now");
      default -> incident(thrown);
    };
  }

  private static Refusal incident(Throwable thrown) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.SEVERE, thrown, () -> "incident " + id);
    return Refusal.of(Problem.INTERNAL, "something went wrong here; incident " + id);
  }
}
