package chat.rooms.room;

import java.util.Arrays;
import java.util.Optional;

/**
 * All that can happen to a room, by the names that the old API gave to its socket commands and
 * messages. Each happening is an event of the room's log.
 */
public enum Command {
  CREATE_MESSAGE("CreateMessage", true),
  UPDATE_MESSAGE("UpdateMessage", false),
  DELETE_MESSAGE("DeleteMessage", false),
  ADD_USER("AddUser", true),
  REMOVE_USER("RemoveUser", true),
  CREATE_ROOM("CreateRoom", true),
  UPDATE_ROOM("UpdateRoom", true),
  DELETE_ROOM("DeleteRoom", true);

  private final String wireName;
  private final boolean addsMessage;

  Command(String wireName, boolean addsMessage) {
    this.wireName = wireName;
    this.addsMessage = addsMessage;
  }

  public String wireName() {
    return wireName;
  }

  /** What the API's document calls the constant by. */
  @Override
  public String toString() {
    return wireName;
  }

  /** Whether the room's history gets one message longer by it. */
  public boolean addsMessage() {
    return addsMessage;
  }

  public static Optional<Command> of(String wireName) {
    return Arrays.stream(values()).filter(c -> c.wireName.equals(wireName)).findFirst();
  }
}
