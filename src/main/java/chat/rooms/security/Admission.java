package chat.rooms.security;

import java.time.Duration;
import java.util.List;

/**
 * What came of counting one call against its limits.
 *
 * @param id the entry that it has in the log of each limit, if it was let in
 * @param retryAfter how long until the next is let in if nothing else happens; zero if this one was
 */
public record Admission(long id, List<Limit> limits, Duration retryAfter) {

  public boolean isGranted() {
    return retryAfter.isZero();
  }
}
