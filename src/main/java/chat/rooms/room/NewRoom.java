package chat.rooms.room;

import jakarta.annotation.Nullable;

/**
 * A room to be created.
 *
 * @param roomType Private unless given
 */
public record NewRoom(@RoomName String name, @Nullable RoomType roomType) {
  public NewRoom {
    roomType = roomType == null ? RoomType.PRIVATE : roomType;
  }
}
