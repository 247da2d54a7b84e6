package chat.rooms.support;

import chat.rooms.support.PublishedFrames.Protocol;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The protocol rooms.v2: frames are carried out one after another, and answers name what they
 * answer. So an answer also tells that all that was said before has had its own.
 */
final class AnsweredFrames extends HeldFrames {
  /** What may be carried out without a word. */
  private static final Set<String> FLEETING = Set.of("Typing", "Presence");

  /** What the server calls a frame by: without NUL or lone surrogates. */
  private static final Pattern ID = Pattern.compile("[^\\x00\\p{Cs}]{1,50}");

  /** The codes of what no server carries out, whatever its state. */
  private static final Set<String> UNREADABLE = Set.of("malformed", "invalid");

  /** A refusal of what was not even queued overtakes the answers to what was. */
  private static final String OVERTAKING = "unavailable";

  private final Deque<Said> open = new ArrayDeque<>();

  /** How many may still be refused, though something later was answered, as it seemed. */
  private int overtaken;

  /**
   * What the client said and the server has not answered.
   *
   * @param message null where the document forbids it
   * @param id the frame's own, null where none can be read and repeated
   */
  private record Said(String text, String message, String id) {
    boolean isForbidden() {
      return message == null;
    }
  }

  AnsweredFrames(Protocol protocol) {
    super(protocol);
  }

  @Override
  void said(String text, String message) {
    open.add(new Said(text, message, JsonText.isObject(text) ? idOf(text) : null));
  }

  @Override
  void heard(String text, String message) {
    JsonObject frame = JsonText.read(text).asJsonObject();
    switch (message) {
      case "Welcome" -> carriedOut(answered(text, said -> "Hello".equals(said.message())), text);
      case "Ack" ->
          carriedOut(answered(text, said -> frame.getString("id").equals(said.id())), text);
      case "Error" -> refused(frame, text);
      default -> {
        // All else tells of what happens, and answers nobody.
      }
    }
  }

  @Override
  Optional<String> unrefused() {
    return open.stream().filter(Said::isForbidden).map(Said::text).findFirst();
  }

  private void carriedOut(Said said, String answer) {
    if (said.isForbidden()) {
      throw disagreement("it is forbidden, and was carried out", said.text(), answer);
    }
    passOver(said, answer);
  }

  private void refused(JsonObject error, String answer) {
    String id = error.getString("id", null);
    if (id == null && overtaken > 0 && open.stream().allMatch(said -> said.id() != null)) {
      overtaken--;
      return;
    }
    Said said =
        id == null ? answeredWithoutId(answer) : answered(answer, each -> id.equals(each.id()));
    String code = error.getString("code");
    if (UNREADABLE.contains(code) && !said.isForbidden() && !isBeyondTheHead(said, error)) {
      throw disagreement("it is allowed, and was called " + code, said.text(), answer);
    }
    if (code.equals(OVERTAKING)) {
      open.remove(said);
    } else {
      passOver(said, answer);
    }
  }

  /** Of those without an id, what is forbidden is likelier to be refused. */
  private Said answeredWithoutId(String answer) {
    return open.stream()
        .filter(said -> said.id() == null && said.isForbidden())
        .findFirst()
        .orElseGet(() -> answered(answer, said -> said.id() == null));
  }

  /** Which events a room has is the one bound that no schema can know. */
  private static boolean isBeyondTheHead(Said said, JsonObject error) {
    return said.message().equals("Read")
        && error.getString("error").equals("seq is beyond the room's last event");
  }

  /** The first that has not been answered and fits. */
  private Said answered(String answer, Predicate<Said> fits) {
    return open.stream()
        .filter(fits)
        .findFirst()
        .orElseThrow(() -> disagreement("nothing was said that this answers", answer));
  }

  /** Settles all up to an answered frame: what came before it should have been answered before. */
  private void passOver(Said answered, String answer) {
    for (Said said = open.poll(); said != answered; said = open.poll()) {
      if (!FLEETING.contains(String.valueOf(said.message()))) {
        throw disagreement("it was not answered before the next", said.text(), answer);
      }
      overtaken++;
    }
  }

  private static String idOf(String text) {
    return JsonText.read(text).asJsonObject().get("id") instanceof JsonString id
            && ID.matcher(id.getString()).matches()
        ? id.getString()
        : null;
  }
}
