package chat.rooms.delivery;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One room as this node delivers it. The next number is sent, a lower one is dropped, and a higher
 * one waits until the gap before it has been read from the log. Each listener has a position of its
 * own: who is at the feed's is live and hears each event as it comes; who is behind is read to from
 * the log until the positions meet.
 *
 * <p>Confined to one dispatcher's thread; it asks {@link Log} for what it misses and never waits.
 */
final class RoomFeed {
  private static final Logger LOG = Logger.getLogger(RoomFeed.class.getName());

  /** Where a feed asks for what it misses; answers come back through the dispatcher. */
  interface Log {
    /** Asks for events after a number, for {@link #fill}. */
    void fill(String roomId, long after);

    /** Asks for events after a listener's position, for {@link #catchUp}, and ends their turn. */
    void catchUp(String roomId, long after, Listener listener);
  }

  private final String roomId;
  private final String epoch;
  private final Log log;
  private final Map<Listener, Place> places = new HashMap<>();
  private final Gap gap;
  private long delivered;

  /**
   * @param head where the feed begins: what comes after it is delivered
   */
  RoomFeed(RoomHead head, Log log) {
    this.roomId = head.roomId();
    this.epoch = head.epoch();
    this.delivered = head.lastSeq();
    this.gap = new Gap(head.lastSeq());
    this.log = log;
  }

  /** An event from the wake-up channel, in whatever order. */
  void offer(Delivery delivery) {
    hold(delivery);
    drain();
    askForGap();
  }

  /** The log's answer: events in order, perhaps none. */
  void fill(List<Delivery> events) {
    gap.filled();
    events.forEach(this::hold);
    drain();
    // A log that has not brought the room forward is asked again when the next head is told.
    if (gap.isShrinking(delivered)) {
      askForGap();
    }
  }

  /** The log could not be read; the next head starts anew. */
  void fillFailed() {
    gap.filled();
  }

  /**
   * The room's head as the database had it a moment ago.
   *
   * @return false where the feed is ahead of it: either it has gone on since, or the database was
   *     restored
   */
  boolean head(String currentEpoch, long lastSeq) {
    if (!currentEpoch.equals(epoch)) {
      List.copyOf(places.keySet()).forEach(this::reset);
      return true;
    }
    gap.tell(lastSeq);
    askForGap();
    // Where a reading failed, or a listener did, somebody is behind whom nothing brings forward.
    places.values().forEach(this::readOn);
    return lastSeq >= delivered;
  }

  /**
   * Lets a listener hear the room.
   *
   * @param position the last event that they have, at most memberAt
   * @param memberAt the room's head when the database said that they may hear it: a removal after
   *     it ends their hearing, one before it is history
   */
  void attach(Listener listener, long position, long memberAt) {
    attach(new Place(listener, position, memberAt));
  }

  /**
   * Brings a listener into the room, unless they are in it, or have left it since.
   *
   * @param joinedSeq the event that brought them in, the first that they hear
   * @param memberAt as in {@link #attach}
   */
  void enter(Listener listener, long joinedSeq, long memberAt) {
    Place place = places.get(listener);
    Place next = new Place(listener, joinedSeq - 1, memberAt);
    if (place != null) {
      place.comesBack(next);
    } else if (!listener.hasLeft(roomId, epoch, memberAt)) {
      enter(next);
    }
  }

  /** Passes something fleeting on to those whom it is for. */
  void notice(Signal signal) {
    places.keySet().stream().filter(signal::isFor).forEach(listener -> listener.notice(signal));
  }

  void detach(Listener listener) {
    places.remove(listener);
  }

  /** Whether nobody hears the room here any longer. */
  boolean isEmpty() {
    return places.isEmpty();
  }

  String epoch() {
    return epoch;
  }

  long delivered() {
    return delivered;
  }

  /**
   * The log's answer to a listener's catch-up; the listener may have gone since, or come anew.
   *
   * @param after the number that was asked for
   */
  void catchUp(Listener listener, long after, List<Delivery> events) {
    Place place = places.get(listener);
    if (place == null || place.position() != after) {
      return;
    }
    place.ends();
    read(place, events);
    if (place.position() == after) {
      // The log does not go on from there, or not in this epoch.
      reset(listener);
    } else if (isCurrent(place)) {
      readOn(place);
    }
  }

  /** The log could not be read for a listener; the next head starts anew. */
  void catchUpFailed(Listener listener, long after) {
    Place place = places.get(listener);
    if (place != null && place.position() == after) {
      place.ends();
    }
  }

  /** What the feed has not delivered yet comes to everybody at once, and in its turn. */
  private void read(Place place, List<Delivery> events) {
    for (Delivery delivery : events) {
      if (!delivery.epoch().equals(epoch) || delivery.seq() > delivered) {
        return;
      }
      send(place, delivery);
      // A removal among the events is the last that they hear.
      if (!isCurrent(place) || !place.listener().isReady()) {
        return;
      }
    }
  }

  private void hold(Delivery delivery) {
    if (delivery.epoch().equals(epoch) && delivery.seq() > delivered) {
      gap.hold(delivery);
    }
  }

  private void drain() {
    for (Delivery next = gap.take(delivered + 1); next != null; next = gap.take(delivered + 1)) {
      delivered++;
      sendToAll(next);
    }
  }

  private void sendToAll(Delivery delivery) {
    for (Place place : List.copyOf(places.values())) {
      try {
        send(place, delivery);
      } catch (RuntimeException e) {
        // One listener's fault must not keep the event from the others; theirs is read to them
        // later.
        LOG.log(Level.SEVERE, "a listener failed", e);
      }
    }
  }

  private void send(Place place, Delivery delivery) {
    place.hear(delivery);
    if (place.endsWith(delivery)) {
      end(place);
    }
  }

  /** The room ends for a listener, and begins again where they are known to have come back. */
  private void end(Place place) {
    places.remove(place.listener());
    place.listener().left(roomId, epoch, place.position());
    if (place.next() != null) {
      enter(place.next());
    }
  }

  private void enter(Place place) {
    place.listener().entered(roomId, epoch, place.position());
    attach(place);
  }

  private void attach(Place place) {
    places.put(place.listener(), place);
    gap.tell(place.memberAt());
    askForGap();
    readOn(place);
  }

  private boolean isCurrent(Place place) {
    return places.get(place.listener()) == place;
  }

  private void askForGap() {
    if (gap.beginsToFill(delivered)) {
      log.fill(roomId, delivered);
    }
  }

  private void readOn(Place place) {
    if (place.begins(delivered)) {
      long after = place.position();
      Listener listener = place.listener();
      listener.awaitTurn(() -> log.catchUp(roomId, after, listener));
    }
  }

  private void reset(Listener listener) {
    places.remove(listener);
    listener.reset(roomId);
  }
}
