package chat.rooms.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** The documents that a server publishes about itself. */
final class Published {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private Published() {}

  /** A document as JSON, of a server that is named by any of its addresses. */
  static String document(URI server, String path) {
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve(path))
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
}
