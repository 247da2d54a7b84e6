package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonStructure;
import java.io.StringReader;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a call was answered with. */
public record Answer(int status, HttpHeaders headers, String body) {
  private static final Set<String> PROBLEM =
      Set.of("type", "title", "status", "detail", "error", "violations");

  static Answer of(HttpResponse<String> response) {
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  /** Holds it against the expected status, and shows the body where it is another. */
  public Answer is(int expected) {
    assertThat(status).as("status of %s", this).isEqualTo(expected);
    return this;
  }

  /** Holds it against a status and the form of all refusals: RFC 9457, and the sentence. */
  public Answer refuses(int expected) {
    is(expected);
    JsonObject problem = json();
    assertThat(header("Content-Type")).hasValueSatisfying(Answer::isProblem);
    assertThat(PROBLEM).as("members of %s", this).containsAll(problem.keySet());
    assertThat(problem.getString("type")).isNotBlank();
    assertThat(problem.getString("title")).isNotBlank();
    assertThat(problem.getInt("status")).isEqualTo(expected);
    assertThat(error()).isNotBlank().isEqualTo(problem.getString("detail"));
    return this;
  }

  /** Holds it against a refusal that names a member of the request. */
  public Answer names(String field) {
    refuses(400);
    assertThat(json().getJsonArray("violations"))
        .as("violations of %s", this)
        .isNotNull()
        .extracting(violation -> violation.asJsonObject().getString("field"))
        .contains(field);
    assertThat(error()).contains(field);
    return this;
  }

  public JsonObject json() {
    return (JsonObject) read();
  }

  public JsonArray array() {
    return (JsonArray) read();
  }

  /** The items of a list. */
  public List<JsonObject> items() {
    return array().getValuesAs(JsonObject.class);
  }

  /** One member, a text, of each item of a list. */
  public List<String> all(String member) {
    return items().stream().map(item -> item.getString(member)).toList();
  }

  /** The sentence that old clients show. */
  public String error() {
    return json().getString("error");
  }

  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** The target of a Link header (RFC 8288) with this relation. */
  public Optional<String> link(String relation) {
    return headers.allValues("Link").stream()
        .filter(link -> link.endsWith("; rel=\"" + relation + "\""))
        .map(link -> link.substring(1, link.indexOf('>')))
        .findFirst();
  }

  @Override
  public String toString() {
    String shown = body.length() > 2_000 ? body.substring(0, 2_000) + "…" : body;
    return status + " " + headers.map() + " " + shown;
  }

  private static void isProblem(String contentType) {
    assertThat(contentType).startsWith("application/problem+json");
  }

  private JsonStructure read() {
    try (JsonReader reader = Json.createReader(new StringReader(body))) {
      return reader.read();
    } catch (RuntimeException malformed) {
      throw new AssertionError("no JSON in " + this, malformed);
    }
  }
}
