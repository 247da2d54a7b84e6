package chat.rooms.room;

/** A room's new name. */
public record RoomRename(@RoomName String name) {}
