package chat.rooms.message;

import chat.rooms.Times;
import chat.rooms.room.Command;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

/**
 * One line of a room's log: what happened, who did it, and the message that tells of it. The line
 * holds no text, so that a deleted text is not kept here.
 */
@Entity
@Table(name = "event")
@IdClass(LogEntry.Key.class)
public class LogEntry {
  @Id
  @Column(name = "room_id")
  private String roomId;

  @Id private long seq;

  private String command;

  @Column(name = "actor_id")
  private String actorId;

  @Column(name = "target_id")
  private String targetId;

  @Column(name = "message_id")
  private String messageId;

  private Instant at;

  protected LogEntry() {}

  LogEntry(long seq, Command command, String actorId, String targetId, Message message) {
    this.roomId = message.roomId();
    this.seq = seq;
    this.command = command.wireName();
    this.actorId = actorId;
    this.targetId = targetId;
    this.messageId = message.id();
    this.at = Times.now();
  }

  EventView view(Message message) {
    return new EventView(seq, command, actorId, targetId, at, message.view());
  }

  /** The primary key. */
  public record Key(String roomId, long seq) {}
}
