package chat.rooms.room;

/** A room's new name, without the blanks around it. */
public record RoomRename(@RoomName String name) {
  public RoomRename {
    name = name == null ? null : name.strip();
  }
}
