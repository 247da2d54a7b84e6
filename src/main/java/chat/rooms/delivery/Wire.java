package chat.rooms.delivery;

import chat.rooms.json.JsonWriter;
import chat.rooms.message.RoomEvent;
import chat.rooms.redis.Redis;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What nodes say to each other through Redis, and on which channels. */
final class Wire {
  private static final int SHARDS = 8;
  private static final String CONTROL = Redis.key("control");

  private Wire() {}

  /** Something published: where, and what. */
  record Parcel(String channel, String text) {
    static Parcel of(RoomEvent event) {
      return new Parcel(
          shard(Math.floorMod(event.roomId().hashCode(), SHARDS)), JsonWriter.write(event));
    }

    static Parcel of(Control control) {
      return new Parcel(CONTROL, JsonWriter.write(control));
    }
  }

  /**
   * What is not an event of a room.
   *
   * @param endedSessions sessions whose sockets are to be closed, or null
   * @param probe a node's question to itself whether its subscription still delivers, or null
   */
  public record Control(List<String> endedSessions, String probe) {}

  /** All channels that a node listens to. */
  static String[] channels() {
    return Stream.concat(Stream.of(CONTROL), IntStream.range(0, SHARDS).mapToObj(Wire::shard))
        .toArray(String[]::new);
  }

  static boolean isControl(String channel) {
    return CONTROL.equals(channel);
  }

  static RoomEvent event(String text) {
    return JsonWriter.read(text, RoomEvent.class);
  }

  static Control control(String text) {
    return JsonWriter.read(text, Control.class);
  }

  private static String shard(int number) {
    return Redis.key("events", String.valueOf(number));
  }
}
