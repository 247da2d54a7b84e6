package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Two nodes of Rooms on one PostgreSQL and one Redis, with a mail server. Most tests share one; it
 * starts with the first that asks for it, and ends with the JVM. Limits are out of the way there.
 */
public final class Cluster implements AutoCloseable {
  public static final String API_SECRET = "only these tests know what is written here: 7Qk2";
  public static final String ADMIN_EMAIL = "admin@example.org";

  private static Cluster shared;

  private final Postgres postgres;
  private final Redis redis;
  private final Mailbox mailbox = new Mailbox();
  private final URI database;
  private final Map<String, String> settings = new HashMap<>();
  private final Map<String, Node> nodes = new HashMap<>();
  private Person admin;

  /** A cluster of one's own, for those who break what it stands on. */
  public Cluster(String name, Map<String, String> ownSettings) {
    Path folder = newFolder(name);
    postgres = new Postgres(folder).start();
    redis = Redis.forgetful(folder).start();
    mailbox.start();
    database = postgres.createDatabase("rooms");
    settings.putAll(mailbox.settings());
    settings.put("ENVIRONMENT", "dev");
    settings.put("DATABASE_URL", database.toString());
    settings.put("REDIS_URL", redis.url().toString());
    settings.put("API_SECRET", API_SECRET);
    settings.put("ADMIN_EMAIL", ADMIN_EMAIL);
    settings.put("TRUSTED_PROXIES", "127.0.0.1");
    settings.putAll(ownSettings);
    startBoth(name);
  }

  /** The one that tests share. */
  public static synchronized Cluster shared() {
    if (shared == null) {
      shared = new Cluster("shared", Map.of("RATE_LIMIT", "100000"));
      Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
    }
    return shared;
  }

  public Node first() {
    return nodes.get("first");
  }

  public Node second() {
    return nodes.get("second");
  }

  /**
   * A third node with other settings, started when it is first asked for.
   *
   * @param others on top of the cluster's; an empty value takes the default
   */
  public synchronized Node special(
      String name, Map<String, String> others, String... serverArguments) {
    return nodes.computeIfAbsent(
        name,
        absent -> {
          Map<String, String> all = new HashMap<>(settings);
          all.putAll(others);
          return new Node(name, all, serverArguments).start();
        });
  }

  /** Somebody with an account, signed in at the first node. */
  public Person person(String firstName) {
    return stranger(firstName).registers().logsIn();
  }

  /** Somebody without an account. */
  public Person stranger(String firstName) {
    return Person.named(firstName, first(), mailbox);
  }

  /** The admin who is one by the ADMIN_EMAIL, signed in at the first node. */
  public synchronized Person admin() {
    if (admin == null) {
      admin = Person.withEmail(ADMIN_EMAIL, "Ada", first(), mailbox).registersWithCode().logsIn();
    }
    return admin;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  public Postgres postgres() {
    return postgres;
  }

  public Redis redis() {
    return redis;
  }

  @Override
  public void close() {
    Stream.concat(nodes.values().stream(), Stream.of(postgres, redis, mailbox))
        .forEach(Cluster::close);
  }

  private void startBoth(String name) {
    nodes.put("first", new Node(name + "-1", settings));
    nodes.put("second", new Node(name + "-2", settings));
    nodes.values().parallelStream().forEach(Node::start);
  }

  private static Path newFolder(String name) {
    try {
      return Files.createTempDirectory(
          Files.createDirectories(Project.target("clusters")), name + "-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception failed) {
      throw new IllegalStateException(failed);
    }
  }
}
