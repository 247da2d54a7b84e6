package chat.rooms.support;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The documents that a server publishes about itself. */
final class Published {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Published() {}

  /** A document as JSON, of a server that is named by any of its addresses. */
  static String document(URI server, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
            .timeout(PATIENCE)
            .setHeader("Accept", "application/json")
            .build();
    try {
      return HTTP.send(request, BodyHandlers.ofString()).body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Every object of a document, however deep, that has this member. */
  static List<JsonObject> objectsWith(String member, JsonValue document) {
    List<JsonObject> found = new ArrayList<>();
    collect(document, member, found);
    return found;
  }

  private static void collect(JsonValue value, String member, List<JsonObject> found) {
    if (value instanceof JsonObject object) {
      if (object.containsKey(member)) {
        found.add(object);
      }
      object.values().forEach(each -> collect(each, member, found));
    } else if (value instanceof JsonArray array) {
      array.forEach(each -> collect(each, member, found));
    }
  }
}
