package chat.rooms;

import java.util.UUID;

/** New ids: random UUIDs (RFC 9562, version 4), written as texts of 36 characters. */
public final class Ids {
  /** The longest id that Rooms accepts from a client, in characters. */
  public static final int MAX_LENGTH = 50;

  private Ids() {}

  public static String next() {
    return UUID.randomUUID().toString();
  }
}
