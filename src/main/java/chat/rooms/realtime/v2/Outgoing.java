package chat.rooms.realtime.v2;

import chat.rooms.delivery.RoomHead;
import chat.rooms.message.EventView;
import chat.rooms.message.MessageView;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Violation;
import chat.rooms.realtime.RoomCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The frames that the server sends, each with its type; members that are null are left out. */
final class Outgoing {
  private Outgoing() {}

  /** The answer to a hello: what the client hears, and where that stands. */
  public record Welcome(
      String type,
      String userId,
      long heartbeatSeconds,
      int messageMaxChars,
      List<RoomState> rooms) {
    Welcome(String userId, Duration heartbeat, int messageMaxChars, List<RoomState> rooms) {
      this("welcome", userId, heartbeat.toSeconds(), messageMaxChars, rooms);
    }
  }

  /** An event among the {@code events} of a frame. */
  public record Event(
      String roomId,
      String epoch,
      long seq,
      String command,
      String actorId,
      String targetId,
      Instant at,
      MessageView message) {
    Event(String roomId, String epoch, EventView event) {
      this(
          roomId,
          epoch,
          event.seq(),
          event.command(),
          event.actorId(),
          event.targetId(),
          event.at(),
          event.message());
    }
  }

  /** Something that changes where a client is in a room, see {@link Turn}. */
  public record RoomTurn(String type, String roomId, String epoch, Long seq) {
    RoomTurn(Turn turn, String roomId, String epoch, Long seq) {
      this(turn.wireName(), roomId, epoch, seq);
    }
  }

  /** A command is stored. */
  public record Ack(String type, String id, String roomId, String messageId, Long seq) {
    Ack(String id, RoomCommands.Outcome outcome) {
      this("ack", id, outcome.roomId(), outcome.messageId(), outcome.seq());
    }
  }

  /** Something is refused. */
  public record Error(
      String type,
      String id,
      int status,
      String code,
      String error,
      List<Violation> violations,
      Long retryAfter) {
    Error(String id, Refusal refusal) {
      this(
          "error",
          id,
          refusal.problem().status(),
          refusal.problem().code(),
          refusal.getMessage(),
          refusal.violations().isEmpty() ? null : refusal.violations(),
          refusal.retryAfterSeconds().orElse(null));
    }
  }

  /** Somebody types, or has read up to an event. */
  public record Notice(String type, String roomId, String userId, Long seq) {}

  /** Who has come online or gone. */
  public record Presence(String type, List<Status> users) {
    Presence(List<Status> users) {
      this("presence", users);
    }
  }

  /** Whether somebody is online. */
  public record Status(String userId, boolean online) {}

  /** Where the client's rooms stand. */
  public record Heartbeat(String type, List<Head> heads) {
    Heartbeat(List<Head> heads) {
      this("heartbeat", heads);
    }
  }

  /** The last event of a room. */
  public record Head(String roomId, String epoch, long seq) {
    Head(RoomHead head) {
      this(head.roomId(), head.epoch(), head.lastSeq());
    }
  }
}
