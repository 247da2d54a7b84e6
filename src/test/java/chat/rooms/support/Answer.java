package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** An HTTP answer, with its body read as what a test expects it to be. */
public record Answer(HttpResponse<String> http) {
  private static final Set<String> PROBLEM =
      Set.of("type", "title", "status", "detail", "error", "violations");

  public int status() {
    return http.statusCode();
  }

  public String text() {
    return http.body();
  }

  public JsonObject json() {
    return JsonText.read(text()).asJsonObject();
  }

  public JsonArray array() {
    return JsonText.read(text()).asJsonArray();
  }

  /** The sentence of a refusal. */
  public String error() {
    return json().getString("error");
  }

  public String id() {
    return json().getString("id");
  }

  /** The items of a list. */
  public List<JsonObject> items() {
    return array().getValuesAs(JsonObject.class);
  }

  /** One member, a text, of each item of a list. */
  public List<String> all(String member) {
    return items().stream().map(item -> item.getString(member)).toList();
  }

  public Optional<String> header(String name) {
    return http.headers().firstValue(name);
  }

  public List<String> headers(String name) {
    return http.headers().allValues(name);
  }

  /** The path below {@code /api} that a Link header (RFC 8288) of this relation leads to. */
  public Optional<String> link(String relation) {
    return headers("Link").stream()
        .filter(link -> link.endsWith("; rel=\"" + relation + "\""))
        .map(link -> link.substring("</api".length(), link.indexOf('>')))
        .findFirst();
  }

  /** The path below {@code /api} that the Location header leads to. */
  public Optional<String> location() {
    return header("Location").map(location -> URI.create(location).getPath().substring(4));
  }

  /** Holds it against the expected status. */
  public Answer is(int expected) {
    assertThat(status()).as("status of %s", this).isEqualTo(expected);
    return this;
  }

  /** Holds it against a status and the form of all refusals: RFC 9457, and the sentence. */
  public Answer refuses(int expected) {
    is(expected);
    JsonObject problem = json();
    assertThat(header("Content-Type").orElse("")).startsWith("application/problem+json");
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

  /** Holds it against what a script of {@link Deployment#ORIGIN} needs to read it. */
  public Answer isOpenToFrontends() {
    assertThat(header("Access-Control-Allow-Origin")).as("%s", this).hasValue(Deployment.ORIGIN);
    assertThat(header("Access-Control-Expose-Headers").orElse(""))
        .contains("Link", "Location", "Retry-After");
    return this;
  }

  /** Names the call too, so that a failed assertion says which one it was. */
  @Override
  public String toString() {
    return http.request().method() + " " + http.uri() + " -> " + status() + " " + text();
  }
}
