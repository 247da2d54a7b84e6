package chat.rooms.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.args.ClientPauseMode;
import redis.clients.jedis.args.ClientType;
import redis.embedded.core.ExecutableProvider;

/**
 * A real Redis with its own port, which outlives a restart. It is the embedded one, 6.2, unless
 * REDIS_SERVER in the environment names another program.
 *
 * <p>The embedding library only hands out the program here: it can neither kill a server nor keep
 * it from hearing the terminal's Ctrl-C, upon which Redis would go before those who still need it.
 */
public final class Redis implements AutoCloseable {
  /** How long its users wait for it in tests of other things than waiting. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path folder;
  private final int port;
  private final boolean keepsData;
  private final String password;
  private Process process;

  private Redis(Path folder, int port, boolean keepsData, String password) {
    this.port = port;
    this.password = password;
    this.folder = folder.resolve("redis").toAbsolutePath();
    this.keepsData = keepsData;
  }

  /** A Redis that begins empty each time that it starts; not started yet. */
  public static Redis forgetful(Path folder) {
    return forgetful(folder, Ports.free());
  }

  /** The same at a port that somebody else has chosen. */
  static Redis forgetful(Path folder, int port) {
    return new Redis(folder, port, false, "");
  }

  /** A Redis of a test's own, empty. */
  public static Redis started() {
    return protectedBy("");
  }

  /** The same, for those who know the password. */
  public static Redis protectedBy(String password) {
    int port = Ports.free();
    return new Redis(Project.leftBehind("redis-" + port), port, false, password).start();
  }

  /** A Redis that writes a snapshot when it is stopped, and reads it when it starts. */
  static Redis persistent(Path folder) {
    return new Redis(folder, Ports.free(), true, "");
  }

  public synchronized Redis start() {
    Processes.fromFile(pidFile(), "redis-server").ifPresent(Processes::kill);
    try {
      Files.createDirectories(folder);
      process =
          new ProcessBuilder(command())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()))
              .start();
    } catch (IOException failed) {
      throw new UncheckedIOException("Redis does not start", failed);
    }
    Awaitility.await("Redis, see " + log())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(this::answers);
    return this;
  }

  /** Asks it to stop, and waits until it has. */
  public synchronized void stop() {
    if (process != null) {
      Processes.end(process.toHandle(), Duration.ofSeconds(10));
    }
  }

  /** Kills it; what it knew is lost, unless it keeps its data and had written a snapshot. */
  public synchronized void kill() {
    Processes.kill(process.toHandle());
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public int port() {
    return port;
  }

  /** As REDIS_URL takes it. */
  public URI url() {
    return URI.create("redis://127.0.0.1:" + port + "/0");
  }

  /** Forgets everything, scripts included. */
  public void empty() {
    try (UnifiedJedis jedis = client()) {
      jedis.flushAll();
      jedis.scriptFlush();
    }
  }

  /** Takes connections and commands as ever, but answers none of them for a while. */
  public void stall(Duration duration) {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      jedis.clientPause(duration.toMillis(), ClientPauseMode.ALL);
    }
  }

  /** How many connections hear what is published, with those that are dead and it does not know. */
  public int subscriptions() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      return (int) jedis.clientList(ClientType.PUBSUB).lines().count();
    }
  }

  /** How many connections wait for an answer that is held back on purpose, as BLPOP's is. */
  public int waitingConnections() {
    try (Jedis jedis = new Jedis("127.0.0.1", port)) {
      return jedis
          .info("clients")
          .lines()
          .filter(line -> line.startsWith("blocked_clients:"))
          .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1)))
          .sum();
    }
  }

  /** From now on it also listens with TLS (RFC 8446), at the port that this gives. */
  public int listensWithTls(SelfSigned certificate) {
    int tlsPort = Ports.free();
    try (UnifiedJedis jedis = client()) {
      jedis.configSet("tls-auth-clients", "no");
      jedis.configSet("tls-cert-file", certificate.certificate().toString());
      jedis.configSet("tls-key-file", certificate.key().toString());
      jedis.configSet("tls-port", Integer.toString(tlsPort));
    }
    return tlsPort;
  }

  /** A client of the test's own, to look into it. */
  public UnifiedJedis client() {
    return RedisClient.create("127.0.0.1", port, null, password.isEmpty() ? null : password);
  }

  @Override
  public void close() {
    stop();
  }

  private List<String> command() throws IOException {
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
      command.add("setsid");
    }
    command.addAll(List.of(program().getPath(), Project.serverConfig("redis.conf").toString()));
    command.addAll(List.of("--bind", "127.0.0.1", "--port", Integer.toString(port)));
    command.addAll(List.of("--dir", folder.toString(), "--pidfile", pidFile().toString()));
    command.addAll(List.of("--save", keepsData ? "60 1" : ""));
    if (!password.isEmpty()) {
      command.addAll(List.of("--requirepass", password));
    }
    return command;
  }

  /** REDIS_SERVER names another program, so that the tests can be run with another version. */
  private File program() throws IOException {
    String other = System.getenv("REDIS_SERVER");
    return other == null
        ? ExecutableProvider.newJarResourceProvider(folder.toFile()).get()
        : new File(other);
  }

  private Path pidFile() {
    return folder.resolve("redis.pid");
  }

  private Path log() {
    return folder.resolve("redis.log");
  }

  private boolean answers() {
    if (!process.isAlive()) {
      throw new IllegalStateException("Redis ended, see " + log());
    }
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress("127.0.0.1", port), 500);
      socket.setSoTimeout(500);
      socket.getOutputStream().write("PING\r\n".getBytes());
      // One that wants a password first is up too; one that still loads its data is not.
      return List.of("+PONG", "-NOAU").contains(new String(socket.getInputStream().readNBytes(5)));
    } catch (IOException notYet) {
      return false;
    }
  }
}
