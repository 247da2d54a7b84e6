package chat.rooms.room;

import jakarta.annotation.Nullable;

/**
 * A room to be created.
 *
 * @param name kept without the blanks around it
 * @param roomType Private unless given
 */
public record NewRoom(@RoomName String name, @Nullable RoomType roomType) {
  public NewRoom {
    name = name == null ? null : name.strip();
    roomType = roomType == null ? RoomType.PRIVATE : roomType;
  }
}
