package chat.rooms.faults;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.V2Socket.position;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What a client does with what it hears: keeps its positions, with which it resumes, and writes all
 * of it down as it comes. It is trusting on purpose: a client that dropped doubles would hide them.
 */
final class Receiver {
  private final Diary diary;
  private final Map<String, Position> positions = new ConcurrentHashMap<>();

  /** The last event that the client has of a room. */
  record Position(String epoch, long seq) {}

  Receiver(Diary diary) {
    this.diary = diary;
  }

  /** The frame with which a connection begins. */
  JsonObject hello() {
    List<JsonObject> rooms =
        positions.entrySet().stream()
            .map(room -> position(room.getKey(), room.getValue().epoch(), room.getValue().seq()))
            .toList();
    return object("type", "hello", "rooms", rooms);
  }

  void hear(JsonObject frame) {
    switch (frame.getString("type")) {
      case "welcome" -> frame.getJsonArray("rooms").forEach(this::welcome);
      case "events" -> frame.getJsonArray("events").forEach(this::see);
      case "joined", "limited", "reset" -> placed(frame);
      case "gone" -> end(frame.getString("roomId"));
      default -> {
        // Answers are the sender's, and the rest tells of nothing that may get lost.
      }
    }
  }

  /** Makes the client one that was away, and has this of a room. */
  void resumeAt(String roomId, String epoch, long seq) {
    positions.put(roomId, new Position(epoch, seq));
    diary.add(new Diary.Placed(roomId, epoch, seq, Diary.Why.WELCOME));
  }

  boolean hasReached(String roomId, long seq) {
    Position position = positions.get(roomId);
    return position != null && position.seq() >= seq;
  }

  Diary diary() {
    return diary;
  }

  private void welcome(JsonValue value) {
    JsonObject room = value.asJsonObject();
    // Where the client has a position the server goes on from there, or says that it cannot.
    if (!positions.containsKey(room.getString("id"))) {
      place(room.getString("id"), room, room.getJsonNumber("head").longValue(), Diary.Why.WELCOME);
    }
  }

  private void placed(JsonObject frame) {
    Diary.Why why = Diary.Why.valueOf(frame.getString("type").toUpperCase(Locale.ROOT));
    place(frame.getString("roomId"), frame, frame.getJsonNumber("seq").longValue(), why);
  }

  private void place(String roomId, JsonObject at, long seq, Diary.Why why) {
    String epoch = at.getString("epoch");
    positions.put(roomId, new Position(epoch, seq));
    diary.add(new Diary.Placed(roomId, epoch, seq, why));
  }

  private void see(JsonValue value) {
    JsonObject event = value.asJsonObject();
    String roomId = event.getString("roomId");
    String epoch = event.getString("epoch");
    long seq = event.getJsonNumber("seq").longValue();
    diary.add(new Diary.Seen(System.nanoTime(), roomId, epoch, seq, text(event)));
    positions.put(roomId, new Position(epoch, seq));
    String command = event.getString("command");
    if (command.equals("DeleteRoom")
        || command.equals("RemoveUser") && event.getString("targetId").equals(diary.userId())) {
      end(roomId);
    }
  }

  private void end(String roomId) {
    positions.remove(roomId);
    diary.add(new Diary.Ended(roomId));
  }

  private static String text(JsonObject event) {
    return event.get("message") instanceof JsonObject message
        ? message.getString("text", null)
        : null;
  }
}
