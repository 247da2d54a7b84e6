package chat.rooms.room;

/**
 * A room to be created.
 *
 * @param roomType Private unless given
 */
public record NewRoom(@RoomName String name, RoomType roomType) {
  public NewRoom {
    roomType = roomType == null ? RoomType.PRIVATE : roomType;
  }
}
