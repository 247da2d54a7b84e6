package chat.rooms.faults;

import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Clients that speak, in turns and at an even pace, each in the rooms that it is in. Every fifth
 * message goes over REST, and one in forty into the room that everybody hears.
 */
final class Load implements AutoCloseable {
  private static final int REST = 5;
  private static final int TO_ALL = 40;

  private final List<Client> clients;
  private final List<Room> rooms;
  private final Journal journal;
  private final String filler;
  private final ScheduledFuture<?> turns;
  private int turn;

  /**
   * Begins at once.
   *
   * @param filler what makes the messages longer
   */
  Load(
      List<Client> clients,
      List<Room> rooms,
      Journal journal,
      ScheduledExecutorService clock,
      int perSecond,
      String filler) {
    this.clients =
        clients.stream()
            .filter(client -> rooms.stream().anyMatch(room -> room.has(client.person())))
            .toList();
    this.rooms = rooms;
    this.journal = journal;
    this.filler = filler;
    long pause = TimeUnit.SECONDS.toNanos(1) / perSecond;
    this.turns = clock.scheduleAtFixedRate(this::next, 0, pause, TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    turns.cancel(false);
  }

  private void next() {
    turn++;
    Client client = clients.get(turn % clients.size());
    if (client.isWaiting()) {
      return;
    }
    String room = turn % TO_ALL == 0 ? "general" : roomOf(client);
    Attempt attempt = journal.tries(client.person().id(), room);
    String text = attempt.id() + " is message " + turn + filler;
    if (turn % REST == 0) {
      client.rest().post(attempt, text);
    } else {
      client.sender().post(attempt, text);
    }
  }

  private String roomOf(Client client) {
    List<Room> own = rooms.stream().filter(room -> room.has(client.person())).toList();
    return own.get(turn / clients.size() % own.size()).id();
  }
}
