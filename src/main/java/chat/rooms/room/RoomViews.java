package chat.rooms.room;

import chat.rooms.Paging;
import chat.rooms.account.UserService;
import chat.rooms.account.UserView;
import chat.rooms.account.UserViews;
import chat.rooms.security.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** Shows rooms with their users, and users with their rooms. */
@ApplicationScoped
public class RoomViews {
  @Inject private RoomFinder finder;
  @Inject private UserService users;
  @Inject private UserViews userViews;

  /** The rooms that the caller may see, by name, without their users. */
  public List<RoomView> visible(Caller caller, Paging paging) {
    return finder.visible(caller, paging).stream().map(RoomView::of).toList();
  }

  /** A room that the caller sees, with its members; the fixed rooms have none. */
  public RoomView withUsers(Caller caller, String roomId) {
    Room room = finder.standing(caller, roomId).room();
    return RoomView.of(room, userViews.of(finder.members(roomId)));
  }

  /** A user with the rooms that they are in and the caller may see. */
  public UserView userWithRooms(Caller caller, String userId) {
    List<RoomView> rooms = finder.of(caller, userId).stream().map(RoomView::of).toList();
    return userViews.of(users.get(userId), rooms);
  }
}
