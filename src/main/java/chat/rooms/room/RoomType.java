package chat.rooms.room;

import jakarta.json.bind.annotation.JsonbProperty;

/** Who may see a room and write in it. The constants' wire names are those of the old API. */
public enum RoomType {
  /** Exists only for its members. */
  @JsonbProperty("Private")
  PRIVATE("Private"),
  /** Everybody reads, writes and may join. */
  @JsonbProperty("Public")
  PUBLIC("Public"),
  /** Everybody reads; its owner and admins write. */
  @JsonbProperty("ReadOnly")
  READ_ONLY("ReadOnly");

  private final String wireName;

  RoomType(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
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
