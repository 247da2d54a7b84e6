package chat.rooms.faults;

import java.util.ArrayList;
import java.util.List;

/** What one client saw, in its order, across all its connections. */
final class Diary {
  private final String userId;
  private final List<Entry> entries = new ArrayList<>();

  Diary(String userId) {
    this.userId = userId;
  }

  /** Something seen. */
  sealed interface Entry {
    String roomId();
  }

  /**
   * An event.
   *
   * @param at when, by {@link System#nanoTime}
   * @param text what the message says by now, null where there is none
   */
  record Seen(long at, String roomId, String epoch, long seq, String text) implements Entry {}

  /** The client's place in a room is said: what it sees next there follows this number. */
  record Placed(String roomId, String epoch, long seq, Why why) implements Entry {
    /** Whether the client has to reload the room. */
    boolean isRestart() {
      return why == Why.LIMITED || why == Why.RESET;
    }
  }

  /** Why a place is said. */
  enum Why {
    WELCOME,
    JOINED,
    LIMITED,
    RESET
  }

  /** The room is over for the client. */
  record Ended(String roomId) implements Entry {}

  synchronized void add(Entry entry) {
    entries.add(entry);
  }

  synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  String userId() {
    return userId;
  }

  List<Seen> sights() {
    return of(Seen.class);
  }

  List<Placed> places() {
    return of(Placed.class);
  }

  private <T extends Entry> List<T> of(Class<T> kind) {
    return entries().stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
