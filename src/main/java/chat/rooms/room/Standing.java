package chat.rooms.room;

import chat.rooms.account.User;
import chat.rooms.problem.Refusal;

/**
 * What a caller is to a room, and so what they may do there. Whoever changes a room reads it after
 * taking the room's lock, so that nobody acts on a right that has just ended.
 *
 * @param membership null where the caller is no member
 */
public record Standing(Room room, User user, Membership membership) {
  public boolean isMember() {
    return membership != null;
  }

  public boolean isOwner() {
    return room.ownerId().equals(user.id());
  }

  /** Private rooms exist only for their members; the others for everybody. */
  public boolean sees() {
    return isMember() || room.type() != RoomType.PRIVATE;
  }

  /** Lets only those pass who may write in the room. */
  public void requireWriter() {
    boolean writer =
        switch (room.type()) {
          case PRIVATE -> isMember();
          case PUBLIC -> true;
          case READ_ONLY -> isOwner() || user.isAdmin();
        };
    if (!writer) {
      throw Refusal.forbidden("only its owner and admins write in this room");
    }
  }

  /** Lets only those pass who may rename the room: its owner, or admins where it is fixed. */
  void requireNamer() {
    if (room.isFixed() ? !user.isAdmin() : !isOwner()) {
      throw Refusal.forbidden(
          room.isFixed() ? "only admins rename this room" : "only its owner renames a room");
    }
  }

  /** Lets only those pass who may delete the room: its owner. The fixed rooms stay. */
  void requireDeleter() {
    if (room.isFixed()) {
      throw Refusal.forbidden("nobody deletes this room");
    }
    if (!isOwner()) {
      throw Refusal.forbidden("only its owner deletes a room");
    }
  }

  /** Lets only those pass who may add this user: the owner, or whoever joins a public room. */
  void requireAdder(String userId) {
    requireMembers();
    boolean joins = room.type() == RoomType.PUBLIC && user.id().equals(userId);
    if (!isOwner() && !joins) {
      throw Refusal.forbidden("only its owner adds people to this room");
    }
  }

  /**
   * Lets only those pass who may remove this user: the owner, or who leaves and does not own it.
   */
  void requireRemover(String userId) {
    requireMembers();
    if (room.ownerId().equals(userId) && isOwner()) {
      throw Refusal.conflict("an owner cannot leave the room; delete it instead");
    }
    if (!isOwner() && !user.id().equals(userId)) {
      throw Refusal.forbidden("only its owner removes people from this room");
    }
  }

  private void requireMembers() {
    if (room.isFixed()) {
      throw Refusal.conflict("everybody is in this room, nobody is added or removed");
    }
  }
}
