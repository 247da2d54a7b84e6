package chat.rooms.room;

import chat.rooms.account.UserView;
import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A room as those see it who may.
 *
 * @param roomType the wire name of a {@link RoomType}
 * @param users its members, by last name then first name; null where they are not loaded
 */
public record RoomView(
    String id,
    Instant createdAt,
    Instant updatedAt,
    String name,
    String ownerId,
    @Schema(implementation = RoomType.class) String roomType,
    @JsonbNillable List<UserView> users) {

  static RoomView of(Room room) {
    return of(room, null);
  }

  static RoomView of(Room room, List<UserView> users) {
    return new RoomView(
        room.id(),
        room.createdAt(),
        room.updatedAt(),
        room.name(),
        room.ownerId(),
        room.type().wireName(),
        users);
  }
}
