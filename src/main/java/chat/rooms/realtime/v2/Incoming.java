package chat.rooms.realtime.v2;

import chat.rooms.Ids;
import chat.rooms.json.Characters;
import chat.rooms.json.PlainText;
import chat.rooms.json.Required;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;

/** What a client says besides {@link Hello}; what a command asks for, is read where it is done. */
final class Incoming {
  private Incoming() {}

  /** Something that is to be answered, by the client's own name for it. */
  public record Named(@Required @Characters(min = 1, max = Ids.MAX_LENGTH) @PlainText String id) {}

  /** The caller has read a room up to an event. */
  public record Read(
      @Required @Characters(min = 1, max = Ids.MAX_LENGTH) @PlainText String id,
      @Required @PlainText String roomId,
      @Required @Min(value = 0, message = "must be a whole number from 0") Long seq) {}

  /** The caller types in a room. */
  public record Typing(@Required @PlainText String roomId) {}

  /** Whose presence the client wants to be told of, instead of those before. */
  public record Watch(
      @Required @Size(max = 200, message = "must have at most 200 users")
          List<@Characters(min = 1, max = Ids.MAX_LENGTH) @PlainText String> userIds) {}
}
