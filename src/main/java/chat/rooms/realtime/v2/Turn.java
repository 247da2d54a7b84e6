package chat.rooms.realtime.v2;

import java.util.Locale;

/** What may happen to a client's place in a room besides the next event. */
enum Turn {
  /** Too many events behind: reload the room, its events go on after the number. */
  LIMITED,
  /** The position cannot be continued: reload the room, its events go on after the number. */
  RESET,
  /** The room is not there for the caller any longer. */
  GONE,
  /** The caller has just come into the room, whose events follow after the number. */
  JOINED;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
