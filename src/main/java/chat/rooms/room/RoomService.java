package chat.rooms.room;

import chat.rooms.Ids;
import chat.rooms.account.User;
import chat.rooms.account.UserService;
import chat.rooms.once.FirstAnswers;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/**
 * Changes rooms: each change takes the room's next number first, which locks it, and then looks
 * whether the caller may. What happened is told as a {@link RoomChange}, for the log.
 */
@Stateless
public class RoomService {
  @PersistenceContext private EntityManager em;
  @EJB private RoomSequence sequence;
  @EJB private RoomFinder finder;
  @EJB private UserService users;
  @EJB private FirstAnswers firstAnswers;
  @EJB private ReadPositions readPositions;
  @Inject private Event<RoomChange> changes;

  /**
   * Creates a room that the caller owns and is in.
   *
   * @return its id, or the id of the one that the first call with this key made
   * @throws Refusal 403 where the type is not Private and the caller no admin
   */
  public String create(Caller caller, NewRoom newRoom, String key) {
    Room room = new Room(newRoom.name(), newRoom.roomType(), caller.userId());
    sequence.awaitTurn(room.id());
    User owner = users.current(caller);
    if (newRoom.roomType() != RoomType.PRIVATE && !owner.isAdmin()) {
      throw Refusal.forbidden("only admins create rooms that everybody sees");
    }
    RequestKey requestKey =
        RequestKey.of(key, Command.CREATE_ROOM, newRoom.name(), newRoom.roomType());
    return firstAnswers.claim(owner.id(), requestKey, room.id()).orElseGet(() -> open(room, owner));
  }

  /** Gives a room another name. */
  public void rename(Caller caller, String roomId, RoomRename rename, String key) {
    sequence.awaitTurn(roomId);
    RequestKey requestKey = RequestKey.of(key, Command.UPDATE_ROOM, roomId, rename.name());
    if (firstAnswers.isDone(caller.userId(), requestKey)) {
      return;
    }
    RoomSequence.Entry entry = sequence.next(roomId, Command.UPDATE_ROOM);
    Standing standing = finder.standing(caller, roomId);
    standing.requireNamer();
    standing.room().rename(rename.name());
    tell(standing, entry, Command.UPDATE_ROOM, roomId, Ids.next(), "Room updated");
  }

  /** Deletes a room for everybody; its members stay noted, so that they can all be told. */
  public void delete(Caller caller, String roomId, String key) {
    sequence.awaitTurn(roomId);
    RequestKey requestKey = RequestKey.of(key, Command.DELETE_ROOM, roomId);
    if (firstAnswers.isDone(caller.userId(), requestKey)) {
      return;
    }
    RoomSequence.Entry entry = sequence.next(roomId, Command.DELETE_ROOM);
    Standing standing = finder.standing(caller, roomId);
    standing.requireDeleter();
    standing.room().delete();
    noteChangedRoomsOfMembers(roomId);
    tell(standing, entry, Command.DELETE_ROOM, roomId, Ids.next(), "Room deleted");
  }

  /**
   * Adds a user to a room.
   *
   * @return the id of the message that says so
   * @throws Refusal 404 where there is no such user, 409 where they are in the room
   */
  public String add(Caller caller, String roomId, String userId, String key) {
    sequence.awaitTurn(roomId);
    RequestKey requestKey = RequestKey.of(key, Command.ADD_USER, roomId, userId);
    String messageId = Ids.next();
    return firstAnswers
        .claim(caller.userId(), requestKey, messageId)
        .orElseGet(() -> join(caller, roomId, userId, messageId));
  }

  /**
   * Removes a user from a room, or lets the caller leave it.
   *
   * @return the id of the message that says so
   * @throws Refusal 404 where the user is not in the room, 409 where they own it
   */
  public String remove(Caller caller, String roomId, String userId, String key) {
    sequence.awaitTurn(roomId);
    RequestKey requestKey = RequestKey.of(key, Command.REMOVE_USER, roomId, userId);
    String messageId = Ids.next();
    return firstAnswers
        .claim(caller.userId(), requestKey, messageId)
        .orElseGet(() -> leave(caller, roomId, userId, messageId));
  }

  private String open(Room room, User owner) {
    em.persist(room);
    RoomSequence.Entry entry = sequence.begin(room.id());
    enter(room.id(), owner.id(), entry);
    Standing standing = new Standing(room, owner, null);
    tell(standing, entry, Command.CREATE_ROOM, room.id(), Ids.next(), "Room created");
    return room.id();
  }

  private String join(Caller caller, String roomId, String userId, String messageId) {
    RoomSequence.Entry entry = sequence.next(roomId, Command.ADD_USER);
    Standing standing = finder.standing(caller, roomId);
    standing.requireAdder(userId);
    User user = users.get(userId);
    if (membership(roomId, userId).isPresent()) {
      throw Refusal.conflict("the user is in the room already");
    }
    enter(roomId, userId, entry);
    tell(
        standing, entry, Command.ADD_USER, userId, messageId, user.fullName() + " joined the room");
    return messageId;
  }

  private String leave(Caller caller, String roomId, String userId, String messageId) {
    RoomSequence.Entry entry = sequence.next(roomId, Command.REMOVE_USER);
    Standing standing = finder.standing(caller, roomId);
    standing.requireRemover(userId);
    Membership membership =
        membership(roomId, userId).orElseThrow(() -> Refusal.notFound("no such user in the room"));
    em.remove(membership);
    noteChangedRooms(userId);
    String name = users.get(userId).fullName();
    tell(standing, entry, Command.REMOVE_USER, userId, messageId, name + " left the room");
    return messageId;
  }

  /** Whoever comes new has nothing unread: they begin at the room's head. */
  private void enter(String roomId, String userId, RoomSequence.Entry entry) {
    em.persist(new Membership(roomId, userId, entry.seq()));
    readPositions.begin(userId, roomId, entry);
    noteChangedRooms(userId);
  }

  private Optional<Membership> membership(String roomId, String userId) {
    return Optional.ofNullable(em.find(Membership.class, new Membership.Key(roomId, userId)));
  }

  private void noteChangedRooms(String userId) {
    em.createNativeQuery("update users set rooms_version = rooms_version + 1 where id = ?1")
        .setParameter(1, userId)
        .executeUpdate();
  }

  /**
   * Locks the members in the order of their ids: two rooms deleted at once would wait in a circle.
   */
  private void noteChangedRoomsOfMembers(String roomId) {
    em.createNativeQuery(
            """
            with members as (
              select u.id from users u join membership m on m.user_id = u.id
              where m.room_id = ?1 order by u.id for update of u)
            update users set rooms_version = rooms_version + 1
            from members where users.id = members.id
            """)
        .setParameter(1, roomId)
        .executeUpdate();
  }

  private void tell(
      Standing standing,
      RoomSequence.Entry entry,
      Command command,
      String targetId,
      String messageId,
      String text) {
    changes.fire(
        new RoomChange(
            standing.room(), entry, command, standing.user(), targetId, messageId, text));
  }
}
