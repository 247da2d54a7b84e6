package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where {@code mvn -Prun} says why it does not start, and starts nothing. */
class RunTest {
  @TempDir private Path folder;

  @Test
  void a_busy_port_is_told() throws IOException {
    try (ServerSocket other = new ServerSocket(0)) {
      int port = other.getLocalPort();
      assertRefused(port, "Port " + port + " is busy: set PORT to another one");
    }
  }

  @Test
  void a_second_run_on_the_same_data_is_told_of_the_first() throws IOException {
    Path lock = Files.createDirectories(folder.resolve(".data")).resolve("lock");
    try (FileChannel first =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      first.lock();
      assertRefused(Ports.free(), "Another mvn -Prun has started its servers here");
    }
  }

  private void assertRefused(int port, String why) {
    Processes.Outcome run = run(port);
    assertThat(run.status()).as(run.output()).isEqualTo(1);
    assertThat(run.output()).contains(why).doesNotContain("\tat ");
    assertThat(folder.resolve(".data/postgres")).doesNotExist();
    assertThat(folder.resolve(".data/redis")).doesNotExist();
  }

  /** In a JVM of its own, which it ends. */
  private Processes.Outcome run(int port) {
    List<String> java =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Dbasedir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            Run.class.getName());
    // With servers of its own, whatever the environment has.
    Map<String, String> settings =
        Map.of("PORT", Integer.toString(port), "DATABASE_URL", "", "REDIS_URL", "");
    return Processes.run(java, settings, Duration.ofMinutes(1));
  }
}
