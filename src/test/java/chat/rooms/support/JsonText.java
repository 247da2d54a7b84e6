package chat.rooms.support;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.StringReader;
import java.util.Map;

/** JSON as tests write it: a map, a value, or text that is sent as it stands. */
public final class JsonText {
  private static final JsonReaderFactory STRICT =
      Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

  /** Found once: the methods of {@link Json} look for their provider in every jar, each time. */
  private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

  private JsonText() {}

  static String of(Object body) {
    if (body instanceof Map<?, ?> members) {
      var object = Json.createObjectBuilder();
      members.forEach((name, value) -> object.add((String) name, value(value)));
      return object.build().toString();
    }
    return body.toString();
  }

  /** Whether it is one object, and every member of it is named once (RFC 7493, section 2.3). */
  static boolean isObject(String text) {
    try (JsonReader reader = STRICT.createReader(new StringReader(text));
        JsonParser parser = Json.createParser(new StringReader(text))) {
      parser.next();
      parser.getValue();
      // The reader does not look at what follows the value.
      return reader.readValue() instanceof JsonObject && !parser.hasNext();
    } catch (RuntimeException noJson) {
      // Not JsonException alone: the parser has other ways to say what is too deep for it.
      return false;
    }
  }

  public static JsonValue read(String text) {
    try (var reader = READERS.createReader(new StringReader(text))) {
      return reader.readValue();
    }
  }

  private static JsonValue value(Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof String text) {
      return Json.createValue(text);
    }
    // Numbers, truth values, and values that are JSON already read the same in both languages.
    return read(of(value));
  }
}
