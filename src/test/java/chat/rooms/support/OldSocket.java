package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A client of the old WebSocket protocol: says commands, and hears every frame in its turn. */
public final class OldSocket implements AutoCloseable {
  private static final String MALFORMED = "the text is not well-formed JSON";

  private final SocketClient socket;

  public OldSocket(SocketClient socket) {
    this.socket = socket;
  }

  /** Waits until the server lets the socket hear its rooms: commands are carried out after that. */
  public OldSocket untilLive() {
    assertThat(heardSoFar()).isEmpty();
    return this;
  }

  /** Waits until all commands so far are carried out, and gives the frames up to then. */
  public List<JsonObject> heardSoFar() {
    commands("DeleteRoom", "nowhere", "nowhere", "");
    List<JsonObject> frames = until(frame -> frame.getString("command").equals("Error"));
    return frames.subList(0, frames.size() - 1);
  }

  /** Waits until all commands so far are carried out, and gives the refusals up to then. */
  public List<String> errorsSoFar() {
    saysText("over");
    return until(frame -> frame.getString("error", "").equals(MALFORMED)).stream()
        .filter(frame -> frame.containsKey("error"))
        .map(frame -> frame.getString("error"))
        .filter(error -> !error.equals(MALFORMED))
        .toList();
  }

  /** Says a text as it stands. */
  public void saysText(String text) {
    socket.send(text);
  }

  /** Says an object of names and values in turn. */
  public void says(Object... namesAndValues) {
    socket.send(Bodies.object(namesAndValues));
  }

  /** Says a command, with the members that all have. */
  public void commands(String command, String roomId, String targetId, String text) {
    says("command", command, "roomId", roomId, "targetId", targetId, "text", text);
  }

  /** The next frame, whatever it is. */
  public JsonObject next() {
    return socket.awaitFrame(any -> true);
  }

  /** The next frame, which must be this event of this room. */
  public JsonObject hears(String command, String roomId) {
    JsonObject frame = next();
    assertThat(frame.getString("command")).as("command of %s", frame).isEqualTo(command);
    assertThat(frame.getString("roomId")).as("room of %s", frame).isEqualTo(roomId);
    return frame;
  }

  /** The next frame, which must be a message with this text. */
  public JsonObject hearsText(String text) {
    JsonObject frame = next();
    assertThat(frame.getString("text", null)).as("text of %s", frame).isEqualTo(text);
    return frame;
  }

  /**
   * How long the frame that was heard last had been under way since this socket said its last, in
   * nanoseconds; what the test itself does with frames is not in it.
   */
  public long underWaySince(OldSocket speaker) {
    return socket.heardAt() - speaker.socket.saidAt();
  }

  /** The next frame, which must be a refusal. */
  public String hearsError() {
    JsonObject frame = next();
    assertThat(frame.keySet()).as("members of %s", frame).containsOnly("command", "error");
    assertThat(frame.getString("command")).isEqualTo("Error");
    return frame.getString("error");
  }

  /** All frames up to and with the first that passes. */
  public List<JsonObject> until(Predicate<JsonObject> last) {
    List<JsonObject> heard = new ArrayList<>();
    do {
      heard.add(next());
    } while (!last.test(heard.get(heard.size() - 1)));
    return heard;
  }

  /** All frames up to and with the one that says this. */
  public List<JsonObject> untilText(String text) {
    return until(frame -> text.equals(frame.getString("text", null)));
  }

  /** Waits for the server to close the socket, and gives the code. */
  public int closeCode() {
    return socket.awaitClose();
  }

  /** The same, where the server has so long for it. */
  public int closeCodeWithin(Duration patience) {
    Awaitility.await("a close").atMost(patience).until(() -> !socket.isOpen());
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
