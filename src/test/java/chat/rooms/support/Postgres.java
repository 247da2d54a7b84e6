package chat.rooms.support;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * A real PostgreSQL 17 with its own data folder and port, both of which outlive a restart. A commit
 * that was acknowledged outlives a crash of the server too, as it does in production.
 */
public final class Postgres implements AutoCloseable {
  private static final String USER = "postgres";

  /** Held here, since the logging framework would forget its level. It logs what it throws. */
  private static final Logger NOISE = Logger.getLogger("io.zonky.test.db.postgres");

  private final Path data;
  private final Path log;
  private final int port;
  private EmbeddedPostgres server;

  /** A PostgreSQL in the folder, not started yet; the folder is made where there is none. */
  public Postgres(Path folder) {
    this(folder, Ports.free());
  }

  /** The same at a port that somebody else has chosen. */
  Postgres(Path folder, int port) {
    NOISE.setLevel(Level.OFF);
    data = folder.resolve("postgres").toAbsolutePath();
    log = folder.resolve("postgres.log").toAbsolutePath();
    this.port = port;
  }

  public synchronized Postgres start() {
    // A crash leaves the file of the process behind, and so does a run that was killed.
    postmaster().ifPresent(Postgres::endOrphan);
    try {
      Files.createDirectories(data);
      server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(port)
              .setPGStartupWait(Duration.ofSeconds(60))
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("fsync", "on")
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("locale-provider", "builtin")
              .setLocaleConfig("builtin-locale", "C.UTF-8")
              .setOutputRedirector(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
    } catch (IOException | IllegalStateException failed) {
      throw new IllegalStateException("PostgreSQL does not start, see " + log, failed);
    }
    return this;
  }

  /** Stops in order: open transactions are rolled back, sessions are closed. */
  public synchronized void stop() {
    if (server == null) {
      return;
    }
    try {
      server.close();
      server = null;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Stops as in a crash: nothing is told to anybody, the next start recovers from the log. */
  public synchronized void stopImmediately() {
    postmaster()
        .ifPresent(
            postmaster -> {
              Processes.signal(postmaster, "QUIT");
              Processes.awaitEnd(postmaster, Duration.ofSeconds(10));
            });
    stop();
  }

  /**
   * Lets it do nothing any longer, as when its machine hangs: connections stay, answers do not
   * come.
   */
  public void freeze() {
    signalAll("STOP");
  }

  /** Lets it go on where it was. */
  public void thaw() {
    signalAll("CONT");
  }

  public int port() {
    return port;
  }

  /** The address of one of its databases, as DATABASE_URL takes it. */
  public URI url(String database) {
    return URI.create("postgres://" + USER + "@127.0.0.1:" + port + "/" + database);
  }

  /** Makes an empty database, in place of one of that name, and says its address. */
  public URI freshDatabase(String name) {
    try (Connection connection = connect("postgres");
        var statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    } catch (SQLException failed) {
      throw new IllegalStateException("no database " + name, failed);
    }
    return createDatabase(name);
  }

  /** Makes a database where there is none of that name, and says its address. */
  public URI createDatabase(String name) {
    try (Connection connection = connect("postgres");
        var exists = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
      exists.setString(1, name);
      if (!exists.executeQuery().next()) {
        connection.createStatement().execute("CREATE DATABASE " + name);
      }
      return url(name);
    } catch (SQLException failed) {
      throw new IllegalStateException("no database " + name, failed);
    }
  }

  /** A connection beside the application's, for tests that look at what is stored. */
  public Connection connect(String database) throws SQLException {
    return server.getDatabase(USER, database).getConnection();
  }

  /** Waits until exactly so many transactions wait for what others have locked. */
  public void awaitWaiting(int transactions) throws SQLException {
    try (Connection connection = connect("postgres");
        var waiting =
            connection.prepareStatement(
                "select count(distinct pid) from pg_locks where not granted")) {
      Awaitility.await()
          .until(
              () -> {
                ResultSet count = waiting.executeQuery();
                return count.next() && count.getInt(1) == transactions;
              });
    }
  }

  @Override
  public void close() {
    stop();
  }

  private void signalAll(String signal) {
    ProcessHandle postmaster = postmaster().orElseThrow();
    Stream.concat(Stream.of(postmaster), postmaster.children())
        .forEach(process -> Processes.signal(process, signal));
  }

  private Optional<ProcessHandle> postmaster() {
    return Processes.fromFile(data.resolve("postmaster.pid"), "postgres");
  }

  private static void endOrphan(ProcessHandle postmaster) {
    Processes.signal(postmaster, "INT");
    Processes.awaitEnd(postmaster, Duration.ofSeconds(30));
  }
}
