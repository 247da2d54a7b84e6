package chat.rooms.delivery;

import chat.rooms.room.Command;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One room as this node delivers it. The next number is sent, a lower one is dropped, and a higher
 * one waits until the gap before it has been read from the log. Each listener has a position of its
 * own: who is at the feed's is live and hears each event as it comes; who is behind is read to from
 * the log until the positions meet.
 *
 * <p>Confined to one dispatcher's thread; it asks {@link Log} for what it misses and never waits.
 */
final class RoomFeed {
  /** How many events may wait behind a gap; the log has those that do not fit. */
  private static final int MOST_AHEAD = 256;

  /** Where a feed asks for what it misses; answers come back through the dispatcher. */
  interface Log {
    /** Asks for events after a number, for {@link #fill}. */
    void fill(String roomId, long after);

    /** Asks for events after a listener's position, for {@link #catchUp}. */
    void catchUp(String roomId, long after, Listener listener);
  }

  private final String roomId;
  private final Log log;
  private final Map<Listener, Place> places = new HashMap<>();
  private final TreeMap<Long, Delivery> ahead = new TreeMap<>();
  private String epoch;
  private long delivered;

  /** The highest number that is known to exist. */
  private long known;

  private boolean filling;
  private boolean stalled;

  RoomFeed(String roomId, String epoch, long delivered, Log log) {
    this.roomId = roomId;
    this.epoch = epoch;
    this.delivered = delivered;
    this.known = delivered;
    this.log = log;
  }

  /** An event from the wake-up channel or from the log, in whatever order. */
  void offer(Delivery delivery) {
    if (!isCurrent(delivery) || delivery.seq() <= delivered) {
      return;
    }
    hold(delivery);
    drain();
    askForGap();
  }

  /** The log's answer: events in order, perhaps none. */
  void fill(List<Delivery> events) {
    filling = false;
    long before = delivered;
    events.stream().filter(this::isCurrent).forEach(this::hold);
    drain();
    if (delivered > before) {
      askForGap();
    }
  }

  /** The log could not be read; whoever tells the head next starts anew. */
  void fillFailed() {
    filling = false;
  }

  /**
   * The room's head as the database has it.
   *
   * @return false where the feed is ahead of it, which a database does only after a restore
   */
  boolean head(String currentEpoch, long lastSeq) {
    if (!currentEpoch.equals(epoch)) {
      reset(currentEpoch, lastSeq);
      return true;
    }
    known = Math.max(known, lastSeq);
    askForGap();
    resume();
    return lastSeq >= delivered;
  }

  /**
   * Lets a listener hear the room.
   *
   * @param position the last event that they have
   * @param memberAt the room's head when the database said that they may hear it: a removal after
   *     it ends their hearing, one before it is history
   */
  void attach(Listener listener, long position, long memberAt) {
    Place place = places.get(listener);
    if (place != null) {
      place.memberAt = Math.max(place.memberAt, memberAt);
      return;
    }
    places.put(listener, new Place(position, memberAt));
    if (position < delivered) {
      catchUp(listener, places.get(listener));
    }
    known = Math.max(known, position);
    askForGap();
  }

  /** Passes something fleeting on to those whom it is for. */
  void notice(Signal signal) {
    places.keySet().stream().filter(signal::isFor).forEach(listener -> listener.notice(signal));
  }

  void detach(Listener listener) {
    places.remove(listener);
  }

  boolean hears(Listener listener) {
    return places.containsKey(listener);
  }

  /** Whether nobody hears the room here any longer. */
  boolean isEmpty() {
    return places.isEmpty();
  }

  String roomId() {
    return roomId;
  }

  String epoch() {
    return epoch;
  }

  long delivered() {
    return delivered;
  }

  /** The log's answer to a listener's catch-up; the listener may have gone since. */
  void catchUp(Listener listener, List<Delivery> events) {
    Place place = places.get(listener);
    if (place == null) {
      return;
    }
    place.reading = false;
    long before = place.position;
    for (Delivery delivery : events) {
      // Whose removal is among the events hears none of those behind it.
      if (places.get(listener) != place || !mayCatchUpWith(delivery, listener)) {
        break;
      }
      send(listener, place, delivery);
    }
    if (place.position == before && listener.isReady()) {
      // Nothing to go on with: whoever tells the head next starts anew, instead of a loop here.
      stalled = true;
    } else if (places.get(listener) == place && place.position < delivered) {
      place.reading = true;
      long after = place.position;
      listener.whenReady(() -> log.catchUp(roomId, after, listener));
    }
  }

  /**
   * What the feed has not delivered yet comes to everybody at once, and in its turn. What finds no
   * room is read again later: long messages fill a queue with much less than one reading.
   */
  private boolean mayCatchUpWith(Delivery delivery, Listener listener) {
    return isCurrent(delivery) && delivery.seq() <= delivered && listener.isReady();
  }

  /** The log could not be read for a listener; whoever tells the head next starts anew. */
  void catchUpFailed(Listener listener) {
    Place place = places.get(listener);
    if (place != null) {
      place.reading = false;
      stalled = true;
    }
  }

  /** Reads on to those whose reading failed. */
  private void resume() {
    if (stalled) {
      stalled = false;
      places.forEach(
          (listener, place) -> {
            if (place.position < delivered) {
              catchUp(listener, place);
            }
          });
    }
  }

  /** A reading may be of the time before the numbers began anew. */
  private boolean isCurrent(Delivery delivery) {
    return delivery.epoch().equals(epoch);
  }

  private void hold(Delivery delivery) {
    known = Math.max(known, delivery.seq());
    ahead.put(delivery.seq(), delivery);
    if (ahead.size() > MOST_AHEAD) {
      ahead.pollLastEntry();
    }
  }

  private void drain() {
    while (!ahead.isEmpty() && ahead.firstKey() <= delivered + 1) {
      Delivery next = ahead.pollFirstEntry().getValue();
      if (next.seq() == delivered + 1) {
        delivered = next.seq();
        sendToAll(next);
      }
    }
  }

  private void sendToAll(Delivery delivery) {
    for (Map.Entry<Listener, Place> entry : new ArrayList<>(places.entrySet())) {
      send(entry.getKey(), entry.getValue(), delivery);
    }
  }

  private void send(Listener listener, Place place, Delivery delivery) {
    if (delivery.seq() != place.position + 1) {
      return;
    }
    place.position = delivery.seq();
    listener.hear(delivery);
    if (delivery.seq() > place.memberAt
        && (delivery.is(Command.REMOVE_USER, listener.userId())
            || delivery.is(Command.DELETE_ROOM))) {
      places.remove(listener);
    }
  }

  private void askForGap() {
    if (!filling && delivered < known) {
      filling = true;
      log.fill(roomId, delivered);
    }
  }

  private void catchUp(Listener listener, Place place) {
    if (!place.reading) {
      place.reading = true;
      log.catchUp(roomId, place.position, listener);
    }
  }

  private void reset(String newEpoch, long lastSeq) {
    epoch = newEpoch;
    delivered = lastSeq;
    known = lastSeq;
    ahead.clear();
    places.forEach(
        (listener, place) -> {
          place.position = lastSeq;
          listener.reset(roomId, newEpoch, lastSeq);
        });
  }

  /** Where a listener is in the room. */
  private static final class Place {
    private long position;
    private long memberAt;
    private boolean reading;

    Place(long position, long memberAt) {
      this.position = position;
      this.memberAt = memberAt;
    }
  }
}
