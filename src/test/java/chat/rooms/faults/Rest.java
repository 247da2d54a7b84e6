package chat.rooms.faults;

import chat.rooms.support.JsonText;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** Calls of the REST API, which do not wait long: a fault may have taken the answer. */
final class Rest {
  static final Duration PATIENCE = Duration.ofSeconds(6);

  /** Of all clients, sockets included: many of them, so they share a few threads. */
  static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .executor(Executors.newFixedThreadPool(4, Rest::daemon))
          .build();

  private Rest() {}

  /** Calls and gives the answer's body; fails on anything but success. */
  static JsonObject call(
      FaultyNode node, Person person, String method, String path, JsonObject body) {
    HttpResponse<String> answer = answer(node, person, method, path, body).join();
    if (answer.statusCode() / 100 != 2) {
      throw new IllegalStateException(
          method + " " + path + ": " + answer.statusCode() + answer.body());
    }
    return answer.body().isEmpty()
        ? JsonObject.EMPTY_JSON_OBJECT
        : JsonText.read(answer.body()).asJsonObject();
  }

  /** Calls; the answer may be anything, or an exception where there is none. */
  static CompletableFuture<HttpResponse<String>> answer(
      FaultyNode node, Person person, String method, String path, JsonObject body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(node.uri() + "/api" + path))
            .timeout(PATIENCE)
            .header("X-Forwarded-For", person.address())
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body == null ? "" : body.toString()));
    if (person.token() != null) {
      request.header("Authorization", "Bearer " + person.token());
    }
    return HTTP.sendAsync(request.build(), BodyHandlers.ofString());
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "fault-clients");
    thread.setDaemon(true);
    return thread;
  }
}
