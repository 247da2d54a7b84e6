package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G4 and G5: Redis only wakes, and nothing depends on it. */
@Faulty
class RedisFault {
  private static final Duration SLOWEST = Duration.ofSeconds(2);
  private static final Duration LONGEST_UNNOTICED = Duration.ofSeconds(10);

  /** A time of this machine's clock, from and to. */
  private record Span(long from, long to) {}

  @Test
  void redis_that_dies_and_comes_back_empty_costs_time_only(FaultyCluster cluster) {
    int kills = cluster.scale().redisKills();
    try (Trial trial = new Trial(cluster, 4, "Redis killed, back empty, " + kills + " times")) {
      trial.everybodyConnects().speak();
      List<Span> outages = new ArrayList<>();
      for (int i = 0; i < kills; i++) {
        trial.goOn();
        cluster.redis().kill();
        long from = System.nanoTime();
        trial.goOn(cluster.scale().redisOutage());
        outages.add(new Span(from, System.nanoTime()));
        cluster.redis().start();
        trial.awaitRecovery();
      }
      Verdict verdict =
          trial.flawless(v -> "p99 while down " + slowest(v, outages).toMillis() + " ms");
      assertThat(slowest(verdict, outages)).as("p99 while Redis is down").isLessThan(SLOWEST);
    }
  }

  @Test
  void a_silent_cut_from_redis_is_noticed(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 5, "packets between a node and Redis dropped")) {
      trial.everybodyConnects().speak();
      trial.goOn();
      int before = cluster.redis().subscriptions();
      cluster.node(0).redis().stallOpenOnes();
      long since = System.nanoTime();
      Trial.await(
          "another subscription",
          Duration.ofSeconds(60),
          () -> cluster.redis().subscriptions() > before);
      Duration noticed = Duration.ofNanos(System.nanoTime() - since);
      trial.awaitRecovery();
      trial.flawless("noticed after " + Table.seconds(noticed));
      assertThat(noticed).isLessThanOrEqualTo(LONGEST_UNNOTICED);
    }
  }

  private static Duration slowest(Verdict verdict, List<Span> outages) {
    return outages.stream()
        .map(outage -> verdict.percentile(99, outage.from(), outage.to()))
        .max(Duration::compareTo)
        .orElseThrow();
  }
}
