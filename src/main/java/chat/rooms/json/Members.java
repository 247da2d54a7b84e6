package chat.rooms.json;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import java.util.Map;

/** Gives objects another member, where one protocol's name for it is not the other's. */
public final class Members {
  /** Found once: the methods of {@link Json} look for their provider in every jar, each time. */
  private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

  private Members() {}

  /** The same object with this member, in the place of one of that name if there is one. */
  public static JsonObject with(JsonObject object, String name, String text) {
    return BUILDERS.createObjectBuilder(object).add(name, text).build();
  }
}
