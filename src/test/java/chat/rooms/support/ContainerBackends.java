package chat.rooms.support;

import java.net.URI;
import org.jboss.arquillian.core.api.annotation.Observes;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.arquillian.test.spi.event.suite.AfterSuite;
import org.jboss.arquillian.test.spi.event.suite.BeforeSuite;

/**
 * Starts the backends for the tests inside the container, at the ports that the build has put into
 * the settings: they must be there before the adapter starts the server.
 */
public class ContainerBackends implements LoadableExtension {
  @Override
  public void register(ExtensionBuilder builder) {
    builder.observer(Backends.class);
  }

  /** Brackets the suite; Arquillian makes one. */
  public static class Backends {
    private Postgres postgres;
    private Redis redis;

    void start(@Observes(precedence = 100) BeforeSuite before) {
      var folder = Project.leftBehind("container");
      postgres = new Postgres(folder, portOf("DATABASE_URL")).start();
      redis = Redis.forgetful(folder, portOf("REDIS_URL")).start();
    }

    void stop(@Observes(precedence = -100) AfterSuite after) {
      redis.close();
      postgres.close();
    }

    private static int portOf(String setting) {
      return URI.create(System.getenv(setting)).getPort();
    }
  }
}
