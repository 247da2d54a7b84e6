package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What one client says over its socket, as the client library does: one command is under way at a
 * time, and stays first, with its id, until it is answered, on whatever connection.
 */
final class Sender {
  /** The statuses that mean: the same again, later. */
  private static final Set<Integer> LATER = Set.of(429, 503);

  private final Queue<Command> commands = new ArrayDeque<>();
  private final ScheduledExecutorService clock;
  private Wire wire;
  private boolean underWay;

  /** By which a repetition also knows whether it is still wanted. */
  private long lastSaid;

  private record Command(Attempt attempt, JsonObject frame) {}

  Sender(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /** Says something, as soon as it is its turn and there is a connection. */
  synchronized void post(Attempt attempt, String text) {
    String room = attempt.roomId();
    JsonObject frame =
        object(
            "type",
            "command",
            "id",
            attempt.id(),
            "command",
            "CreateMessage",
            "roomId",
            room,
            "targetId",
            room,
            "text",
            text);
    commands.add(new Command(attempt, frame));
    sayFirst();
  }

  /** Goes on with the first that was not answered, on a connection that may be another node's. */
  synchronized void greeted(Wire connection) {
    wire = connection;
    underWay = false;
    sayFirst();
  }

  synchronized void parted() {
    wire = null;
  }

  synchronized void hear(JsonObject frame) {
    Command first = commands.peek();
    if (first == null || !underWay || !isAnswer(frame, first)) {
      return;
    }
    if (isForLater(frame)) {
      sayAgainIn(frame.getInt("retryAfter"));
    } else if (frame.getString("type").equals("ack")) {
      first.attempt().acknowledged();
      answered();
    } else {
      first.attempt().refused();
      answered();
    }
  }

  /** How long the one under way has been waiting for its answer. */
  synchronized Duration patience() {
    return underWay ? Duration.ofNanos(System.nanoTime() - lastSaid) : Duration.ZERO;
  }

  /** How many commands are not answered yet. */
  synchronized int waiting() {
    return commands.size();
  }

  /** A server that is too busy may not have read whom it refuses. */
  private static boolean isAnswer(JsonObject frame, Command command) {
    return frame.containsKey("id")
        ? frame.getString("id").equals(command.attempt().id())
        : isForLater(frame);
  }

  private static boolean isForLater(JsonObject frame) {
    return LATER.contains(frame.getInt("status", 0));
  }

  private void answered() {
    commands.remove();
    underWay = false;
    sayFirst();
  }

  private void sayAgainIn(int seconds) {
    long since = lastSaid;
    clock.schedule(() -> sayAgain(since), seconds, TimeUnit.SECONDS);
  }

  private synchronized void sayAgain(long since) {
    if (lastSaid == since) {
      underWay = false;
      sayFirst();
    }
  }

  private void sayFirst() {
    Command first = commands.peek();
    if (first != null && wire != null && !underWay) {
      underWay = true;
      lastSaid = System.nanoTime();
      wire.say(first.frame());
    }
  }
}
