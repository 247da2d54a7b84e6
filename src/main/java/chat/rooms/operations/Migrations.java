package chat.rooms.operations;

import chat.rooms.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;

/**
 * Brings the schema up to this version before anything else touches it: what runs at the start and
 * uses the database depends on this bean. Nodes that start together take turns, by Flyway's lock.
 * Without a transaction of the container, since each migration is one of its own.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
public class Migrations {
  @Inject private Settings settings;

  @PostConstruct
  void migrate() {
    try {
      Flyway.configure(getClass().getClassLoader())
          .dataSource(RoomsDataSource.unlimited(settings))
          .load()
          .migrate();
    } catch (SQLException misconfigured) {
      throw new IllegalStateException("DATABASE_URL: " + misconfigured.getMessage(), misconfigured);
    }
  }
}
