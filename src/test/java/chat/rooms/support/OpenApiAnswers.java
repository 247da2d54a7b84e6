package chat.rooms.support;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;

/** Holds every answer to a black-box test against the document that the server publishes. */
public final class OpenApiAnswers implements Traffic.Observer {
  private PublishedApi api;

  /**
   * Looks at an answer of the API.
   *
   * @throws AssertionError where it is not what the document says
   */
  @Override
  public void answered(HttpResponse<String> answer) {
    URI address = answer.uri();
    String verb = answer.request().method();
    // A preflight is not a call of the API, and only a browser sees its answer.
    if (!address.getPath().startsWith("/api/") || verb.equals("OPTIONS")) {
      return;
    }
    String type = answer.headers().firstValue("Content-Type").orElse("").split(";")[0];
    var reply = new PublishedApi.Reply(answer.statusCode(), type, answer.body());
    List<String> faults = api(address).faultsOf(verb, address.getRawPath(), reply);
    if (!faults.isEmpty()) {
      throw new AssertionError(
          verb + " " + address + " -> " + reply + " is not what /openapi says: " + faults);
    }
  }

  /** That of the server which answers first: all nodes publish the same. */
  private synchronized PublishedApi api(URI address) {
    if (api == null) {
      api = PublishedApi.of(address);
    }
    return api;
  }
}
