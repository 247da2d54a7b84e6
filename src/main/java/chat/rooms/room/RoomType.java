package chat.rooms.room;

/** Who may see a room and write in it. The constants' wire names are those of the old API. */
public enum RoomType {
  /** Exists only for its members. */
  PRIVATE("Private"),
  /** Everybody reads, writes and may join. */
  PUBLIC("Public"),
  /** Everybody reads; its owner and admins write. */
  READ_ONLY("ReadOnly");

  private final String wireName;

  RoomType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** What {@link chat.rooms.json.StrictJson} knows the constant by. */
  @Override
  public String toString() {
    return wireName;
  }

  static RoomType of(String wireName) {
    for (RoomType type : values()) {
      if (type.wireName.equals(wireName)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no room type " + wireName);
  }
}
