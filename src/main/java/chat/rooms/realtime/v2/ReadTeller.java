package chat.rooms.realtime.v2;

import chat.rooms.delivery.Signal;
import chat.rooms.room.HasRead;
import chat.rooms.room.RoomFinder;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/**
 * Tells how far somebody has read: in small rooms everybody, else only that user's connections.
 * Whether it was said over REST or on a socket makes no difference.
 */
@ApplicationScoped
public class ReadTeller {
  @EJB private RoomFinder finder;
  @Inject private Event<Signal> signals;

  void tell(@Observes HasRead read) {
    boolean toAll = finder.isSmall(read.roomId(), read.userId());
    signals.fire(Signal.read(read.roomId(), read.userId(), read.seq(), toAll));
  }
}
