package chat.rooms.support;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Calls the REST interface of one node, as a stranger who knows its address only. Immutable; what
 * all calls carry is added by {@link #with}.
 */
public final class ApiClient {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI node;
  private final List<String> headers;

  public ApiClient(URI node) {
    this(node, List.of());
  }

  private ApiClient(URI node, List<String> headers) {
    this.node = node;
    this.headers = headers;
  }

  /** The same client, whose calls carry one header more. */
  public ApiClient with(String header, String value) {
    List<String> more = new ArrayList<>(headers);
    more.addAll(List.of(header, value));
    return new ApiClient(node, more);
  }

  /** The same client, whose calls bring a bearer token. */
  public ApiClient withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** The same client at another node. */
  public ApiClient at(Node other) {
    return new ApiClient(other.uri(), headers);
  }

  public Answer get(String path) {
    return call("GET", path);
  }

  public Answer post(String path) {
    return call("POST", path);
  }

  public Answer post(String path, JsonObject body) {
    return call("POST", path, body);
  }

  public Answer put(String path, JsonObject body) {
    return call("PUT", path, body);
  }

  public Answer delete(String path) {
    return call("DELETE", path);
  }

  /** A call without a body. */
  public Answer call(String method, String path) {
    return send(method, path, BodyPublishers.noBody());
  }

  /** A call with a body; null for one without. */
  public Answer call(String method, String path, JsonObject body) {
    return body == null
        ? call(method, path)
        : with("Content-Type", "application/json")
            .send(method, path, BodyPublishers.ofString(body.toString()));
  }

  /** A call whose body is anything at all. The path begins after {@code /api}. */
  public Answer send(String method, String path, BodyPublisher body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address(path)).timeout(PATIENCE).method(method, body);
    for (int i = 0; i < headers.size(); i += 2) {
      request.header(headers.get(i), headers.get(i + 1));
    }
    try {
      return Answer.of(HTTP.send(request.build(), BodyHandlers.ofString()));
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + path, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Where a path is; one that the server gave, as in a Link header, has the prefix already. */
  private URI address(String path) {
    return path.startsWith("/api/") ? node.resolve(path) : URI.create(node + "/api" + path);
  }
}
