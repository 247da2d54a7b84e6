package chat.rooms.message;

import chat.rooms.room.Command;
import jakarta.annotation.Nullable;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An item of a room's history.
 *
 * @param userId who said it, or whose act the system tells of
 * @param text empty where it is deleted
 * @param command the wire name of the last that happened to it
 * @param targetId what that was done to
 * @param seq the number of the event that made it
 * @param clientId the name that its sender gave to it, left out where none
 */
public record MessageView(
    String id,
    Instant createdAt,
    Instant updatedAt,
    String roomId,
    String userId,
    String text,
    @Schema(implementation = Command.class) String command,
    String targetId,
    long seq,
    @Nullable String clientId) {}
