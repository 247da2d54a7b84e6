package chat.rooms.support;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.exc.JsonNodeException;

/** The AsyncAPI document that a server publishes, as something to hold frames against. */
public final class PublishedFrames {
  /** A name for the document, by which its parts refer to each other. */
  private static final String NAME = "https://rooms.example/asyncapi";

  private final JsonObject document;
  private final SchemaRegistry schemas;

  /**
   * @param json the document, AsyncAPI 3.0
   */
  public PublishedFrames(String json) {
    document = JsonText.read(json).asJsonObject();
    SchemaRegistryConfig strict =
        SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
    schemas =
        SchemaRegistry.withDialect(
            Dialects.getDraft7(),
            builder -> builder.schemaRegistryConfig(strict).schemas(Map.of(NAME, json)));
  }

  /** The document of a server, named by any of its addresses. */
  public static PublishedFrames of(URI server) {
    return new PublishedFrames(Published.document(server, "/asyncapi"));
  }

  /** The document as it is written, where there is no server to ask. */
  public static PublishedFrames asWritten() {
    Path source = Project.root().resolve("src/main/resources/META-INF/asyncapi.json");
    try {
      return new PublishedFrames(Files.readString(source));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public JsonObject document() {
    return document;
  }

  /** Every object of the document, however deep, that has this member. */
  public List<JsonObject> objectsWith(String member) {
    return Published.objectsWith(member, document);
  }

  /** What may be said in a protocol, by the subprotocol's name. */
  public Protocol protocol(String subprotocol) {
    return new Protocol(subprotocol.isEmpty() ? "old" : subprotocol.replace("rooms.", ""));
  }

  /** One of the document's protocols, both directions of it. */
  public final class Protocol {
    private final String channel;
    private final Map<String, Schema> fromClients;
    private final Map<String, Schema> fromServer;

    private Protocol(String channel) {
      this.channel = channel;
      fromClients = payloads(messages("receive", "messages"));
      fromServer =
          payloads(
              Stream.concat(messages("send", "messages"), messages("receive", "reply/messages")));
    }

    /** What clients say, by the messages' names. */
    public Map<String, Schema> fromClients() {
      return fromClients;
    }

    /** What the server says. */
    public Map<String, Schema> fromServer() {
      return fromServer;
    }

    /** A message of the document, to whichever side. */
    public JsonObject message(String name) {
      return document.getValue("/channels/" + channel + "/messages/" + name).asJsonObject();
    }

    private Stream<String> messages(String action, String member) {
      return document.getJsonObject("operations").values().stream()
          .map(JsonValue::asJsonObject)
          .filter(operation -> operation.getString("action").equals(action))
          .filter(
              operation ->
                  operation.getJsonObject("channel").getString("$ref").endsWith("/" + channel))
          .flatMap(operation -> references(operation, member))
          .distinct();
    }

    private Map<String, Schema> payloads(Stream<String> references) {
      return references
          .distinct()
          .collect(
              Collectors.toMap(
                  reference -> reference.substring(reference.lastIndexOf('/') + 1),
                  reference -> schemas.getSchema(SchemaLocation.of(NAME + reference + "/payload")),
                  (first, second) -> first,
                  TreeMap::new));
    }
  }

  /** The messages that a text is, by their names: one, if all is well. */
  public static List<String> fitting(Map<String, Schema> messages, String text) {
    return messages.keySet().stream()
        .filter(name -> faults(messages.get(name), text).isEmpty())
        .toList();
  }

  /** How far a text is from each message, for people. */
  static String faults(Map<String, Schema> messages, String text) {
    return messages.entrySet().stream()
        .map(message -> message.getKey() + ": " + faults(message.getValue(), text))
        .collect(Collectors.joining("\n"));
  }

  private static List<String> faults(Schema message, String text) {
    try {
      return message.validate(text, InputFormat.JSON).stream().map(Error::toString).toList();
    } catch (JsonNodeException beyondAllBounds) {
      // The library does not compare numbers of more than 64 bits, and no bound lets them pass.
      return List.of(beyondAllBounds.getMessage());
    }
  }

  private static Stream<String> references(JsonObject operation, String member) {
    JsonValue messages = operation;
    for (String part : member.split("/")) {
      messages = messages == null ? null : messages.asJsonObject().get(part);
    }
    return messages instanceof JsonArray array
        ? array.stream().map(each -> each.asJsonObject().getString("$ref"))
        : Stream.empty();
  }
}
