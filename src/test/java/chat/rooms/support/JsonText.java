package chat.rooms.support;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;

/** JSON as tests write it: a map, a value, or text that is sent as it stands. */
final class JsonText {
  private JsonText() {}

  static String of(Object body) {
    if (body instanceof Map<?, ?> members) {
      var object = Json.createObjectBuilder();
      members.forEach((name, value) -> object.add((String) name, value(value)));
      return object.build().toString();
    }
    return body.toString();
  }

  static JsonValue read(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
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
