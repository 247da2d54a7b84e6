package chat.rooms.realtime;

import chat.rooms.delivery.Deliveries;
import chat.rooms.delivery.Listeners;
import chat.rooms.delivery.Threads;
import chat.rooms.presence.Presence;
import chat.rooms.security.Caller;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** The open sockets of this node. */
@ApplicationScoped
public class Connections {
  /** A little longer than a load balancer takes to see that a node is not ready: haproxy.cfg. */
  private static final Duration NOTICE = Duration.ofSeconds(3);

  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(20);

  private final Map<String, Connection> connections = new ConcurrentHashMap<>();
  private ExecutorService writers;

  @Inject private Threads threads;
  @Inject private Listeners listeners;
  @Inject private Deliveries deliveries;
  @Inject private Presence presence;

  @PostConstruct
  void start() {
    writers = threads.deliverers(Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /** Spread over a moment, so that clients do not all come back to the other nodes at once. */
  void sendAway() {
    awaitNotice();
    long pause = LONGEST_DRAIN.toNanos() / Math.max(1, connections.size());
    for (Connection connection : all()) {
      connection.closeNow(CloseCode.RESTART);
      LockSupport.parkNanos(Math.min(pause, LONGEST_PAUSE.toNanos()));
    }
  }

  /** Until nothing leads here again those who are sent away. */
  private void awaitNotice() {
    long noticed = System.nanoTime() + NOTICE.toNanos();
    while (!connections.isEmpty() && System.nanoTime() < noticed) {
      LockSupport.parkNanos(LONGEST_PAUSE.toNanos());
    }
  }

  @PreDestroy
  void stop() {
    writers.shutdown();
  }

  Connection open(Session session, Caller caller, Protocol protocol) {
    Connection connection = new Connection(session, caller, protocol, listeners, threads, writers);
    connections.put(connection.id(), connection);
    threads.keepers().execute(() -> tellPresent(List.of(connection)));
    connection.open();
    return connection;
  }

  void closed(Connection connection) {
    connections.remove(connection.id());
    connection.closed();
    deliveries.detach(connection);
    threads.keepers().execute(() -> presence.left(connection.id(), connection.userId()));
  }

  /**
   * Tells that the users of these are here. Of connections that closed meanwhile it may be told
   * late that they were open, and so it is told again that they are not.
   */
  void tellPresent(Collection<Connection> some) {
    presence.refresh(some.stream().collect(Collectors.toMap(Connection::id, Connection::userId)));
    some.stream()
        .filter(connection -> !connections.containsKey(connection.id()))
        .forEach(connection -> presence.left(connection.id(), connection.userId()));
  }

  /** All that are open. */
  public Collection<Connection> all() {
    return connections.values();
  }
}
