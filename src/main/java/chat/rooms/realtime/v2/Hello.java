package chat.rooms.realtime.v2;

import chat.rooms.Ids;
import chat.rooms.json.Characters;
import chat.rooms.json.PlainText;
import chat.rooms.json.Required;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a client begins with: the last event that it has of each room it knows.
 *
 * @param rooms at most 1,000, none where the client knows nothing
 */
public record Hello(
    @Required @Size(max = Hello.MOST_ROOMS, message = "must have at most 1000 rooms")
        List<@Valid Position> rooms) {

  static final int MOST_ROOMS = 1000;

  /** Where a client is in a room: the number of its last event, and the epoch of that number. */
  public record Position(
      @Required @Characters(min = 1, max = Ids.MAX_LENGTH) @PlainText String id,
      @Required @Characters(min = 1, max = Ids.MAX_LENGTH) String epoch,
      @Required @Min(value = 0, message = "must be a whole number from 0") Long seq) {}

  Map<String, Position> byRoom() {
    return rooms.stream().collect(Collectors.toMap(Position::id, p -> p, (first, second) -> first));
  }
}
