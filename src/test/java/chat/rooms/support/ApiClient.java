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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A client of the REST API that knows an address and nothing else. Each comes from an address of
 * its own, as a proxy would report it, so that limits per address never reach another test's
 * client. Immutable: {@code with…} gives another one.
 */
public final class ApiClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI server;
  private final Map<String, String> headers;

  /** A client that is not signed in, of a server named without a path. */
  public ApiClient(URI server) {
    this(server, Map.of("X-Forwarded-For", randomAddress()));
  }

  private ApiClient(URI server, Map<String, String> headers) {
    this.server = server;
    this.headers = headers;
  }

  /** The same person's other calls, signed in. */
  public ApiClient withToken(String token) {
    return withHeader("Authorization", "Bearer " + token);
  }

  public ApiClient withHeader(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return new ApiClient(server, Collections.unmodifiableMap(all));
  }

  /** The same person at another node. */
  public ApiClient at(URI otherServer) {
    return new ApiClient(otherServer, headers);
  }

  public URI server() {
    return server;
  }

  /** Gets a path below {@code /api}, like {@code /rooms}. */
  public Answer get(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path) {
    return call("POST", path, BodyPublishers.noBody());
  }

  /** The body is a map, a JSON value, or text that is sent as it stands. */
  public Answer post(String path, Object body) {
    return call("POST", path, BodyPublishers.ofString(JsonText.of(body)));
  }

  public Answer put(String path, Object body) {
    return call("PUT", path, BodyPublishers.ofString(JsonText.of(body)));
  }

  public Answer delete(String path) {
    return call("DELETE", path, BodyPublishers.noBody());
  }

  /** Any call, with a body of JSON or, if that is null, none. */
  public Answer call(String method, String path, JsonObject body) {
    return call(
        method,
        path,
        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body.toString()));
  }

  public Answer call(String method, String path, BodyPublisher body) {
    return send(method, URI.create(server + "/api" + path), body);
  }

  /** Gets a path beside the API, like {@code /health/ready}. */
  public Answer getFromRoot(String path) {
    return send("GET", server.resolve(path), BodyPublishers.noBody());
  }

  private Answer send(String method, URI address, BodyPublisher body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
    if (body.contentLength() > 0) {
      request.setHeader("Content-Type", "application/json");
    }
    headers.forEach(request::setHeader);
    try {
      var answer = HTTP.send(request.method(method, body).build(), BodyHandlers.ofString());
      return new Answer(Traffic.answered(answer));
    } catch (IOException failed) {
      throw new UncheckedIOException(method + " " + address, failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** One of the addresses of 10.0.0.0/8. */
  static String randomAddress() {
    int host = ThreadLocalRandom.current().nextInt(1, 1 << 24);
    return "10." + (host >> 16) + "." + (host >> 8 & 255) + "." + (host & 255);
  }
}
