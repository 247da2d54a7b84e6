package chat.rooms.realtime;

import chat.rooms.Ids;
import chat.rooms.json.Characters;
import chat.rooms.json.PlainText;
import chat.rooms.json.StrictJson;
import chat.rooms.message.MessageEdit;
import chat.rooms.message.MessageService;
import chat.rooms.message.MessageView;
import chat.rooms.message.NewMessage;
import chat.rooms.problem.Refusal;
import chat.rooms.room.Command;
import chat.rooms.room.NewRoom;
import chat.rooms.room.RoomName;
import chat.rooms.room.RoomRename;
import chat.rooms.room.RoomService;
import chat.rooms.security.Caller;
import chat.rooms.security.RateLimiter;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;

/**
 * Carries out the commands that sockets send, by the same services as REST. A command is an object
 * {@code {command, roomId, targetId, text, clientId}}.
 */
@ApplicationScoped
public class RoomCommands {
  @Inject private StrictJson json;
  @Inject private RateLimiter limiter;
  @Inject private RoomService rooms;
  @Inject private MessageService messages;

  /** What every command has: which it is, and what it is about. */
  public record Envelope(
      String command,
      @PlainText String roomId,
      @PlainText String targetId,
      @Characters(min = 1, max = Ids.MAX_LENGTH) @PlainText String clientId) {}

  /** The commands of rooms carry the name as their text. */
  public record Named(@RoomName String text) {
    public Named {
      text = text == null ? null : text.strip();
    }
  }

  /**
   * What a command made or changed; what it did not is null.
   *
   * @param seq the number of the event that made the message
   */
  public record Outcome(String roomId, String messageId, Long seq) {}

  /**
   * Counts something that a client says, as a call over REST is counted.
   *
   * @throws Refusal where it is one too many
   */
  public void count(Caller caller) {
    limiter
        .exceededByUser(caller.userId())
        .ifPresent(
            wait -> {
              throw Refusal.tooMany(wait);
            });
  }

  /**
   * Carries out a command.
   *
   * @throws Refusal where it is malformed or not allowed
   */
  public Outcome execute(Caller caller, JsonObject object) {
    Envelope envelope = json.read(object, Envelope.class);
    Command command =
        Command.of(envelope.command())
            .orElseThrow(() -> Refusal.invalid("command", "is not a command of this protocol"));
    return execute(caller, command, envelope, object);
  }

  private Outcome execute(Caller caller, Command command, Envelope envelope, JsonObject object) {
    String room = envelope.roomId();
    String target = envelope.targetId();
    String key = envelope.clientId();
    return switch (command) {
      case CREATE_MESSAGE ->
          of(
              messages.post(
                  caller, given("roomId", room), json.read(object, NewMessage.class), null));
      case UPDATE_MESSAGE ->
          of(
              messages.edit(
                  caller, given("targetId", target), json.read(object, MessageEdit.class), key));
      case DELETE_MESSAGE -> of(messages.retract(caller, given("targetId", target), key));
      case ADD_USER ->
          new Outcome(
              room, rooms.add(caller, given("roomId", room), given("targetId", target), key), null);
      case REMOVE_USER ->
          new Outcome(
              room,
              rooms.remove(caller, given("roomId", room), given("targetId", target), key),
              null);
      case CREATE_ROOM ->
          new Outcome(rooms.create(caller, new NewRoom(nameIn(object), null), key), null, null);
      case UPDATE_ROOM -> {
        rooms.rename(caller, given("roomId", room), new RoomRename(nameIn(object)), key);
        yield new Outcome(room, null, null);
      }
      case DELETE_ROOM -> {
        rooms.delete(caller, given("roomId", room), key);
        yield new Outcome(room, null, null);
      }
    };
  }

  private static Outcome of(MessageView message) {
    return new Outcome(message.roomId(), message.id(), message.seq());
  }

  private String nameIn(JsonObject object) {
    return json.read(object, Named.class).text();
  }

  private static String given(String field, String value) {
    if (value == null) {
      throw Refusal.invalid(field, "is required");
    }
    return value;
  }
}
