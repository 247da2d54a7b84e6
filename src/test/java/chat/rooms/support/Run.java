package chat.rooms.support;

import chat.rooms.InvalidSettings;
import chat.rooms.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Rooms on this machine, for whoever tries it or works on it: one node, with a PostgreSQL and a
 * Redis of its own unless the settings name others. What it keeps is in the folder {@code .data}.
 * Ctrl-C stops everything, the last started first. Started by {@code mvn -Prun}.
 */
public final class Run {
  private final Path data = Project.root().resolve(".data");
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private boolean stopping;

  private Run() {}

  /** Runs until Ctrl-C. Ends with 1, after a line that says why, when it cannot. */
  public static void main(String[] args) throws Exception {
    Run run = new Run();
    try {
      run.run();
    } catch (InvalidSettings | IllegalArgumentException | IllegalStateException refused) {
      if (!run.isStopping()) {
        System.err.println(refused.getMessage());
        System.exit(1);
      }
    }
  }

  private void run() throws Exception {
    environment.putAll(EnvFile.read(Project.root().resolve(".env")));
    environment.putAll(System.getenv());
    environment.values().removeIf(String::isBlank);
    Files.createDirectories(data);
    Postgres postgres = new Postgres(data);
    Redis redis = Redis.persistent(data);
    boolean withPostgres = isAbsent("DATABASE_URL", postgres.url("rooms").toString());
    boolean withRedis = isAbsent("REDIS_URL", redis.url().toString());
    checkSettings();
    if (withPostgres || withRedis) {
      lock();
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    if (withPostgres) {
      begin(postgres, postgres::start);
      System.out.println("DATABASE_URL=" + postgres.createDatabase("rooms"));
    }
    if (withRedis) {
      begin(redis, redis::start);
      System.out.println("REDIS_URL=" + redis.url());
    }
    serve();
  }

  /** Two that start servers on one folder would share what the first of them to end stops. */
  private void lock() throws IOException {
    FileChannel file =
        FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (file.tryLock() == null) {
      throw new IllegalStateException(
          "Another mvn -Prun has started its servers here: set DATABASE_URL and REDIS_URL to them");
    }
    running.push(file);
  }

  private boolean isAbsent(String name, String standard) {
    return environment.putIfAbsent(name, standard) == null;
  }

  private void checkSettings() {
    environment.putIfAbsent("ENVIRONMENT", "dev");
    environment.computeIfAbsent(
        "API_SECRET", none -> DevelopmentSecret.in(data.resolve("api-secret")));
    int port = Settings.from(environment).port();
    environment.put("PORT", Integer.toString(port));
    if (Ports.isTaken(port)) {
      throw new IllegalStateException("Port " + port + " is busy: set PORT to another one");
    }
  }

  private void serve() throws InterruptedException {
    String port = environment.get("PORT");
    Node node = new Node("Rooms", environment, data.resolve("node-" + port), List.of());
    begin(node, () -> node.launch(ProcessBuilder.Redirect.PIPE));
    Thread console = new Thread(() -> show(node), "console");
    console.setDaemon(true);
    console.start();
    node.awaitReady();
    System.out.printf("%nRooms runs at http://localhost:%s%n", port);
    System.out.printf("Its data is in %s; Ctrl-C stops it.%n%n", data);
    int code = node.process().waitFor();
    throw new IllegalStateException("The server ended, with status " + code);
  }

  /** What the node says goes to the console and to its log. */
  private static void show(Node node) {
    try (BufferedReader said = node.process().inputReader();
        PrintStream log = new PrintStream(Files.newOutputStream(node.log()), true)) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        System.out.println(line);
        log.println(line);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** A part that is starting is stopped only when it has started, and then none starts any more. */
  private synchronized void begin(AutoCloseable part, Runnable start) {
    if (stopping) {
      throw new IllegalStateException("Stopped while starting");
    }
    running.push(part);
    start.run();
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  private synchronized void stop() {
    stopping = true;
    while (!running.isEmpty()) {
      try {
        running.pop().close();
      } catch (Exception failed) {
        System.err.println("Could not stop a part of Rooms: " + failed);
      }
    }
  }
}
