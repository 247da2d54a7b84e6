package chat.rooms.room;

/**
 * How far somebody has read a room.
 *
 * @param seq the event up to which they have, from 0
 */
public record ReadPosition(String userId, long seq) {}
