package chat.rooms.realtime;

import chat.rooms.delivery.Deliveries;
import chat.rooms.delivery.Reconciler;
import chat.rooms.delivery.RoomHeads;
import chat.rooms.delivery.SessionsOver;
import chat.rooms.delivery.Threads;
import chat.rooms.presence.Presence;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Looks after open sockets every second: closes those whose session is over or whose client is
 * gone, and lets them hear the rooms that their users have come into unnoticed.
 */
@ApplicationScoped
public class ConnectionKeeper {
  /** How often clients are told where their rooms stand. */
  public static final Duration HEARTBEAT = Duration.ofSeconds(15);

  private static final long PING_EVERY = Duration.ofSeconds(20).toNanos();
  private static final long LONGEST_SILENCE = Duration.ofSeconds(50).toNanos();
  private static final long LONGEST_OUTAGE = Duration.ofSeconds(10).toNanos();

  /** Of those who all come at once, some are asked about a second later: one answer holds few. */
  private static final int MOST_AT_ONCE = 1_000;

  @EJB private RoomHeads heads;
  @Inject private Threads threads;
  @Inject private Connections connections;
  @Inject private Deliveries deliveries;

  private long lastHeartbeat = System.nanoTime();
  private long lastPing = System.nanoTime();
  private long lastPresence = System.nanoTime();
  private long lastReachable = System.nanoTime();

  /** Told within moments, by the node that ended the sessions. */
  void end(@Observes SessionsOver over) {
    Set<String> ended = Set.copyOf(over.sessionIds());
    connections.all().stream()
        .filter(connection -> ended.contains(connection.sessionId()))
        .forEach(connection -> connection.close(CloseCode.SESSION_ENDED));
  }

  void everySecond(@Observes Reconciler.Reconciled reconciled) {
    long now = System.nanoTime();
    if (reconciled.reachable()) {
      lastReachable = now;
      compareWithDatabase();
    } else if (now - lastReachable > LONGEST_OUTAGE) {
      connections.all().forEach(connection -> connection.close(CloseCode.DATABASE_AWAY));
    }
    if (now - lastPing > PING_EVERY) {
      lastPing = now;
      connections.all().forEach(connection -> connection.pulse().ping());
    }
    if (now - lastHeartbeat > HEARTBEAT.toNanos()) {
      lastHeartbeat = now;
      connections.all().forEach(connection -> connection.heartbeat(reconciled.heads()));
    }
    if (now - lastPresence > Presence.REFRESH.toNanos()) {
      lastPresence = now;
      // Redis may take its time, for which sessions that are over do not wait.
      threads.keepers().execute(this::refreshPresence);
    }
    closeSilent();
  }

  private void compareWithDatabase() {
    List<Connection> open = List.copyOf(connections.all());
    if (open.isEmpty()) {
      return;
    }
    Map<String, Long> versions = heads.roomsVersions(ids(open, Connection::sessionId));
    open.forEach(connection -> closeIfOver(connection, versions));
    letIntoRooms(
        open.stream()
            .filter(connection -> hasNews(connection, versions))
            .limit(MOST_AT_ONCE)
            .toList(),
        versions);
  }

  private static void closeIfOver(Connection connection, Map<String, Long> versions) {
    if (connection.isExpired()) {
      connection.close(CloseCode.TOKEN_EXPIRED);
    } else if (!versions.containsKey(connection.sessionId())) {
      connection.close(CloseCode.SESSION_ENDED);
    }
  }

  private static boolean hasNews(Connection connection, Map<String, Long> versions) {
    Long version = versions.get(connection.sessionId());
    return version != null && connection.isListening() && !connection.knows(version);
  }

  private void letIntoRooms(List<Connection> behind, Map<String, Long> versions) {
    if (behind.isEmpty()) {
      return;
    }
    Map<String, List<RoomHeads.Heard>> rooms = heads.heardBy(ids(behind, Connection::userId));
    for (Connection connection : behind) {
      rooms
          .getOrDefault(connection.userId(), List.of())
          .forEach(heard -> deliveries.enter(connection, heard.head(), heard.since()));
      // Not before: rooms that could not be read are to be read the next time.
      connection.learned(versions.get(connection.sessionId()));
    }
  }

  private static Set<String> ids(List<Connection> some, Function<Connection, String> id) {
    return some.stream().map(id).collect(Collectors.toSet());
  }

  private void refreshPresence() {
    List<Connection> open = List.copyOf(connections.all());
    if (!open.isEmpty()) {
      connections.tellPresent(open);
    }
  }

  private void closeSilent() {
    connections.all().stream()
        .filter(connection -> connection.pulse().silence() > LONGEST_SILENCE)
        .forEach(connection -> connection.close(CloseCode.NO_ANSWER));
  }
}
