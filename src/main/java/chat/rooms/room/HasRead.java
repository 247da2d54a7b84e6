package chat.rooms.room;

/**
 * Somebody's read position in a room is about to move, in the same transaction.
 *
 * @param seq the event up to which they have read
 */
public record HasRead(String roomId, String userId, long seq) {}
