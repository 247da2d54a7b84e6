package chat.rooms.realtime.v2;

import chat.rooms.delivery.Reconciler;
import chat.rooms.delivery.Threads;
import chat.rooms.presence.Presence;
import chat.rooms.realtime.Connection;
import chat.rooms.realtime.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells clients who comes online and goes, in batches every two seconds, of the users that they
 * asked about: one question to Redis for all of them, whoever asked.
 */
@ApplicationScoped
public class PresenceTeller {
  @Inject private Threads threads;
  @Inject private Connections connections;
  @Inject private Presence presence;

  private boolean due;

  void everySecond(@Observes Reconciler.Reconciled reconciled) {
    due = !due;
    if (due) {
      threads.keepers().execute(this::tell);
    }
  }

  /** One after the other, so that each client is told in order. */
  private synchronized void tell() {
    List<V2Conversation> conversations =
        connections.all().stream()
            .map(Connection::conversation)
            .filter(V2Conversation.class::isInstance)
            .map(V2Conversation.class::cast)
            .toList();
    Set<String> asked =
        conversations.stream()
            .flatMap(conversation -> conversation.watched().userIds().stream())
            .collect(Collectors.toSet());
    if (asked.isEmpty()) {
      return;
    }
    // While Redis is away nobody knows, so nobody is told.
    presence
        .known(asked)
        .ifPresent(
            online ->
                conversations.forEach(
                    conversation -> {
                      List<Outgoing.Status> changes = conversation.watched().changes(online);
                      if (!changes.isEmpty()) {
                        conversation.tell(changes);
                      }
                    }));
  }
}
