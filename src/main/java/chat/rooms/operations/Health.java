package chat.rooms.operations;

import chat.rooms.delivery.RedisSubscriber;
import chat.rooms.redis.Redis;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Whether this node is ready for calls, at {@code /health/ready}: with PostgreSQL it is, without it
 * is not. Without Redis the chat goes on, so that the other two are up in any case, and say in
 * their data whether they are {@code degraded}. At {@code /health/live} nothing is asked: a node
 * that answers lives.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = Health.PROBES, maxAsync = 1)
public class Health {
  static final String PROBES = "java:app/concurrent/health-probes";

  @Resource(lookup = PROBES)
  private ManagedExecutorService probes;

  @Resource(lookup = RoomsDataSource.JNDI_NAME)
  private DataSource dataSource;

  @Inject private Redis redis;
  @Inject private RedisSubscriber subscriber;

  private Probe database;

  @PostConstruct
  void start() {
    database = new Probe(this::databaseAnswers, probes);
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck postgresql() {
    return () -> HealthCheckResponse.named("postgresql").status(database.succeeds()).build();
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck redis() {
    return () -> upOrDegraded("redis", redis.isUp());
  }

  @Produces
  @Readiness
  @ApplicationScoped
  HealthCheck subscription() {
    return () -> upOrDegraded("subscription", subscriber.isListening());
  }

  private static HealthCheckResponse upOrDegraded(String name, boolean works) {
    return HealthCheckResponse.named(name)
        .up()
        .withData("state", works ? "ok" : "degraded")
        .build();
  }

  private boolean databaseAnswers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(1);
    } catch (SQLException away) {
      return false;
    }
  }
}
