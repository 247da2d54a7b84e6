package chat.rooms.faults;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Says things over REST, and tries again at the next node while there is no answer. */
final class RestSender {
  private static final long PAUSE_MILLIS = 500;

  private final Person person;
  private final List<FaultyNode> nodes;
  private final ScheduledExecutorService clock;
  private final AtomicInteger underWay = new AtomicInteger();

  RestSender(Person person, List<FaultyNode> nodes, ScheduledExecutorService clock) {
    this.person = person;
    this.nodes = nodes;
    this.clock = clock;
  }

  void post(Attempt attempt, String text) {
    underWay.incrementAndGet();
    JsonObject body =
        Json.createObjectBuilder().add("text", text).add("clientId", attempt.id()).build();
    attempt(attempt, body, Math.floorMod(attempt.id().hashCode(), nodes.size()));
  }

  boolean isDone() {
    return underWay.get() == 0;
  }

  private void attempt(Attempt attempt, JsonObject body, int node) {
    Rest.answer(nodes.get(node), person, "POST", "/messages/" + attempt.roomId(), body)
        .whenComplete((answer, lost) -> answered(attempt, body, node, answer));
  }

  private void answered(Attempt attempt, JsonObject body, int node, HttpResponse<String> answer) {
    int status = answer == null ? 0 : answer.statusCode();
    if (status / 100 == 2) {
      attempt.acknowledged();
      underWay.decrementAndGet();
    } else if (status / 100 == 4 && status != 429) {
      attempt.refused();
      underWay.decrementAndGet();
    } else {
      again(attempt, body, (node + 1) % nodes.size());
    }
  }

  private void again(Attempt attempt, JsonObject body, int node) {
    try {
      clock.schedule(() -> attempt(attempt, body, node), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException trialIsOver) {
      underWay.decrementAndGet();
    }
  }
}
