package chat.rooms.operations;

import chat.rooms.Settings;
import chat.rooms.delivery.Reconciler;
import chat.rooms.delivery.RedisSubscriber;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Starts what works without being called, once the schema is there, and says what is risky about
 * the settings.
 */
@Singleton
@Startup
@DependsOn("Migrations")
public class Start {
  private static final Logger LOG = Logger.getLogger(Start.class.getName());

  @Inject private Settings settings;
  @Inject private RedisSubscriber subscriber;
  @Inject private Reconciler reconciler;
  @Inject private Housekeeping housekeeping;

  /** A bean of the application is made when it is first called, not when it is injected. */
  @PostConstruct
  void start() {
    settings.warnings().forEach(LOG::warning);
    subscriber.isListening();
    reconciler.start();
    housekeeping.start();
  }
}
