package chat.rooms.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/** G13: who is online is right again soon, whatever went wrong. */
@Faulty
class PresenceFault {
  private static final Duration CONVERGED = Duration.ofSeconds(75);

  @Test
  void presence_converges_when_a_node_dies_and_when_redis_is_emptied(FaultyCluster cluster) {
    FaultyNode doomed = cluster.node(0);
    try (Trial trial = new Trial(cluster, 13, "a node killed; Redis emptied");
        Watchers watchers = new Watchers(cluster, cluster.people().newcomer())) {
      List<Person> people = cluster.people().some(9);
      people.forEach(person -> trial.client(person).connect());
      trial.awaitConnected();
      List<Client> there =
          trial.clients().stream().filter(client -> client.node() == doomed).toList();
      List<String> all = people.stream().map(Person::id).toList();
      List<String> left = new ArrayList<>(all);
      there.forEach(client -> left.remove(client.person().id()));

      watchers.watch(all, cluster.nodes());
      watchers.awaitSight(all, System.nanoTime());
      there.forEach(Client::doNotReturn);
      watchers.watch(all, cluster.nodes().subList(1, 3));
      long death = System.nanoTime();
      doomed.kill();
      // It comes back as a server's supervisor would have it, and without those who were there.
      cluster.heal();
      Duration afterDeath = watchers.awaitSight(left, death);

      long loss = System.nanoTime();
      cluster.redis().empty();
      // Whoever asks now has no older answer to go by.
      watchers.watch(all, cluster.nodes());
      Duration afterLoss = watchers.awaitSight(left, loss);
      trial.recoveredIn(afterDeath.compareTo(afterLoss) > 0 ? afterDeath : afterLoss);
      trial.flawless("0 wrong after " + CONVERGED.toSeconds() + " s");
    }
  }

  /** Those who ask at the nodes. */
  private static final class Watchers implements AutoCloseable {
    private final FaultyCluster cluster;
    private final Person person;
    private List<Watcher> current = List.of();

    Watchers(FaultyCluster cluster, Person person) {
      this.cluster = cluster;
      this.person = person;
    }

    void watch(List<String> userIds, List<FaultyNode> nodes) {
      close();
      current = nodes.stream().map(node -> new Watcher(node, person, userIds)).toList();
    }

    /** Waits until all see exactly these online, and says how long that took since a moment. */
    Duration awaitSight(List<String> online, long since) {
      try {
        Trial.await(
            "presence",
            CONVERGED.minusNanos(System.nanoTime() - since),
            () -> current.stream().allMatch(watcher -> watcher.sees(online)));
      } catch (ConditionTimeoutException never) {
        throw new AssertionError(online + " should be online, but " + current, never);
      }
      return Duration.ofNanos(System.nanoTime() - since);
    }

    @Override
    public void close() {
      current.forEach(Watcher::close);
    }
  }
}
