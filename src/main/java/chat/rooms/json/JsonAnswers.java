package chat.rooms.json;

import jakarta.json.bind.Jsonb;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.Provider;

/** Writes answers as frames are written: members by name, those that are null left out. */
@Provider
public class JsonAnswers implements ContextResolver<Jsonb> {
  @Override
  public Jsonb getContext(Class<?> type) {
    return JsonWriter.JSONB;
  }
}
