package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Says things over REST, and tries again at the next node while there is no answer. */
final class RestSender {
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
    JsonObject body = object("text", text, "clientId", attempt.id());
    int node = Math.floorMod(attempt.id().hashCode(), nodes.size());
    attempt(attempt, body, node, new Backoff());
  }

  /** How many calls are not answered yet. */
  int waiting() {
    return underWay.get();
  }

  private void attempt(Attempt attempt, JsonObject body, int node, Backoff backoff) {
    Rest.answer(nodes.get(node), person, "POST", "/messages/" + attempt.roomId(), body)
        .whenComplete((answer, lost) -> answered(attempt, body, node, backoff, answer));
  }

  private void answered(
      Attempt attempt, JsonObject body, int node, Backoff backoff, HttpResponse<String> answer) {
    int status = answer == null ? 0 : answer.statusCode();
    if (status / 100 == 2) {
      attempt.acknowledged();
      underWay.decrementAndGet();
    } else if (status / 100 == 4 && status != 429) {
      attempt.refused();
      underWay.decrementAndGet();
    } else {
      again(attempt, body, (node + 1) % nodes.size(), backoff);
    }
  }

  private void again(Attempt attempt, JsonObject body, int node, Backoff backoff) {
    try {
      clock.schedule(
          () -> attempt(attempt, body, node, backoff), backoff.next(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException trialIsOver) {
      underWay.decrementAndGet();
    }
  }
}
