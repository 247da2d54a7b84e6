package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * G15: the checker can fail. Nodes that do not compare what they delivered with the log must be
 * found to lose something.
 *
 * <p>That comparison is no setting, which somebody might switch off: here the nodes ask for it as
 * ever, and the database answers that one question with nothing. Everything else they ask of the
 * same table they get.
 */
@Faulty
class CheckerFault {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  @Test
  void without_reconciliation_the_checker_reports_a_loss(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 15, "reconcile switched off, Redis cut off")) {
      trial.everybodyConnects();
      blind(cluster);
      Verdict blinded;
      try {
        cluster.nodes().forEach(node -> node.redis().cut());
        trial.speak();
        trial.goOn();
        blinded = trial.verdict(PATIENCE);
      } finally {
        restoreSight(cluster);
      }
      trial.note(blinded, blinded.lost + " lost, as must be");
      assertThat(blinded.lost).as("lost without reconciliation").isPositive();
      assertThat(trial.verdict().lost).as("lost once it is back").isZero();
    }
  }

  private static void blind(FaultyCluster cluster) {
    cluster.inDatabase(
        "alter table room_head rename to room_head_seen",
        "create view room_head as select * from room_head_seen"
            + " where position('h.room_id = any(' in lower(current_query())) = 0");
  }

  private static void restoreSight(FaultyCluster cluster) {
    cluster.inDatabase("drop view room_head", "alter table room_head_seen rename to room_head");
  }
}
