package chat.rooms.operations;

import chat.rooms.delivery.Reconciler;
import chat.rooms.delivery.RedisSubscriber;
import jakarta.annotation.PostConstruct;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Starts what works without being called, once the schema is there. */
@Singleton
@Startup
@DependsOn("Migrations")
public class Start {
  @Inject private RedisSubscriber subscriber;
  @Inject private Reconciler reconciler;
  @Inject private Housekeeping housekeeping;

  /** A bean of the application is made when it is first called, not when it is injected. */
  @PostConstruct
  void start() {
    subscriber.isListening();
    reconciler.start();
    housekeeping.start();
  }
}
