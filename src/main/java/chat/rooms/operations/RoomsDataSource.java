package chat.rooms.operations;

import chat.rooms.DatabaseOption;
import chat.rooms.ServiceUrl;
import chat.rooms.Settings;
import jakarta.annotation.sql.DataSourceDefinition;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The driver's data source, configured from DATABASE_URL, and the server's pool around it.
 *
 * <p>The pool asks a connection whether it lives each time that it lends one, and drops all when
 * one is dead: so a restart of PostgreSQL costs no call after it. Who finds the pool empty waits 3
 * seconds at most. A statement that takes more than 8 seconds is ended by PostgreSQL, which waits
 * at most 5 for a lock; when nothing is heard for 10 seconds the connection counts as cut.
 */
@DataSourceDefinition(
    name = RoomsDataSource.JNDI_NAME,
    className = "chat.rooms.operations.RoomsDataSource",
    minPoolSize = 2,
    maxPoolSize = 20,
    maxIdleTime = 300,
    properties = {
      "fish.payara.max-wait-time-in-millis=3000",
      "fish.payara.is-connection-validation-required=true",
      "fish.payara.connection-validation-method=custom-validation",
      "fish.payara.validation-classname=org.glassfish.api.jdbc.validation.JDBC40ConnectionValidation",
      "fish.payara.fail-all-connections=true"
    })
public class RoomsDataSource extends PGSimpleDataSource {
  public static final String JNDI_NAME = "java:app/jdbc/rooms";

  private static final Logger LOG = System.getLogger(RoomsDataSource.class.getName());
  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String LIMITS =
      "-c statement_timeout=8s -c lock_timeout=5s -c idle_in_transaction_session_timeout=30s";

  private transient volatile boolean answered;

  /** For the server's pool, which makes its data sources itself. */
  public RoomsDataSource() throws SQLException {
    this(Settings.from(System.getenv()).databaseUrl());
    setSocketTimeout(10);
    setOptions(getOptions() == null ? LIMITS : LIMITS + " " + getOptions());
  }

  private RoomsDataSource(URI address) throws SQLException {
    ServiceUrl url = ServiceUrl.of(address);
    setServerNames(new String[] {url.host()});
    setPortNumbers(new int[] {url.portOr(5432)});
    setDatabaseName(url.path());
    setUser(url.user());
    setPassword(url.password());
    setLoginTimeout(3);
    setTcpKeepAlive(true);
    setApplicationName("rooms");
    for (var option : url.options().entrySet()) {
      DatabaseOption known = DatabaseOption.named(option.getKey()).orElseThrow();
      setProperty(known.driverName(), option.getValue());
    }
  }

  /** Outside the pool and without its limits: a migration takes as long as it takes. */
  static RoomsDataSource unlimited(Settings settings) throws SQLException {
    return new RoomsDataSource(settings.databaseUrl());
  }

  /**
   * Waits for PostgreSQL until it has answered once, since it may come up after the node: the
   * server connects while it deploys, and would give the application up.
   */
  @Override
  public Connection getConnection() throws SQLException {
    Instant deadline = Instant.now().plus(PATIENCE);
    while (!answered) {
      try (Connection first = super.getConnection()) {
        answered = first.isValid(0);
      } catch (SQLException failed) {
        if (!isUnreachable(failed) || Instant.now().isAfter(deadline)) {
          throw failed;
        }
        LOG.log(Level.WARNING, "Waiting for PostgreSQL: {0}", failed.getMessage());
        pause();
      }
    }
    return super.getConnection();
  }

  /** SQLSTATE class 08 is a connection exception; 57P03 is a server that starts or recovers. */
  private static boolean isUnreachable(SQLException failed) {
    String state = String.valueOf(failed.getSQLState());
    return state.startsWith("08") || state.equals("57P03");
  }

  private static void pause() throws SQLException {
    try {
      TimeUnit.SECONDS.sleep(2);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted while waiting for PostgreSQL", interrupted);
    }
  }

  /** Does nothing: the server calls it with the annotation's default, {@code localhost}. */
  @Override
  @Deprecated
  public void setServerName(String serverName) {}
}
