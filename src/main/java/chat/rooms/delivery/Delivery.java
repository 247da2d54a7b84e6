package chat.rooms.delivery;

import chat.rooms.message.EventView;
import chat.rooms.message.RoomEvent;
import chat.rooms.room.Command;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * An event on its way to many: what each protocol writes of it is made once, for all connections.
 */
public final class Delivery {
  private final RoomEvent roomEvent;
  private final Map<Object, String> frames = new ConcurrentHashMap<>(2);

  public Delivery(RoomEvent roomEvent) {
    this.roomEvent = roomEvent;
  }

  public String roomId() {
    return roomEvent.roomId();
  }

  public String epoch() {
    return roomEvent.epoch();
  }

  public long seq() {
    return roomEvent.event().seq();
  }

  public EventView event() {
    return roomEvent.event();
  }

  /** What a protocol writes of the event. */
  public String frame(Object protocol, Function<Delivery, String> writer) {
    return frames.computeIfAbsent(protocol, p -> writer.apply(this));
  }

  /** Whether this is the command. */
  public boolean is(Command command) {
    return command.wireName().equals(roomEvent.event().command());
  }

  /** Whether this is the command, done to this user. */
  public boolean is(Command command, String userId) {
    return is(command) && roomEvent.event().targetId().equals(userId);
  }

  /** Whom the event brings into the room, or null. */
  String newcomer() {
    if (is(Command.ADD_USER)) {
      return roomEvent.event().targetId();
    }
    return is(Command.CREATE_ROOM) ? roomEvent.event().actorId() : null;
  }
}
