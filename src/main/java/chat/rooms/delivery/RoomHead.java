package chat.rooms.delivery;

/** Where a room's log stands. */
public record RoomHead(String roomId, String epoch, long lastSeq) {}
