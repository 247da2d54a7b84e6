package chat.rooms.room;

import chat.rooms.account.User;

/**
 * Something happened to a room itself, and is about to be written to its log in the same
 * transaction.
 *
 * @param entry the number that it has in the room
 * @param actor who did it
 * @param targetId whom or what it was done to: a user, or the room
 * @param messageId the id that the system's message about it gets
 * @param text what the system says of it in the room
 */
public record RoomChange(
    Room room,
    RoomSequence.Entry entry,
    Command command,
    User actor,
    String targetId,
    String messageId,
    String text) {}
