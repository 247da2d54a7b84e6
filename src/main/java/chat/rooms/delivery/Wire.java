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
      return of(event.roomId(), new Happening(event, null));
    }

    static Parcel of(Signal signal) {
      return of(signal.roomId(), new Happening(null, signal));
    }

    private static Parcel of(String roomId, Happening happening) {
      int number = Math.floorMod(roomId.hashCode(), SHARDS);
      return new Parcel(shard(number), JsonWriter.write(happening));
    }

    static Parcel of(Control control) {
      return new Parcel(CONTROL, JsonWriter.write(control));
    }
  }

  /**
   * What a room's channel carries: an event of its log, or something fleeting; the other is null.
   */
  public record Happening(RoomEvent event, Signal signal) {}

  /**
   * What is not about a room.
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

  static Happening happening(String text) {
    return JsonWriter.read(text, Happening.class);
  }

  static Control control(String text) {
    return JsonWriter.read(text, Control.class);
  }

  private static String shard(int number) {
    return Redis.key("events", String.valueOf(number));
  }
}
