package chat.rooms;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time, to the millisecond: what is answered at once and what is read back later are equal. */
public final class Times {
  private Times() {}

  public static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.MILLIS);
  }
}
