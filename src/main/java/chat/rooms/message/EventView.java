package chat.rooms.message;

import java.time.Instant;

/**
 * An event of a room's log.
 *
 * @param seq the event's number in its room, from 1 without a hole
 * @param command what happened, by its wire name
 * @param actorId who did it
 * @param targetId whom or what it was done to: a user, a message, or the room
 * @param message what it made or changed, as that is now
 */
public record EventView(
    long seq, String command, String actorId, String targetId, Instant at, MessageView message) {}
