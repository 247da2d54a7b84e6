package chat.rooms.support;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The OpenAPI document that a server publishes, as something to hold answers against. What it does
 * not describe, a call or a status, may only be refused.
 */
public final class PublishedApi {
  /** A name for the document, by which its parts refer to each other. */
  private static final String NAME = "https://rooms.example/openapi";

  private static final String PROBLEM = "application/problem+json";

  private final JsonObject document;
  private final SchemaRegistry schemas;

  /**
   * @param json the document, OpenAPI 3.0 as JSON
   */
  public PublishedApi(String json) {
    document = JsonText.read(json).asJsonObject();
    SchemaRegistryConfig strict =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    schemas =
        SchemaRegistry.withDialect(
            Dialects.getOpenApi30(),
            builder -> builder.schemaRegistryConfig(strict).schemas(Map.of(NAME, json)));
  }

  /** The document of a server, named by any of its addresses. */
  public static PublishedApi of(URI server) {
    return new PublishedApi(Published.document(server, "/openapi"));
  }

  public JsonObject document() {
    return document;
  }

  /** The description of each call, by its verb and path: {@code GET /api/rooms/{id}}. */
  public Map<String, JsonObject> calls() {
    Map<String, JsonObject> calls = new TreeMap<>();
    document
        .getJsonObject("paths")
        .forEach(
            (path, item) ->
                item.asJsonObject()
                    .forEach(
                        (verb, call) ->
                            calls.put(
                                verb.toUpperCase(Locale.ROOT) + " " + path, call.asJsonObject())));
    return calls;
  }

  /** Every object of the document, however deep, that has this member. */
  public List<JsonObject> objectsWith(String member) {
    return Published.objectsWith(member, document);
  }

  /** What an object refers to, or else itself. */
  public JsonObject resolved(JsonObject object) {
    String reference = object.getString("$ref", null);
    return reference == null ? object : document.getValue(reference.substring(1)).asJsonObject();
  }

  /** Whatever an answer does otherwise than the document says; nothing where it keeps to it. */
  public List<String> faultsOf(String verb, String path, Reply reply) {
    Optional<String> call = call(verb, path);
    if (call.isEmpty()) {
      return reply.status() < 400
          ? List.of("there is no such call, and yet it is answered")
          : faultsIn(reply, "/components/schemas/ProblemDetails", PROBLEM);
    }
    Optional<String> answer = answer(call.get() + "/responses/" + reply.status());
    if (answer.isEmpty()) {
      return List.of("the status is not described");
    }
    JsonValue content = document.getValue(answer.get()).asJsonObject().get("content");
    if (content == null) {
      return reply.body().isEmpty() ? List.of() : List.of("there is a body, and none described");
    }
    String type = content.asJsonObject().keySet().iterator().next();
    return faultsIn(reply, answer.get() + "/content/" + escaped(type) + "/schema", type);
  }

  /** An answer, as much as is described of it. */
  public record Reply(int status, String contentType, String body) {}

  /** Where the call is described: of paths that fit, the one with the fewest variables counts. */
  private Optional<String> call(String verb, String path) {
    return document.getJsonObject("paths").keySet().stream()
        .filter(template -> fits(template, path))
        .min(Comparator.comparingLong(template -> template.chars().filter(c -> c == '{').count()))
        .map(template -> "/paths/" + escaped(template) + "/" + verb.toLowerCase(Locale.ROOT))
        .filter(this::isThere);
  }

  private static boolean fits(String template, String path) {
    String regex = "\\Q" + template.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E/?";
    return Pattern.matches(regex, path);
  }

  /** Where the answer is described, which may be elsewhere. */
  private Optional<String> answer(String pointer) {
    return Optional.of(pointer)
        .filter(this::isThere)
        .map(there -> document.getValue(there).asJsonObject().getString("$ref", "#" + there))
        .map(reference -> reference.substring(1));
  }

  private List<String> faultsIn(Reply reply, String schema, String contentType) {
    if (!contentType.equals(reply.contentType())) {
      return List.of("the type is " + reply.contentType() + " instead of " + contentType);
    }
    return schema(schema).validate(reply.body(), InputFormat.JSON).stream()
        .map(Error::toString)
        .toList();
  }

  private Schema schema(String pointer) {
    return schemas.getSchema(SchemaLocation.of(NAME + "#" + pointer));
  }

  private boolean isThere(String pointer) {
    return Json.createPointer(pointer).containsValue(document);
  }

  /** As a token of a JSON pointer (RFC 6901). */
  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
