package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * What one client says over its socket: each command keeps its id until it is answered, on whatever
 * connection.
 */
final class Sender {
  private final Map<String, Command> unanswered = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock;
  private final Backoff backoff = new Backoff();
  private volatile Wire wire;

  /**
   * A command.
   *
   * @param since when it was said, or the last time that the answer was to try again
   */
  private record Command(Attempt attempt, JsonObject frame, long since) {
    static Command now(Attempt attempt, JsonObject frame) {
      return new Command(attempt, frame, System.nanoTime());
    }
  }

  Sender(ScheduledExecutorService clock) {
    this.clock = clock;
  }

  /** Says something, now or as soon as there is a connection. */
  void post(Attempt attempt, String text) {
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
    unanswered.put(attempt.id(), Command.now(attempt, frame));
    say(frame);
  }

  /** Repeats whatever was not answered, on a connection that may be another node's. */
  void greeted(Wire connection) {
    wire = connection;
    unanswered.values().forEach(command -> connection.say(command.frame()));
  }

  void parted() {
    wire = null;
  }

  void hear(JsonObject frame) {
    String id = frame.getString("id", "");
    Command command = unanswered.get(id);
    if (command == null) {
      return;
    }
    if (frame.getString("type").equals("ack")) {
      unanswered.remove(id);
      command.attempt().acknowledged();
      backoff.reset();
    } else if (frame.getString("type").equals("error")) {
      failed(command, frame.getInt("status"));
    }
  }

  /** How long the longest has been waiting for its answer. */
  Duration patience() {
    long now = System.nanoTime();
    return Duration.ofNanos(
        unanswered.values().stream().mapToLong(command -> now - command.since()).max().orElse(0));
  }

  /** How many commands are not answered yet. */
  int waiting() {
    return unanswered.size();
  }

  /** What is only unavailable for now is tried again; what is refused is not. */
  private void failed(Command command, int status) {
    if (status == 429 || status >= 500) {
      unanswered.put(command.attempt().id(), Command.now(command.attempt(), command.frame()));
      clock.schedule(() -> say(command.frame()), backoff.next(), TimeUnit.MILLISECONDS);
    } else {
      unanswered.remove(command.attempt().id());
      command.attempt().refused();
    }
  }

  private void say(JsonObject frame) {
    Wire current = wire;
    if (current != null && unanswered.containsKey(frame.getString("id"))) {
      current.say(frame);
    }
  }
}
