package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/**
 * One node of Rooms: a Payara Micro process of its own that runs the built WAR. Its settings are
 * its whole environment, beside what a JVM needs to find itself.
 */
public final class Node implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The second compiler costs half of the time that a start takes, and pays off much later. */
  private static final String FOR_SHORT_RUNS = "-Xmx1g -XX:TieredStopAtLevel=1";

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final Map<String, String> settings;
  private final List<String> serverArguments;
  private final Path folder;
  private Process process;

  /** A node that is not started yet; without a PORT among its settings it takes a free one. */
  public Node(String name, Map<String, String> settings, String... serverArguments) {
    this(name, settings, Project.target("nodes").resolve(name), List.of(serverArguments));
  }

  Node(String name, Map<String, String> settings, Path folder, List<String> serverArguments) {
    this.name = name;
    this.settings = new HashMap<>(settings);
    this.settings.putIfAbsent("JDK_JAVA_OPTIONS", FOR_SHORT_RUNS);
    this.settings.computeIfAbsent("PORT", none -> Integer.toString(Ports.free()));
    this.serverArguments = serverArguments;
    this.folder = folder.toAbsolutePath();
  }

  /** Starts the process, and waits until it takes calls. */
  public Node start() {
    return launch().awaitReady();
  }

  /** Starts the process with its output in its log, and does not wait. */
  public Node launch() {
    return launch(ProcessBuilder.Redirect.to(log().toFile()));
  }

  Node launch(ProcessBuilder.Redirect output) {
    try {
      Project.delete(folder);
      Files.createDirectories(folder.resolve("tmp"));
      ProcessBuilder java =
          new ProcessBuilder(command())
              .directory(Project.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output);
      java.environment().keySet().retainAll(List.of("PATH", "LANG", "TZ"));
      java.environment().putAll(settings);
      process = java.start();
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException("no " + name, failed);
    }
  }

  /** Waits for the answer of a node that is ready. */
  public Node awaitReady() {
    Awaitility.await(name + " is ready, see " + log())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .until(this::isReady);
    return this;
  }

  /**
   * Whether the readiness check is up now.
   *
   * @throws IllegalStateException when it will never be: the process has ended, or the server has
   *     given the application up, without which it runs on
   */
  public boolean isReady() {
    if (!isAlive() || hasGivenUp()) {
      throw new IllegalStateException(name + " does not start, see " + log());
    }
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/health/ready")).timeout(PATIENCE).build();
    try {
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private boolean hasGivenUp() {
    try {
      String said = Files.readString(log(), StandardCharsets.ISO_8859_1);
      return said.contains(") ready in ") && !said.contains("Payara Micro URLs:\nhttp");
    } catch (IOException nothingYet) {
      return false;
    }
  }

  public boolean isAlive() {
    return process != null && process.isAlive();
  }

  /** Asks the node to end, and waits until it has. */
  public void stop() {
    if (process != null) {
      Processes.end(process.toHandle(), Duration.ofSeconds(40));
    }
  }

  /** Ends it as a power cut would. */
  public void kill() {
    Processes.kill(process.toHandle());
  }

  public String name() {
    return name;
  }

  /** The process, for tests that stop and continue it. */
  public Process process() {
    return process;
  }

  /** Its address, without a path. */
  public URI uri() {
    return URI.create("http://127.0.0.1:" + settings.get("PORT"));
  }

  public Path log() {
    return folder.resolve("node.log");
  }

  @Override
  public void close() {
    stop();
  }

  private List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // The server unpacks itself there, and a killed one leaves that behind for the next start.
    command.add("-Djava.io.tmpdir=" + folder.resolve("tmp"));
    command.add("@server-config/node.args");
    command.addAll(List.of("--port", settings.get("PORT")));
    command.addAll(serverArguments);
    return command;
  }
}
