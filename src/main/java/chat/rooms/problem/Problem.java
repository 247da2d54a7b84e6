package chat.rooms.problem;

import java.util.Locale;

/**
 * Everything that can go wrong for a client, over REST and on sockets alike: one entry for each
 * HTTP status (RFC 9110, section 15) that Rooms answers with.
 */
public enum Problem {
  MALFORMED(400, "Malformed request"),
  INVALID(400, "Invalid request"),
  UNAUTHENTICATED(401, "Not signed in"),
  FORBIDDEN(403, "Not allowed"),
  NOT_FOUND(404, "Not found"),
  METHOD_NOT_ALLOWED(405, "Method not allowed"),
  NOT_ACCEPTABLE(406, "Not acceptable"),
  CONFLICT(409, "Conflict"),
  TOO_LARGE(413, "Too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "Not JSON"),
  TOO_MANY_REQUESTS(429, "Too many requests"),
  INTERNAL(500, "Internal error"),
  UNAVAILABLE(503, "Temporarily unavailable");

  private final int status;
  private final String title;

  Problem(int status, String title) {
    this.status = status;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String title() {
    return title;
  }

  /**
   * The reference that RFC 9457, section 3.1.1, calls the type; it leads to the page of problems.
   */
  public String type() {
    return "/problems.html#" + code();
  }

  /** The name on the wire, in kebab case: {@code not-found}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
