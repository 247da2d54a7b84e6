package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Runs tests that are written in JavaScript with the test runner that comes with Node.js. Without
 * Node.js they are skipped; with ROOMS_REQUIRE_NODE=true in the environment they fail.
 */
public final class NodeJs {
  private static final Pattern VERSION = Pattern.compile("v(\\d+)\\.(\\d+)\\..*", Pattern.DOTALL);
  private static final String MISSING =
      "Tests in JavaScript need Node.js 20.19 or later on the PATH: https://nodejs.org/download";

  private NodeJs() {}

  /**
   * Runs the tests of a folder, and fails with what they say when one of them does.
   *
   * @param folder below src/test/js
   * @param environment what they are told, beside the environment of this process
   */
  public static void test(String folder, Map<String, String> environment, Duration patience) {
    Optional<Integer> major = majorVersion();
    if (major.isEmpty() && !Boolean.parseBoolean(System.getenv("ROOMS_REQUIRE_NODE"))) {
      Assumptions.abort(MISSING);
    }
    Assertions.assertThat(major).as(MISSING).isPresent();
    Processes.Outcome run = Processes.run(command(folder, major.get()), environment, patience);
    Assertions.assertThat(run.status()).as(run.output()).isZero();
  }

  private static List<String> command(String folder, int major) {
    List<String> command = new ArrayList<>(List.of("node", "--test", "--test-reporter=spec"));
    // Tests that bring about faults would hurt those beside them.
    command.add("--test-concurrency=1");
    if (major < 22) {
      command.add("--experimental-websocket");
    }
    command.addAll(tests(folder));
    return command;
  }

  /** Each by its name, since what the runner takes for a folder differs between its versions. */
  private static List<String> tests(String folder) {
    Path parent = Project.root().resolve("src/test/js").resolve(folder);
    try (Stream<Path> files = Files.list(parent)) {
      List<String> tests = files.map(Path::toString).filter(NodeJs::isTest).sorted().toList();
      Assertions.assertThat(tests).as("tests in " + parent).isNotEmpty();
      return tests;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean isTest(String file) {
    return file.endsWith(".test.mjs");
  }

  private static Optional<Integer> majorVersion() {
    try {
      Processes.Outcome run =
          Processes.run(List.of("node", "--version"), Map.of(), Duration.ofSeconds(20));
      Matcher version = VERSION.matcher(run.output());
      return version.matches() ? supported(version) : Optional.empty();
    } catch (UncheckedIOException none) {
      return Optional.empty();
    }
  }

  private static Optional<Integer> supported(Matcher version) {
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    return Optional.of(major).filter(any -> major > 20 || major == 20 && minor >= 19);
  }
}
