package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

class LatencyContract {
  private static final int WARM_UP = 300;
  private static final int SENDS = 400;

  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final Person bob = rooms.person("Bob");
  private final String team = anna.creates("Team");

  @Test
  void a_message_arrives_at_the_other_node_in_under_twenty_milliseconds(TestReporter reporter) {
    anna.adds(team, bob);
    try (OldSocket sender = anna.connects();
        OldSocket receiver = bob.at(rooms.second()).connects()) {
      millis(sender, receiver, WARM_UP);
      double[] millis = millis(sender, receiver, SENDS);

      reporter.publishEntry("median in milliseconds", "%.1f".formatted(millis[SENDS / 2]));
      reporter.publishEntry("99th percentile", "%.1f".formatted(millis[SENDS * 99 / 100]));
      assertThat(millis[SENDS / 2]).isLessThan(20);
    }
  }

  /** From saying something to hearing it at the other end, one after the other; sorted. */
  private double[] millis(OldSocket sender, OldSocket receiver, int sends) {
    double[] millis = new double[sends];
    for (int i = 0; i < sends; i++) {
      String text = "Message " + i;
      sender.commands("CreateMessage", team, team, text);
      receiver.hearsText(text);
      millis[i] = receiver.underWaySince(sender) / 1e6;
    }
    Arrays.sort(millis);
    return millis;
  }
}
