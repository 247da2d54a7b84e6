package chat.rooms.support;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/** A client of the protocol rooms.v2. */
public final class V2Socket implements AutoCloseable {
  private final SocketClient socket;
  private final Deque<JsonObject> events = new ArrayDeque<>();

  V2Socket(SocketClient socket) {
    this.socket = socket;
  }

  /** A position, as a hello names it. */
  public static JsonObject position(String roomId, String epoch, long seq) {
    return object("id", roomId, "epoch", epoch, "seq", seq);
  }

  /** The state of a room in a welcome. */
  public static JsonObject stateOf(String roomId, JsonObject welcome) {
    return welcome.getJsonArray("rooms").getValuesAs(JsonObject.class).stream()
        .filter(room -> room.getString("id").equals(roomId))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + roomId + " in " + welcome));
  }

  /** Says hello with these positions, and gives the welcome. */
  public JsonObject greets(JsonObject... positions) {
    says("type", "hello", "rooms", Json.createArrayBuilder(Arrays.asList(positions)).build());
    return hears("welcome");
  }

  /** Says an object of names and values in turn. */
  public void says(Object... namesAndValues) {
    socket.send(object(namesAndValues));
  }

  /** Says a text as it stands. */
  public void saysText(String text) {
    socket.send(text);
  }

  /** Says bytes. */
  public void saysBytes(byte[] bytes) {
    socket.sendBinary(bytes);
  }

  /** Gives a command under a new id, and waits for its answer. */
  public JsonObject commands(String command, String roomId, String targetId, String text) {
    return commandsAs(UUID.randomUUID().toString(), command, roomId, targetId, text);
  }

  /** The same under a name that was perhaps used before. */
  public JsonObject commandsAs(
      String id, String command, String roomId, String targetId, String text) {
    saysCommand(id, command, roomId, targetId, text);
    return answer(id);
  }

  /** Gives a command under a name, and does not wait. */
  public void saysCommand(String id, String command, String roomId, String targetId, String text) {
    says(
        "type",
        "command",
        "id",
        id,
        "command",
        command,
        "roomId",
        roomId,
        "targetId",
        targetId,
        "text",
        text);
  }

  /** Says something in a room, which must be acknowledged. */
  public JsonObject posts(String roomId, String text) {
    return acknowledged(commands("CreateMessage", roomId, roomId, text));
  }

  /** Has read a room up to an event, and waits for the answer. */
  public JsonObject reads(String roomId, long seq) {
    String id = UUID.randomUUID().toString();
    says("type", "read", "id", id, "roomId", roomId, "seq", seq);
    return answer(id);
  }

  /** The ack or error of a frame. */
  public JsonObject answer(String id) {
    return socket.awaitFrame(
        frame -> id.equals(frame.getString("id", null)) && !frame.containsKey("events"));
  }

  public static JsonObject acknowledged(JsonObject answer) {
    assertThat(answer.getString("type")).as("%s", answer).isEqualTo("ack");
    return answer;
  }

  /** Holds an answer against what it must be: a refusal of this kind. */
  public static JsonObject refused(JsonObject answer, String code) {
    assertThat(answer.getString("code", null)).as("%s", answer).isEqualTo(code);
    return answer;
  }

  /** The next refusal, which must be of this kind and answer a frame without an id. */
  public JsonObject isRefused(String code) {
    JsonObject error = hears("error");
    assertThat(error).doesNotContainKey("id");
    return refused(error, code);
  }

  /** The next frame of a type. */
  public JsonObject hears(String type) {
    return hears(type, any -> true);
  }

  /** The next frame of a type that fits. */
  public JsonObject hears(String type, Predicate<JsonObject> fits) {
    return socket.awaitFrame(frame -> frame.getString("type").equals(type) && fits.test(frame));
  }

  /** The next event, of whichever room. */
  public JsonObject event() {
    if (events.isEmpty()) {
      events.addAll(hears("events").getJsonArray("events").getValuesAs(JsonObject.class));
    }
    return events.remove();
  }

  /** The next event of a room; those of others are passed over. */
  public JsonObject event(String roomId) {
    JsonObject event = event();
    while (!event.getString("roomId").equals(roomId)) {
      event = event();
    }
    return event;
  }

  /** All events up to and with the one that says this. */
  public List<JsonObject> untilText(String text) {
    List<JsonObject> heard = new ArrayList<>();
    do {
      heard.add(event());
    } while (!textOf(heard.get(heard.size() - 1)).equals(text));
    return heard;
  }

  public static String textOf(JsonObject event) {
    return event.getJsonObject("message").getString("text");
  }

  /** All frames of a type so far, those that were looked at too. */
  public List<JsonObject> heardOf(String type) {
    return socket.received().stream()
        .filter(frame -> frame.getString("type").equals(type))
        .toList();
  }

  /** Waits until all that was said before has been carried out. */
  public V2Socket untilDone() {
    acknowledged(reads("general", 0));
    return this;
  }

  /** Waits for the server to close the socket, and gives the code. */
  public int closeCode() {
    return socket.awaitClose();
  }

  public boolean isOpen() {
    return socket.isOpen();
  }

  @Override
  public void close() {
    socket.close();
  }
}
