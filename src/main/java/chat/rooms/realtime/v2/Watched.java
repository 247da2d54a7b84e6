package chat.rooms.realtime.v2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whose presence one client wants to know, and what it was told of them. */
final class Watched {
  private final Map<String, Boolean> told = new HashMap<>();

  /** Watches these users instead of those before; what the client knows of them is kept. */
  synchronized void set(List<String> userIds) {
    told.keySet().retainAll(Set.copyOf(userIds));
    userIds.forEach(id -> told.putIfAbsent(id, null));
  }

  /** The client may not know what it was told, and is told of everybody again. */
  synchronized void forget() {
    told.replaceAll((id, before) -> null);
  }

  synchronized List<String> userIds() {
    return List.copyOf(told.keySet());
  }

  /** What the client does not know yet, and does from now on. */
  synchronized List<Outgoing.Status> changes(Set<String> online) {
    List<Outgoing.Status> changes = new ArrayList<>();
    told.replaceAll(
        (id, before) -> {
          boolean now = online.contains(id);
          if (before == null || before != now) {
            changes.add(new Outgoing.Status(id, now));
          }
          return now;
        });
    return changes;
  }
}
