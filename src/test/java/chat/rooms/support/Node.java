package chat.rooms.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/**
 * One node of Rooms: a Payara Micro process of its own that runs the built WAR. Its settings are
 * its whole environment, beside what a JVM needs to find itself.
 */
public final class Node implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** The second compiler costs half of the time that a start takes, and pays off much later. */
  private static final String FOR_SHORT_RUNS = "-Xmx1g -XX:TieredStopAtLevel=1";

  /** Where the programs of the JDK that runs the tests lie. */
  private static final Path JDK = Path.of(System.getProperty("java.home"), "bin");

  private static final Pattern USED_HEAP = Pattern.compile("used ([0-9]+)K");

  private static final Pattern COMPLAINT = Pattern.compile("SEVERE|Exception|Error|[Ff]ailed");
  private static final int MOST_COMPLAINTS = 10;

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final String name;
  private final Map<String, String> settings;
  private final List<String> serverArguments;
  private final Path folder;
  private Process process;

  /** A node that is not started yet; without a PORT among its settings it takes a free one. */
  public Node(String name, Map<String, String> settings, String... serverArguments) {
    this(name, settings, Project.leftBehind("nodes").resolve(name), List.of(serverArguments));
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

  /** The same by the script that starts nodes on servers, and checks their settings first. */
  public Node launchByScript() {
    String script = Project.serverConfig("start").toString();
    return launch(List.of(script), ProcessBuilder.Redirect.to(log().toFile()));
  }

  Node launch(ProcessBuilder.Redirect output) {
    String java = JDK.resolve("java").toString();
    return launch(
        List.of(java, "@server-config/node.args", "--port", settings.get("PORT")), output);
  }

  private Node launch(List<String> program, ProcessBuilder.Redirect output) {
    try {
      Project.delete(folder);
      Files.createDirectories(folder.resolve("tmp"));
      List<String> command = new ArrayList<>(program);
      command.addAll(serverArguments);
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .directory(Project.root().toFile())
              .redirectErrorStream(true)
              .redirectOutput(output);
      prepare(builder.environment());
      process = builder.start();
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException("no " + name, failed);
    }
  }

  private void prepare(Map<String, String> environment) {
    environment.keySet().retainAll(List.of("PATH", "LANG", "TZ"));
    environment.putAll(settings);
    environment.merge("PATH", JDK.toString(), (path, jdk) -> jdk + File.pathSeparator + path);
    // The server unpacks itself there, and a killed one leaves that behind for the next start.
    String unpacked = " '-Djava.io.tmpdir=" + folder.resolve("tmp") + "'";
    environment.merge("JDK_JAVA_OPTIONS", unpacked, String::concat);
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
      throw new IllegalStateException(name + " does not start, see " + log() + complaints());
    }
    return readiness().isPresent();
  }

  /**
   * The first lines of its log that tell why, since the next start under this name takes it away.
   */
  private String complaints() {
    return said()
        .lines()
        .filter(line -> COMPLAINT.matcher(line).find())
        .limit(MOST_COMPLAINTS)
        .collect(Collectors.joining("\n", isAlive() ? "\n" : "\nIt has ended.\n", ""));
  }

  /** Whether the readiness check is up now, and nothing that it names is degraded. */
  public boolean isWhole() {
    return readiness().filter(checks -> !checks.contains("degraded")).isPresent();
  }

  private Optional<String> readiness() {
    HttpRequest request =
        HttpRequest.newBuilder(uri().resolve("/health/ready")).timeout(PATIENCE).build();
    try {
      HttpResponse<String> answer = HTTP.send(request, BodyHandlers.ofString());
      return Optional.of(answer).filter(ready -> ready.statusCode() == 200).map(HttpResponse::body);
    } catch (IOException notYet) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private boolean hasGivenUp() {
    String said = said();
    return said.contains(") ready in ") && !said.contains("Payara Micro URLs:\nhttp");
  }

  private String said() {
    try {
      return Files.readString(log(), StandardCharsets.ISO_8859_1);
    } catch (IOException nothingYet) {
      return "";
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

  /** What its heap holds after a collection, in bytes. */
  public long usedHeap() {
    askJvm("GC.run");
    Matcher used = USED_HEAP.matcher(askJvm("GC.heap_info"));
    if (!used.find()) {
      throw new IllegalStateException("the JVM of " + name + " does not tell its heap");
    }
    return Long.parseLong(used.group(1)) << 10;
  }

  private String askJvm(String question) {
    String jcmd = JDK.resolve("jcmd").toString();
    List<String> command = List.of(jcmd, Long.toString(process.pid()), question);
    return Processes.run(command, Map.of(), Duration.ofSeconds(30)).output();
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
}
