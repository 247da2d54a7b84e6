package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** G6, G7 and G12: nodes and PostgreSQL end, politely or not. */
@Faulty
class CrashFault {
  private static final Duration HEALED = Duration.ofSeconds(2);
  private static final Duration BACK = Duration.ofSeconds(15);

  @Test
  void what_a_dead_node_could_not_publish_is_seen_without_further_traffic(FaultyCluster cluster) {
    FaultyNode doomed = cluster.node(0);
    try (Trial trial = new Trial(cluster, 6, "kill -9 between commit and publish")) {
      trial.everybodyConnects();
      List<Client> others = clientsAt(trial, doomed, false);
      // Nothing that commits from now on leaves the node, whatever becomes of it.
      doomed.redis().cut();
      List<Attempt> attempts = eachSaysOneThing(cluster, trial, clientsAt(trial, doomed, true));
      Trial.await("all acks", Rest.PATIENCE, () -> attempts.stream().allMatch(CrashFault::isAcked));
      doomed.kill();
      trial.goOn(HEALED);
      Verdict verdict = trial.verdict();
      Duration slowest = slowest(others, attempts);
      trial.recoveredIn(slowest);
      trial.flawless("seen after " + Table.seconds(slowest));
      assertThat(slowest).isLessThanOrEqualTo(HEALED);
      assertThat(verdict.acknowledged).isEqualTo(attempts.size());
    }
  }

  @Test
  void a_crash_of_postgresql_loses_nothing_acknowledged(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 7, "PostgreSQL stopped immediately, restarted")) {
      trial.everybodyConnects().speak();
      trial.goOn();
      cluster.postgres().stopImmediately();
      trial.goOn(cluster.scale().spell().dividedBy(2));
      cluster.postgres().start();
      Duration back = trial.awaitRecovery();
      trial.goOn();
      trial.flawless("back after " + Table.seconds(back));
      assertThat(back).isLessThanOrEqualTo(BACK);
    }
  }

  @Test
  void a_rolling_restart_is_not_noticed(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 12, "every node stopped and started in turn")) {
      trial.everybodyConnects().speak();
      for (FaultyNode node : cluster.nodes()) {
        node.stop();
        node.start();
        trial.awaitRecovery();
      }
      trial.flawless("0 lost, doubled, out of order");
    }
  }

  private static List<Client> clientsAt(Trial trial, FaultyNode node, boolean there) {
    return trial.clients().stream().filter(client -> there == (client.node() == node)).toList();
  }

  private static List<Attempt> eachSaysOneThing(
      FaultyCluster cluster, Trial trial, List<Client> clients) {
    List<Attempt> attempts = new ArrayList<>();
    for (Client client : clients) {
      Room room =
          cluster.rooms().stream().filter(r -> r.has(client.person())).findFirst().orElseThrow();
      Attempt attempt = trial.journal().tries(client.person().id(), room.id());
      attempts.add(attempt);
      client.sender().post(attempt, attempt.id() + " is said before the end");
    }
    return attempts;
  }

  private static boolean isAcked(Attempt attempt) {
    return attempt.is(Attempt.Outcome.ACKNOWLEDGED);
  }

  /** The longest that any of these took from its ack to any of those clients. */
  private static Duration slowest(List<Client> clients, List<Attempt> attempts) {
    long slowest = 0;
    for (Client client : clients) {
      for (Diary.Seen seen : client.receiver().diary().sights()) {
        for (Attempt attempt : attempts) {
          if (seen.text() != null && seen.text().startsWith(attempt.id())) {
            slowest = Math.max(slowest, seen.at() - attempt.answeredAt());
          }
        }
      }
    }
    return Duration.ofNanos(slowest);
  }
}
