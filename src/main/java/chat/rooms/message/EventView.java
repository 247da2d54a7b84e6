package chat.rooms.message;

import chat.rooms.room.Command;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

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
    long seq,
    @Schema(implementation = Command.class) String command,
    String actorId,
    String targetId,
    Instant at,
    MessageView message) {}
