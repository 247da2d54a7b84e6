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
import java.util.Map;
import java.util.Set;
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

  @EJB private RoomHeads heads;
  @Inject private Threads threads;
  @Inject private Connections connections;
  @Inject private Deliveries deliveries;
  @Inject private Presence presence;

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
      threads.workers().execute(this::refreshPresence);
    }
    closeSilent();
  }

  private void compareWithDatabase() {
    Set<String> sessions =
        connections.all().stream().map(Connection::sessionId).collect(Collectors.toSet());
    if (sessions.isEmpty()) {
      return;
    }
    Map<String, Long> versions = heads.roomsVersions(sessions);
    connections
        .all()
        .forEach(
            connection -> {
              if (sessions.contains(connection.sessionId())) {
                compare(connection, versions.get(connection.sessionId()));
              }
            });
  }

  private void compare(Connection connection, Long version) {
    if (connection.isExpired()) {
      connection.close(CloseCode.TOKEN_EXPIRED);
    } else if (version == null) {
      connection.close(CloseCode.SESSION_ENDED);
    } else if (connection.isListening() && connection.seesNew(version)) {
      heads
          .heardBy(connection.userId())
          .forEach(heard -> deliveries.enter(connection, heard.head(), heard.since()));
    }
  }

  private void refreshPresence() {
    Map<String, String> users =
        connections.all().stream().collect(Collectors.toMap(Connection::id, Connection::userId));
    if (!users.isEmpty()) {
      presence.refresh(users);
    }
  }

  private void closeSilent() {
    connections.all().stream()
        .filter(connection -> connection.pulse().silence() > LONGEST_SILENCE)
        .forEach(connection -> connection.close(CloseCode.NO_ANSWER));
  }
}
