package chat.rooms.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Who of this node listens, by user. */
@ApplicationScoped
public class Listeners {
  private final Map<String, List<Listener>> byUser = new ConcurrentHashMap<>();

  public void add(Listener listener) {
    byUser.merge(listener.userId(), List.of(listener), Listeners::joined);
  }

  public void remove(Listener listener) {
    byUser.computeIfPresent(
        listener.userId(),
        (id, all) -> {
          List<Listener> others = all.stream().filter(other -> other != listener).toList();
          return others.isEmpty() ? null : others;
        });
  }

  /** The listeners of a user on this node. */
  public List<Listener> of(String userId) {
    return byUser.getOrDefault(userId, List.of());
  }

  private static List<Listener> joined(List<Listener> all, List<Listener> more) {
    return Stream.concat(all.stream(), more.stream()).toList();
  }
}
