package chat.rooms.message;

import chat.rooms.Ids;
import chat.rooms.account.UserService;
import chat.rooms.once.FirstAnswers;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.room.Command;
import chat.rooms.room.RoomFinder;
import chat.rooms.room.RoomSequence;
import chat.rooms.room.Standing;
import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;

/**
 * What people say: posting, editing and deleting. Each takes the room's next number first, which
 * locks the room, and then looks whether the caller may.
 */
@Stateless
public class MessageService {
  @PersistenceContext private EntityManager em;
  @EJB private RoomSequence sequence;
  @EJB private RoomFinder finder;
  @EJB private MessageFinder messages;
  @EJB private UserService users;
  @EJB private EventLog log;
  @EJB private FirstAnswers firstAnswers;

  /** Says something in a room, or answers with what the first call with this key said. */
  public MessageView post(Caller caller, String roomId, NewMessage newMessage, String key) {
    sequence.awaitTurn(roomId);
    String id = Ids.next();
    RequestKey requestKey =
        RequestKey.of(newMessage.keyOr(key), Command.CREATE_MESSAGE, roomId, newMessage.text());
    Optional<String> first = firstAnswers.claim(caller.userId(), requestKey, id);
    if (first.isPresent()) {
      return get(caller, first.get());
    }
    RoomSequence.Entry entry = sequence.next(roomId, Command.CREATE_MESSAGE);
    Standing standing = finder.standing(caller, roomId);
    standing.requireWriter();
    Message message = Message.said(id, roomId, standing.user(), newMessage, entry);
    em.persist(message);
    log.append(entry, Command.CREATE_MESSAGE, caller.userId(), roomId, message);
    return message.view();
  }

  /** Says a message of the caller's in other words. */
  public MessageView edit(Caller caller, String messageId, MessageEdit edit, String key) {
    String roomId = awaitTurn(messageId);
    RequestKey requestKey = RequestKey.of(key, Command.UPDATE_MESSAGE, messageId, edit.text());
    if (firstAnswers.isDone(caller.userId(), requestKey)) {
      return get(caller, messageId);
    }
    return change(
        caller,
        roomId,
        messageId,
        Command.UPDATE_MESSAGE,
        (message, standing) -> {
          standing.requireWriter();
          message.edit(standing.user(), edit.text());
        });
  }

  /** Takes a message away: its author, the room's owner, and admins who see the room may. */
  public MessageView retract(Caller caller, String messageId, String key) {
    String roomId = awaitTurn(messageId);
    RequestKey requestKey = RequestKey.of(key, Command.DELETE_MESSAGE, messageId);
    if (firstAnswers.isDone(caller.userId(), requestKey)) {
      return get(caller, messageId);
    }
    return change(
        caller,
        roomId,
        messageId,
        Command.DELETE_MESSAGE,
        (message, standing) -> {
          if (!message.isBy(standing.user()) && !standing.isOwner() && !standing.user().isAdmin()) {
            throw Refusal.forbidden(
                "only its author, the room's owner and admins delete a message");
          }
          message.retract();
        });
  }

  /**
   * A message of a room that the caller sees. Who has just left a room is still answered with the
   * message that says so.
   *
   * @throws Refusal 404 where it is not there for the caller
   */
  public MessageView get(Caller caller, String messageId) {
    Message message = find(messageId);
    if (!message.isLeavingOf(users.current(caller))) {
      requireSeen(caller, message.roomId());
    }
    return message.view();
  }

  /** Waits for the turn of a message's room, and says which room that is. */
  private String awaitTurn(String messageId) {
    String roomId = messages.roomOf(messageId).orElseThrow(MessageService::absent);
    sequence.awaitTurn(roomId);
    return roomId;
  }

  private MessageView change(
      Caller caller, String roomId, String messageId, Command command, Change change) {
    RoomSequence.Entry entry = sequence.next(roomId, command);
    Message message = find(messageId);
    Standing standing = requireSeen(caller, roomId);
    change.apply(message, standing);
    log.append(entry, command, caller.userId(), messageId, message);
    return message.view();
  }

  private Message find(String messageId) {
    return Optional.ofNullable(em.find(Message.class, messageId))
        .orElseThrow(MessageService::absent);
  }

  /** A message of a room that the caller does not see is absent like one that never was. */
  private Standing requireSeen(Caller caller, String roomId) {
    try {
      return finder.standing(caller, roomId);
    } catch (Refusal refusal) {
      throw refusal.problem() == Problem.NOT_FOUND ? absent() : refusal;
    }
  }

  private static Refusal absent() {
    return Refusal.notFound("no such message");
  }

  /** What a call does to a message, where the caller may. */
  private interface Change {
    void apply(Message message, Standing standing);
  }
}
