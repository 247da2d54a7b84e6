package chat.rooms.support;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What calls and frames carry, written briefly. */
public final class Bodies {
  /** Found once: the methods of {@link Json} look for their provider in every jar, each time. */
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private Bodies() {}

  /** An object of names and values in turn. */
  public static JsonObject object(Object... namesAndValues) {
    Map<String, Object> members = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return BUILDERS.createObjectBuilder(members).build();
  }

  /** The same object with one member more, or other. */
  public static JsonObject with(JsonObject object, String name, Object value) {
    Map<String, Object> members = new HashMap<>(object);
    members.put(name, value);
    return BUILDERS.createObjectBuilder(members).build();
  }

  /** The texts of a member that is a list of them. */
  public static List<String> texts(JsonObject object, String member) {
    return object.getJsonArray(member).getValuesAs(JsonString::getString);
  }

  /** The same object with a member less. */
  public static JsonObject without(JsonObject object, String name) {
    return BUILDERS.createObjectBuilder(object).remove(name).build();
  }
}
