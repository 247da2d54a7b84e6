package chat.rooms.realtime.v2;

import chat.rooms.delivery.RoomHead;
import jakarta.json.bind.annotation.JsonbTransient;
import java.time.Instant;

/**
 * A room that a client hears, as the welcome tells of it.
 *
 * @param head the number of the last event
 * @param floor events up to this number are no longer kept
 * @param read the number of the event up to which the user has read
 * @param unread how many messages came after that
 * @param lastAt when the last event was, null where there was none
 */
public record RoomState(
    String id,
    String name,
    String roomType,
    String ownerId,
    String epoch,
    long head,
    @JsonbTransient long floor,
    long read,
    long unread,
    Instant lastAt) {

  /** Beyond this many events a catch-up costs more than reloading the room. */
  private static final long MOST_BEHIND = 1000;

  RoomHead roomHead() {
    return new RoomHead(id, epoch, head);
  }

  /** What becomes of a client that is at this position, or null where it is simply read on to. */
  Turn turnFor(Hello.Position position) {
    if (!position.epoch().equals(epoch) || position.seq() > head || position.seq() < floor) {
      return Turn.RESET;
    }
    return head - position.seq() > MOST_BEHIND ? Turn.LIMITED : null;
  }
}
