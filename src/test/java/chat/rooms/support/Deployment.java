package chat.rooms.support;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Two nodes of Rooms on one PostgreSQL, one Redis and one mail server: what all black-box tests
 * share, since starting it takes long. It is started with the first test that asks for it, and ends
 * with the JVM.
 */
public final class Deployment {
  /** Who registers it with a code is an admin. */
  public static final String ADMIN_EMAIL = "admin@example.org";

  /** The one origin that browsers may call from. */
  public static final String ORIGIN = "https://chat.example.org";

  /** What signs the tokens. */
  public static final String SECRET = "Xq7vTz2LmWc9RkYp4HsNdGf8JbQe3Ua6";

  private final Postgres postgres = new Postgres(Project.leftBehind("deployment"));
  private final Redis redis = Redis.forgetful(Project.leftBehind("deployment"));
  private final Mailbox mailbox = new Mailbox();
  private final Map<String, String> settings = new HashMap<>();
  private final List<Node> nodes;
  private Person admin;

  private Deployment() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "deployment-stop"));
    postgres.start();
    redis.start();
    mailbox.start();
    settings.putAll(mailbox.settings());
    settings.put("DATABASE_URL", postgres.freshDatabase("rooms").toString());
    settings.put("REDIS_URL", redis.url().toString());
    settings.put("API_SECRET", SECRET);
    settings.put("CORS_ORIGIN", ORIGIN);
    settings.put("TRUSTED_PROXIES", "127.0.0.1");
    settings.put("ADMIN_EMAIL", ADMIN_EMAIL);
    nodes = List.of(new Node("first", wideSettings()), new Node("second", wideSettings()));
    nodes.forEach(Node::launch);
    nodes.forEach(Node::awaitReady);
  }

  /** Started by the first who asks; when that fails, nobody tries again. */
  private static final class Shared {
    static final Deployment INSTANCE = new Deployment();
  }

  /** The one of this JVM. */
  public static Deployment shared() {
    return Shared.INSTANCE;
  }

  public List<Node> nodes() {
    return nodes;
  }

  public Node first() {
    return nodes.get(0);
  }

  public Node second() {
    return nodes.get(1);
  }

  public Postgres postgres() {
    return postgres;
  }

  public Redis redis() {
    return redis;
  }

  public Mailbox mailbox() {
    return mailbox;
  }

  /** Somebody who is not signed in, at the first node. */
  public ApiClient client() {
    return new ApiClient(first().uri());
  }

  /** Somebody without an account, at the first node. */
  public Person stranger(String firstName) {
    return Person.named(firstName, first(), mailbox);
  }

  /** Somebody with an account, signed in at the first node. */
  public Person person(String firstName) {
    return stranger(firstName).registers().logsIn();
  }

  /** The admin by {@link #ADMIN_EMAIL}, signed in at the first node. */
  public synchronized Person admin() {
    if (admin == null) {
      admin = Person.withEmail(ADMIN_EMAIL, "Ada", first(), mailbox).registersWithCode().logsIn();
    }
    return admin;
  }

  /**
   * The shared nodes' settings, for a node with others beside or instead of them. Its limits are
   * the defaults.
   */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /**
   * A node with some settings of its own, on the shared servers and, if it shall not meet the
   * others' users, a database of its own. Who starts it closes it.
   *
   * @param changes names and values by turns; an empty value takes the setting away
   */
  public Node startNode(String name, String... changes) {
    Map<String, String> changed = new HashMap<>(settings);
    for (int i = 0; i < changes.length; i += 2) {
      changed.put(changes[i], changes[i + 1]);
    }
    return new Node(name, changed).start();
  }

  /** The shared nodes' own: tests are faster than people, and here no limit is in their way. */
  public Map<String, String> wideSettings() {
    Map<String, String> wide = new HashMap<>(settings);
    wide.put("RATE_LIMIT", "10000");
    return wide;
  }

  /** Whoever needs the others goes first. */
  private void stop() {
    if (nodes != null) {
      nodes.forEach(Node::stop);
    }
    mailbox.stop();
    redis.stop();
    postgres.stop();
  }
}
