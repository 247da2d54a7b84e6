package chat.rooms.message;

/**
 * Something has happened in a room and is in its log: what goes out to those who hear the room, as
 * soon as the transaction has committed.
 *
 * @param epoch the numbering that the event's number belongs to
 */
public record RoomEvent(String roomId, String epoch, EventView event) {}
