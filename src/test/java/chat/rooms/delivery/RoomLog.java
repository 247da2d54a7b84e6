package chat.rooms.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.message.EventView;
import chat.rooms.message.RoomEvent;
import chat.rooms.room.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A room's log, held in memory. What a feed asks of it is noted; it is read, and answered, when the
 * test says so.
 */
final class RoomLog implements RoomFeed.Log {
  static final String ROOM = "room";
  static final String EPOCH = "epoch";
  static final int PAGE = 3;

  private final List<Delivery> events = new ArrayList<>();
  private final List<Reading> asked = new ArrayList<>();
  private final String epoch;
  private long floor;

  RoomLog(String epoch) {
    this.epoch = epoch;
  }

  /**
   * Something that a feed has asked for.
   *
   * @param listener whose catch-up it is, null for a gap of the room's
   */
  record Reading(long after, Listener listener) {
    /** Answers with what was read. */
    void answer(RoomFeed feed, List<Delivery> events) {
      if (listener == null) {
        feed.fill(events);
      } else {
        try {
          feed.catchUp(listener, after, events);
        } finally {
          listener.turnOver();
        }
      }
    }

    /** Answers that nothing could be read. */
    void fail(RoomFeed feed) {
      if (listener == null) {
        feed.fillFailed();
      } else {
        feed.catchUpFailed(listener, after);
        listener.turnOver();
      }
    }
  }

  /** A new event. */
  Delivery add(Command command, String targetId) {
    Delivery delivery = delivery(epoch, head() + 1, command, targetId);
    events.add(delivery);
    return delivery;
  }

  /** Something is said, so many times. */
  RoomLog messages(int count) {
    for (int i = 0; i < count; i++) {
      add(Command.CREATE_MESSAGE, ROOM);
    }
    return this;
  }

  /** A copy of an event, as it arrives by a wake-up. */
  Delivery copy(long seq) {
    Delivery kept = events.get((int) seq - 1);
    return new Delivery(new RoomEvent(kept.roomId(), kept.epoch(), kept.event()));
  }

  long head() {
    return events.size();
  }

  RoomHead roomHead() {
    return new RoomHead(ROOM, epoch, head());
  }

  /** Forgets the events up to a number. */
  void purgeTo(long lastPurged) {
    floor = lastPurged;
  }

  /** A page of it, as it is now. */
  List<Delivery> read(Reading reading) {
    long from = Math.max(reading.after(), floor);
    return List.copyOf(
        events.subList((int) Math.min(from, head()), (int) Math.min(from + PAGE, head())));
  }

  /** What was asked for since this was called last. */
  List<Reading> asked() {
    List<Reading> all = List.copyOf(asked);
    asked.clear();
    return all;
  }

  /** Answers all that is asked for, until nothing is. */
  void answerAll(RoomFeed feed) {
    int rounds = 0;
    for (List<Reading> open = asked(); !open.isEmpty(); open = asked()) {
      assertThat(rounds++).as("how often the log is read").isLessThanOrEqualTo(events.size());
      open.forEach(reading -> reading.answer(feed, read(reading)));
    }
  }

  @Override
  public void fill(String roomId, long after) {
    asked.add(new Reading(after, null));
  }

  @Override
  public void catchUp(String roomId, long after, Listener listener) {
    asked.add(new Reading(after, listener));
  }

  static Delivery delivery(String epoch, long seq, Command command, String targetId) {
    return delivery(ROOM, epoch, seq, command, targetId, "actor");
  }

  static Delivery delivery(
      String roomId, String epoch, long seq, Command command, String targetId, String actorId) {
    EventView event =
        new EventView(seq, command.wireName(), actorId, targetId, Instant.EPOCH, null);
    return new Delivery(new RoomEvent(roomId, epoch, event));
  }
}
