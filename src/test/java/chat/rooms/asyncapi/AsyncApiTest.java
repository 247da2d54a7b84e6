package chat.rooms.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.problem.Problem;
import chat.rooms.room.Command;
import chat.rooms.support.PublishedFrames;
import chat.rooms.support.PublishedFrames.Protocol;
import com.networknt.schema.Schema;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The document of the sockets, held against its own rules and the catalogues of the code. */
class AsyncApiTest {
  /** What a schema says of a value; without any of these it lets everything pass. */
  private static final Set<String> SAYING =
      Set.of("$ref", "type", "const", "enum", "allOf", "oneOf", "properties");

  /** What can go wrong over REST alone. */
  private static final Set<Problem> OF_HTTP =
      Set.of(
          Problem.METHOD_NOT_ALLOWED,
          Problem.NOT_ACCEPTABLE,
          Problem.TOO_LARGE,
          Problem.UNSUPPORTED_MEDIA_TYPE);

  private final PublishedFrames published = PublishedFrames.asWritten();
  private final JsonObject document = published.document();

  @Test
  void every_reference_leads_somewhere() {
    assertThat(published.objectsWith("$ref"))
        .hasSizeGreaterThan(100)
        .extracting(object -> object.getString("$ref").substring(1))
        .allMatch(pointer -> Json.createPointer(pointer).containsValue(document));
  }

  @Test
  void every_message_belongs_to_an_operation() {
    assertThat(document.getJsonObject("channels").values())
        .map(channel -> channel.asJsonObject().getJsonObject("messages").size())
        .containsExactly(
            messages(published.protocol("")).size(),
            messages(published.protocol("rooms.v2")).size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "rooms.v2"})
  void every_example_is_its_own_message_and_no_other(String subprotocol) {
    Protocol protocol = published.protocol(subprotocol);
    for (Map<String, Schema> side : List.of(protocol.fromClients(), protocol.fromServer())) {
      side.keySet()
          .forEach(
              name ->
                  assertThat(protocol.message(name).getJsonArray("examples"))
                      .as("examples of %s", name)
                      .isNotEmpty()
                      .extracting(example -> example.asJsonObject().get("payload").toString())
                      .allSatisfy(
                          payload ->
                              assertThat(PublishedFrames.fitting(side, payload))
                                  .containsExactly(name)));
    }
  }

  @Test
  void every_object_that_the_server_sends_is_closed() {
    List<JsonObject> objects =
        published.objectsWith("properties").stream()
            .filter(object -> object.getString("type", "").equals("object"))
            .filter(object -> !isOfClients(object))
            .toList();
    assertThat(objects)
        .hasSizeGreaterThan(15)
        .allSatisfy(
            object -> assertThat(object.get("additionalProperties")).isEqualTo(JsonValue.FALSE));
  }

  @Test
  void every_object_says_what_must_be_there() {
    assertThat(published.objectsWith("required"))
        .hasSizeGreaterThan(30)
        .filteredOn(object -> object.containsKey("type") && object.containsKey("properties"))
        .allSatisfy(
            object ->
                assertThat(texts(object.getJsonArray("required")))
                    .isNotEmpty()
                    .isSubsetOf(object.getJsonObject("properties").keySet()));
  }

  @Test
  void no_schema_lets_everything_pass() {
    assertThat(schemas())
        .hasSizeGreaterThan(150)
        .allSatisfy(
            schema ->
                assertThat(schema)
                    .satisfiesAnyOf(
                        forbidding -> assertThat(forbidding).isEqualTo(JsonValue.FALSE),
                        saying ->
                            assertThat(saying.asJsonObject().keySet())
                                .containsAnyElementsOf(SAYING)));
  }

  @Test
  void it_has_all_commands() {
    List<String> commands = Arrays.stream(Command.values()).map(Command::wireName).toList();
    assertThat(texts(document.getValue("/components/schemas/CommandName/enum").asJsonArray()))
        .containsExactlyInAnyOrderElementsOf(commands);
    assertThat(published.protocol("").fromClients().keySet())
        .containsExactlyInAnyOrderElementsOf(commands);
    assertThat(published.protocol("rooms.v2").fromClients().keySet()).containsAll(commands);
  }

  @Test
  void it_has_all_problems_that_sockets_can_meet() {
    List<String> problems =
        Arrays.stream(Problem.values())
            .filter(problem -> !OF_HTTP.contains(problem))
            .map(problem -> problem.status() + " " + problem.code())
            .toList();
    assertThat(document.getValue("/components/schemas/Error/oneOf").asJsonArray())
        .map(each -> each.asJsonObject().getJsonObject("properties"))
        .map(
            each ->
                each.getJsonObject("status").getInt("const")
                    + " "
                    + each.getJsonObject("code").getString("const"))
        .containsExactlyInAnyOrderElementsOf(problems);
  }

  private static Set<String> messages(Protocol protocol) {
    return Stream.of(protocol.fromClients(), protocol.fromServer())
        .flatMap(side -> side.keySet().stream())
        .collect(Collectors.toSet());
  }

  /** Clients may add what they like: their objects, and the addresses with which they come. */
  private boolean isOfClients(JsonObject object) {
    Set<String> names = object.getJsonObject("properties").keySet();
    JsonObject schemas = document.getJsonObject("components").getJsonObject("schemas");
    Stream<String> open =
        Stream.concat(
            Arrays.stream(Command.values()).map(Command::wireName),
            Stream.of("Keyed", "Command", "Position"));
    return open.anyMatch(name -> schemas.getJsonObject(name).equals(object))
        || List.of("Hello", "Read", "Typing", "Presence").stream()
            .map(name -> published.protocol("rooms.v2").message(name).getJsonObject("payload"))
            .anyMatch(object::equals)
        || Set.of("token", "ticket", "Sec-WebSocket-Protocol").containsAll(names);
  }

  private List<JsonValue> schemas() {
    return Stream.of(
            published.objectsWith("properties").stream()
                .flatMap(object -> object.getJsonObject("properties").values().stream()),
            published.objectsWith("items").stream().map(object -> object.get("items")),
            published.objectsWith("payload").stream()
                .filter(object -> object.containsKey("examples"))
                .map(object -> object.get("payload")),
            parts("allOf"),
            parts("oneOf"),
            document.getJsonObject("components").getJsonObject("schemas").values().stream())
        .flatMap(each -> each)
        .toList();
  }

  private Stream<JsonValue> parts(String member) {
    return published.objectsWith(member).stream()
        .flatMap(object -> object.getJsonArray(member).stream());
  }

  private static List<String> texts(JsonArray array) {
    return array.getValuesAs(JsonString::getString);
  }
}
