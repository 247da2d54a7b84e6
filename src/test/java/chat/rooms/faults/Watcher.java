package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;

import jakarta.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Somebody who asks a node who is online, and knows only what they are told. */
final class Watcher implements Wire.Ear, AutoCloseable {
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS);

  private final FaultyNode node;
  private final Person person;
  private final List<String> userIds;
  private final Map<String, Boolean> online = new ConcurrentHashMap<>();
  private Wire wire;
  private boolean closed;

  Watcher(FaultyNode node, Person person, List<String> userIds) {
    this.node = node;
    this.person = person;
    this.userIds = userIds;
    open();
  }

  @Override
  public void opened(Wire opened) {
    opened.say(object("type", "hello", "rooms", List.of()));
    opened.say(object("type", "presence", "userIds", userIds));
  }

  @Override
  public void heard(Wire from, JsonObject frame) {
    if (frame.getString("type").equals("presence")) {
      frame
          .getJsonArray("users")
          .forEach(
              user ->
                  online.put(
                      user.asJsonObject().getString("userId"),
                      user.asJsonObject().getBoolean("online")));
    }
  }

  @Override
  public void ended(Wire ended, int code) {
    online.clear();
    LATER.execute(this::open);
  }

  /** Whether exactly these, of all that are watched, are said to be online. */
  boolean sees(Collection<String> wanted) {
    Set<String> expected = Set.copyOf(wanted);
    return userIds.stream()
        .allMatch(id -> online.containsKey(id) && online.get(id) == expected.contains(id));
  }

  @Override
  public String toString() {
    return node + " says " + online;
  }

  @Override
  public void close() {
    Wire last;
    synchronized (this) {
      closed = true;
      last = wire;
    }
    last.abort();
  }

  private synchronized void open() {
    if (!closed) {
      wire = Wire.open(node.uri(), person, this);
    }
  }
}
