package chat.rooms.json;

import chat.rooms.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.validation.Validator;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads a JSON object (RFC 8259) into a record. Strict where leniency would hide a mistake: UTF-8
 * must be well-formed, a member must have its component's type, and names are unique (RFC 7493,
 * section 2.3). Lenient where clients differ: members that the record does not have are ignored,
 * and one that is absent or null is null.
 *
 * <p>Components may be {@link String}, {@code long}, {@code int}, {@code boolean} and their boxes,
 * enums (by what their {@code toString} gives), lists and maps by name of these, and records again.
 * A component of a primitive type must be there.
 */
@ApplicationScoped
public class StrictJson {
  /** Deeper than anything that Rooms reads, and far from where a parser runs out of stack. */
  private static final int MAX_DEPTH = 32;

  private static final JsonParserFactory PARSERS =
      Json.createParserFactory(
          Map.of(
              "org.eclipse.parsson.maxDepth",
              MAX_DEPTH,
              "org.eclipse.parsson.rejectDuplicateKeys",
              true));

  private final Validator validator;

  @Inject
  public StrictJson(Validator validator) {
    this.validator = validator;
  }

  /** For the container's proxy. */
  protected StrictJson() {
    this(null);
  }

  /**
   * Reads a body.
   *
   * @throws Refusal malformed, where it is not an object in well-formed UTF-8; invalid, naming
   *     every member that has the wrong type or, if none has, every one that breaks its bounds
   */
  public <T extends Record> T read(byte[] utf8, Class<T> type) {
    return read(object(utf8), type);
  }

  /** Reads a frame of text, as {@link #read(byte[], Class)} reads a body. */
  public <T extends Record> T read(String text, Class<T> type) {
    return read(object(text), type);
  }

  /** Reads an object whose record was chosen after a look into it. */
  public <T extends Record> T read(JsonObject object, Class<T> type) {
    T bound = RecordBinder.bind(object, type);
    Bounds.check(validator, bound);
    return bound;
  }

  /** The object that the bytes spell; refused as malformed where they spell none. */
  public JsonObject object(byte[] utf8) {
    try {
      return object(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException malformed) {
      throw Refusal.malformed("the text is not well-formed UTF-8");
    }
  }

  /** The object that the text spells; refused as malformed where it spells none. */
  public JsonObject object(String text) {
    if (parse(text) instanceof JsonObject object) {
      return object;
    }
    throw Refusal.malformed("a JSON object is needed");
  }

  private static JsonValue parse(String text) {
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      // Fails on whatever follows the value, which the parser's own reader leaves unread.
      parser.hasNext();
      return value;
    } catch (RuntimeException malformed) {
      // Not JsonException alone: the parser says in other ways what is too deep or too long for it.
      throw Refusal.malformed("the text is not well-formed JSON");
    }
  }
}
