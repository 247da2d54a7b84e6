package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Node;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How the script refuses to start a node; {@link StoppedNodeContract} has one that it starts. */
class StartContract {
  private static final Map<String, String> SETTINGS =
      Map.of(
          "ENVIRONMENT", "dev",
          "DATABASE_URL", "postgres://rooms@127.0.0.1:5432/rooms",
          "REDIS_URL", "redis://127.0.0.1:6379/0",
          "RATE_LIMIT", "many");

  @Test
  void a_wrong_setting_ends_the_start_with_status_1_and_one_line_that_names_it() throws Exception {
    try (Node node = new Node("refused", SETTINGS).launchByScript()) {
      assertThat(node.process().waitFor(1, TimeUnit.MINUTES)).isTrue();

      assertThat(node.process().exitValue()).isEqualTo(1);
      assertThat(Files.readAllLines(node.log()))
          // So a JVM says that it has options from the environment.
          .filteredOn(line -> !line.startsWith("NOTE: Picked up "))
          .containsExactly(
              "Rooms does not start: RATE_LIMIT is not a whole number from 1 to 1000000: many");
    }
  }
}
