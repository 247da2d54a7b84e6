package chat.rooms.faults;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** G1 to G3: nothing acknowledged is lost, nothing is done twice, and all is seen in order. */
@Faulty
class DeliveryFault {

  @Test
  void an_acknowledged_send_reaches_everybody_whose_connections_break(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 1, "connections of clients reset, node by node")) {
      trial.everybodyConnects().speak();
      for (FaultyNode node : cluster.nodes()) {
        trial.goOn(cluster.scale().spell().dividedBy(2));
        node.clients().resetAll();
        trial.awaitRecovery();
      }
      trial.flawless("0 acknowledged and not seen");
    }
  }

  @Test
  void an_id_acts_once_when_answers_are_lost_and_another_node_is_asked(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 2, "answers lost, retried at another node")) {
      trial.everybodyConnects().speak();
      for (FaultyNode node : cluster.nodes()) {
        node.clients().loseAnswers();
        trial.goOn(cluster.scale().spell().dividedBy(2));
        // What was asked has been done by now, and nobody was told.
        node.clients().resetAll();
        node.clients().heal();
        trial.awaitRecovery();
      }
      trial.flawless("0 ids with two numbers");
    }
  }

  @Test
  void an_id_acts_once_when_two_nodes_are_asked_at_the_same_time(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 2, "the same id at all nodes at once")) {
      trial.everybodyConnects();
      Room room = cluster.rooms().get(0);
      for (int i = 0; i < cluster.scale().people(); i++) {
        Attempt attempt = trial.journal().tries(room.owner().id(), room.id());
        for (FaultyNode node : cluster.nodes()) {
          new RestSender(room.owner(), List.of(node), trial.clock())
              .post(attempt, attempt.id() + " is said at each node");
        }
        Trial.await("an answer", Rest.PATIENCE, () -> attempt.is(Attempt.Outcome.ACKNOWLEDGED));
      }
      trial.flawless("0 ids with two numbers");
    }
  }

  @Test
  void each_view_of_a_room_stays_contiguous_through_faults_of_all_kinds(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 3, "all mixed: delays, cuts, stalls, kills")) {
      trial.everybodyConnects().speak();
      for (Runnable fault : faults(cluster)) {
        fault.run();
        trial.goOn(cluster.scale().spell().dividedBy(2));
      }
      cluster.heal();
      trial.awaitRecovery();
      trial.flawless("0 holes, doubles, steps back");
    }
  }

  private static List<Runnable> faults(FaultyCluster cluster) {
    FaultyNode first = cluster.node(0);
    FaultyNode second = cluster.node(1);
    FaultyNode third = cluster.node(2);
    return Stream.<Runnable>of(
            () -> first.clients().delay(Duration.ofMillis(200)),
            () -> second.redis().stall(),
            () -> third.database().resetAll(),
            () -> third.clients().stall(),
            first.clients()::resetAll,
            () -> second.redis().heal(),
            cluster.redis()::kill,
            () -> third.clients().heal(),
            second::kill,
            cluster.redis()::start)
        .toList();
  }
}
