package chat.rooms.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

/** Writes and reads JSON where JAX-RS does not: in frames, between nodes, and in refusals. */
public final class JsonWriter {
  /** Safe for threads, and dear to make (JSON-B, section 2.1). */
  static final Jsonb JSONB = JsonbBuilder.create();

  private JsonWriter() {}

  public static String write(Object value) {
    return JSONB.toJson(value);
  }

  /** Reads what {@link #write} wrote; what clients send is read by {@link StrictJson}. */
  public static <T> T read(String text, Class<T> type) {
    return JSONB.fromJson(text, type);
  }
}
