package chat.rooms.faults;

import static chat.rooms.support.Bodies.with;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** G14: the limits hold without Redis, node by node. */
@Faulty
class LimitsFault {
  private static final int ATTEMPTS = 5;
  private static final int TRIES = 8;

  /** The limit of calls asks to wait for a second, the one of logins for minutes. */
  private static final long MINUTE = 60;

  @Test
  void redis_down_or_emptied_does_not_open_the_limit_of_logins(FaultyCluster cluster) {
    Person victim = cluster.people().newcomer();
    try (Trial trial = new Trial(cluster, 14, "brute force, Redis emptied, then down")) {
      int reached = attack(cluster, victim);
      assertThat(reached).as("with Redis, all nodes together").isEqualTo(ATTEMPTS);
      cluster.redis().empty();
      reached += attack(cluster, victim);
      cluster.redis().kill();
      reached += attack(cluster, victim);
      int most = ATTEMPTS * cluster.nodes().size();
      trial.flawless(Math.max(0, reached - most) + " beyond " + most + ", " + reached + " tried");
      assertThat(reached).isLessThanOrEqualTo(most);
    }
  }

  /** Tries wrong passwords at every node, and says how many were looked at. */
  private static int attack(FaultyCluster cluster, Person victim) {
    int reached = 0;
    for (FaultyNode node : cluster.nodes()) {
      for (int i = 0; i < TRIES; i++) {
        reached += awaitAnswer(node, victim).statusCode() == 401 ? 1 : 0;
      }
    }
    return reached;
  }

  /** Tries until the limit of calls, and that of hashes at once, let the try through. */
  private static HttpResponse<String> awaitAnswer(FaultyNode node, Person victim) {
    AtomicReference<HttpResponse<String>> answer = new AtomicReference<>();
    Trial.await(
        "an answer to a login",
        Rest.PATIENCE.multipliedBy(5),
        () -> {
          answer.set(
              Rest.answer(node, stranger(victim), "POST", "/users/login", wrong(victim)).join());
          return isDecided(answer.get());
        });
    return answer.get();
  }

  private static boolean isDecided(HttpResponse<String> answer) {
    long retryAfter = answer.headers().firstValueAsLong("Retry-After").orElse(0);
    return answer.statusCode() == 401 || answer.statusCode() == 429 && retryAfter >= MINUTE;
  }

  private static Person stranger(Person victim) {
    return new Person(victim.id(), victim.email(), null, "10.9.9.9");
  }

  private static JsonObject wrong(Person victim) {
    return with(People.credentials(victim.email()), "password", "a wrong password");
  }
}
