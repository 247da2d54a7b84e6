package chat.rooms.message;

import chat.rooms.Times;
import chat.rooms.account.User;
import chat.rooms.problem.Refusal;
import chat.rooms.room.Command;
import chat.rooms.room.RoomChange;
import chat.rooms.room.RoomSequence;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * An item of a room's history: what somebody said, or what the system says of the room. People's
 * messages may be edited by their authors; a deleted one keeps its place and loses its text for
 * ever.
 */
@Entity
@Table(name = "message")
public class Message {
  @Id private String id;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  @Column(name = "room_id")
  private String roomId;

  @Column(name = "user_id")
  private String userId;

  private String text;
  private String command;

  @Column(name = "target_id")
  private String targetId;

  @Column(name = "client_id")
  private String clientId;

  private long seq;
  private long number;

  protected Message() {}

  private Message(String id, String roomId, User author, RoomSequence.Entry entry) {
    this.id = id;
    this.roomId = roomId;
    this.userId = author.id();
    this.seq = entry.seq();
    this.number = entry.message();
    this.createdAt = Times.now();
    this.updatedAt = createdAt;
  }

  /** What somebody says in a room. */
  static Message said(
      String id, String roomId, User author, NewMessage newMessage, RoomSequence.Entry entry) {
    Message message = new Message(id, roomId, author, entry);
    message.command = Command.CREATE_MESSAGE.wireName();
    message.targetId = roomId;
    message.text = newMessage.text();
    message.clientId = newMessage.clientId();
    return message;
  }

  /** What the system says of a change of the room. */
  static Message of(RoomChange change) {
    Message message =
        new Message(change.messageId(), change.room().id(), change.actor(), change.entry());
    message.command = change.command().wireName();
    message.targetId = change.targetId();
    message.text = change.text();
    return message;
  }

  /**
   * Says it in other words.
   *
   * @throws Refusal 403 where somebody else wrote it, 409 where it is deleted or the system's own
   */
  void edit(User editor, String newText) {
    requireSaid();
    if (!isBy(editor)) {
      throw Refusal.forbidden("only its author edits a message");
    }
    text = newText;
    become(Command.UPDATE_MESSAGE);
  }

  /**
   * Takes the words away.
   *
   * @throws Refusal 409 where they are gone already, or are the system's own
   */
  void retract() {
    requireSaid();
    text = "";
    become(Command.DELETE_MESSAGE);
  }

  boolean isBy(User user) {
    return userId.equals(user.id());
  }

  /** Whether it says that this user has left the room. */
  boolean isLeavingOf(User user) {
    return isBy(user) && Command.REMOVE_USER.wireName().equals(command);
  }

  private void requireSaid() {
    if (Command.DELETE_MESSAGE.wireName().equals(command)) {
      throw Refusal.conflict("the message is deleted");
    }
    if (!Command.CREATE_MESSAGE.wireName().equals(command)
        && !Command.UPDATE_MESSAGE.wireName().equals(command)) {
      throw Refusal.conflict("the system's own messages stay as they are");
    }
  }

  private void become(Command change) {
    command = change.wireName();
    targetId = id;
    updatedAt = Times.now();
  }

  String id() {
    return id;
  }

  String roomId() {
    return roomId;
  }

  MessageView view() {
    return new MessageView(
        id, createdAt, updatedAt, roomId, userId, text, command, targetId, seq, clientId);
  }
}
