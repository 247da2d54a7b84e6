package chat.rooms.faults;

import chat.rooms.support.Postgres;
import chat.rooms.support.Redis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Three nodes on one PostgreSQL and one Redis, all of which may be made to fail. */
final class FaultyCluster implements AutoCloseable {
  private static final String DATABASE = "rooms";
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  /** The limits are the defaults; clients come from different addresses through one machine. */
  private static final Map<String, String> SETTINGS =
      Map.of(
          "ENVIRONMENT", "dev",
          "API_SECRET", "what only the trial of faults knows: 3hT9",
          "TRUSTED_PROXIES", "127.0.0.1");

  private final Scale scale = Scale.chosen();
  private final Table table = new Table();
  private final Postgres postgres;
  private final Redis redis;
  private final List<FaultyNode> nodes;
  private final People people = new People(this);
  private final List<Room> rooms = new ArrayList<>();
  private boolean warm;
  private boolean closed;

  FaultyCluster() {
    Path folder = newFolder();
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    postgres = new Postgres(folder).start();
    redis = Redis.forgetful(folder).start();
    URI database = postgres.createDatabase(DATABASE);
    nodes =
        Stream.of("fault-a", "fault-b", "fault-c")
            .map(name -> new FaultyNode(name, SETTINGS, database, redis.url()))
            .toList();
    // The first one migrates, and what all nodes unpack is read from the disk once.
    nodes.parallelStream().forEach(FaultyNode::start);
  }

  Scale scale() {
    return scale;
  }

  Table table() {
    return table;
  }

  List<FaultyNode> nodes() {
    return nodes;
  }

  FaultyNode node(int number) {
    return nodes.get(number % nodes.size());
  }

  Postgres postgres() {
    return postgres;
  }

  Redis redis() {
    return redis;
  }

  People people() {
    return people;
  }

  /** A connection beside the application's. */
  Connection database() throws SQLException {
    return postgres.connect(DATABASE);
  }

  /** Does something to the database behind the application's back. */
  void inDatabase(String... statements) {
    try (Connection connection = database();
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : statements) {
        statement.execute(sql);
      }
      connection.commit();
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The rooms in which trials speak, each client in some of them; made when first asked for. */
  synchronized List<Room> rooms() {
    List<Person> all = people.some(scale.clients());
    int size = Math.min(16, scale.clients() / 2);
    while (rooms.size() < scale.rooms()) {
      int number = rooms.size();
      int first = number * all.size() / scale.rooms();
      List<Person> others =
          Stream.iterate(first + 1, i -> i + 1)
              .limit(size - 1L)
              .map(i -> all.get(i % all.size()))
              .toList();
      rooms.add(Room.create(node(number), all.get(first), others));
    }
    return List.copyOf(rooms);
  }

  /**
   * Before full scale is measured, nodes compile what they do most: people speak, at first slowly.
   */
  synchronized void warmUp() {
    if (warm || !scale.isFull()) {
      return;
    }
    warm = true;
    try (Trial trial = new Trial(this, 0, "nothing, to warm up")) {
      trial.everybodyConnects();
      for (int part = 4; part > 1; part--) {
        trial.speak(rooms(), scale.messagesPerSecond() / part).goOn(WARM_UP);
        trial.hush();
      }
      trial.flawless("0 lost");
    }
  }

  /** Undoes every fault. */
  void heal() {
    if (!redis.isAlive()) {
      redis.start();
    }
    nodes.parallelStream().forEach(FaultyNode::heal);
  }

  /** Waits until the nodes have noticed that every fault is undone. */
  void awaitWhole() {
    Trial.await(
        "all nodes to lack nothing",
        Duration.ofMinutes(1),
        () -> nodes.stream().allMatch(FaultyNode::isWhole));
  }

  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (nodes != null) {
      nodes.parallelStream().forEach(FaultyNode::close);
    }
    if (redis != null) {
      redis.close();
    }
    if (postgres != null) {
      postgres.close();
    }
  }

  private static Path newFolder() {
    try {
      Path target = Path.of(System.getProperty("basedir", ""), "target", "faults");
      return Files.createTempDirectory(Files.createDirectories(target.toAbsolutePath()), "run-");
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
