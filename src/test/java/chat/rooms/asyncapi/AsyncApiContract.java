package chat.rooms.asyncapi;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.Bodies.texts;
import static chat.rooms.support.Bodies.with;
import static chat.rooms.support.Bodies.without;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.PublishedApi;
import chat.rooms.support.PublishedFrames;
import chat.rooms.support.PublishedFrames.Protocol;
import chat.rooms.support.V2Socket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of the sockets, as it is served, against what the server takes. */
class AsyncApiContract {
  /** What the members of frames are put to. */
  private static final List<JsonValue> VALUES =
      Stream.concat(
              Json.createReader(
                  new StringReader("[null,true,7,-1,1.5,9223372036854775808,[],{},[7],[null]]"))
                  .readArray()
                  .stream(),
              Stream.of(
                      "",
                      " ",
                      "\u200b",
                      "\0",
                      "a\0",
                      "\ud83d\ude00",
                      "ab",
                      " abc\n",
                      "\u00a0a\u00a0",
                      "x".repeat(50),
                      "x".repeat(51),
                      " " + "x".repeat(50) + " ",
                      "\ud83d\ude00".repeat(50),
                      "x".repeat(4_000),
                      "x".repeat(4_001))
                  .map(Json::createValue))
          .toList();

  private static final String BEYOND_THE_HEAD = "seq is beyond the room's last event";

  private final Deployment rooms = Deployment.shared();
  private final ApiClient client = rooms.client();
  private final PublishedFrames published = PublishedFrames.of(client.server());
  private final Person anna = rooms.person("Anna");
  private final String team = anna.creates("Team");

  @Test
  void it_is_served_as_json_and_names_no_host() {
    Answer answer = client.getFromRoot("/asyncapi");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type").orElse("")).startsWith("application/json");
    assertThat(answer.json().getString("asyncapi")).isEqualTo("3.0.0");
    assertThat(answer.text()).doesNotContain("127.0.0.1").doesNotContain("localhost");
  }

  @Test
  void a_message_is_what_the_document_of_rest_says_it_is() {
    JsonObject overRest = schema(PublishedApi.of(client.server()).document(), "Message");
    JsonObject onSockets = schema(published.document(), "Message");
    assertThat(onSockets.getJsonObject("properties").keySet())
        .isEqualTo(overRest.getJsonObject("properties").keySet());
    assertThat(texts(onSockets, "required"))
        .containsExactlyInAnyOrderElementsOf(texts(overRest, "required"));
  }

  @Test
  void its_page_finds_all_its_parts_on_the_server_and_needs_no_inline_code() {
    Answer page = client.getFromRoot("/api-docs/sockets.html");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy").orElseThrow()).doesNotContain("unsafe");
    assertThat(page.text()).doesNotContain("<style").doesNotContain("<script>");
    Answer script = client.getFromRoot("/api-docs/sockets.js");
    Stream.concat(
            found("(?:href|src)=\"([^\"]+)\"", page.text()).stream(),
            found("(?:from|fetch\\() ?'([^']+)'", script.text()).stream())
        .map(part -> page.http().uri().resolve(part).getPath())
        .forEach(path -> assertThat(client.getFromRoot(path).status()).as(path).isEqualTo(200));
  }

  @Test
  void rooms_v2_calls_invalid_what_the_document_forbids_and_nothing_else() {
    Protocol protocol = published.protocol("rooms.v2");
    List<JsonObject> frames = changed(protocol, Set.of("Hello"));
    assertThat(frames).hasSizeGreaterThan(800);
    try (V2Socket socket = anna.connectsV2()) {
      for (JsonObject frame : frames) {
        isCalledInvalidIfForbidden(protocol, socket, frame);
      }
    }
  }

  @Test
  void a_hello_is_called_invalid_if_the_document_forbids_it() {
    Protocol protocol = published.protocol("rooms.v2");
    JsonObject position = V2Socket.position(team, "e", 0);
    Stream<JsonObject> hellos =
        Stream.concat(
            changes(object("type", "hello", "rooms", JsonValue.EMPTY_JSON_ARRAY))
                .filter(hello -> "hello".equals(hello.getString("type", ""))),
            changes(position)
                .map(
                    changed ->
                        object(
                            "type",
                            "hello",
                            "rooms",
                            Json.createArrayBuilder().add(changed).build())));
    hellos.forEach(
        hello -> {
          try (V2Socket socket = anna.opensV2()) {
            socket.saysText(hello.toString());
            if (isForbidden(protocol, hello)) {
              socket.isRefused("invalid");
            } else {
              socket.hears("welcome");
            }
          }
        });
  }

  @Test
  void the_old_protocol_refuses_what_the_document_forbids_and_calls_nothing_else_invalid() {
    Protocol protocol = published.protocol("");
    List<JsonObject> frames = changed(protocol, Set.of());
    assertThat(frames).hasSizeGreaterThan(600);
    try (OldSocket socket = anna.connects()) {
      for (JsonObject frame : frames) {
        socket.saysText(frame.toString());
        Optional<String> error = socket.errorsSoFar().stream().findFirst();
        boolean isInvalid = error.filter(AsyncApiContract::namesMember).isPresent();
        assertThat(isInvalid).as("%s -> %s", frame, error).isEqualTo(isForbidden(protocol, frame));
      }
    }
  }

  private static void isCalledInvalidIfForbidden(
      Protocol protocol, V2Socket socket, JsonObject frame) {
    int before = socket.heardOf("error").size();
    socket.saysText(frame.toString());
    socket.untilDone();
    List<JsonObject> errors = socket.heardOf("error");
    boolean isInvalid =
        errors.size() > before
            && errors.get(before).getString("code").equals("invalid")
            && !errors.get(before).getString("error").equals(BEYOND_THE_HEAD);
    assertThat(isInvalid)
        .as("%s -> %s", frame, errors.subList(before, errors.size()))
        .isEqualTo(isForbidden(protocol, frame));
  }

  private static boolean isForbidden(Protocol protocol, JsonObject frame) {
    return PublishedFrames.fitting(protocol.fromClients(), frame.toString()).isEmpty();
  }

  /** Invalid members are named first in the sentence, and a refusal of another kind names none. */
  private static boolean namesMember(String sentence) {
    return Set.of("command", "roomId", "targetId", "text", "clientId")
        .contains(sentence.split(" ")[0]);
  }

  /** The examples of what clients say, with each of their members changed or left out. */
  private List<JsonObject> changed(Protocol protocol, Set<String> leftOut) {
    return protocol.fromClients().keySet().stream()
        .filter(name -> !leftOut.contains(name))
        .map(name -> protocol.message(name).getJsonArray("examples").getJsonObject(0))
        .map(example -> example.getJsonObject("payload"))
        .map(frame -> frame.containsKey("roomId") ? with(frame, "roomId", team) : frame)
        .flatMap(AsyncApiContract::changes)
        .toList();
  }

  private static Stream<JsonObject> changes(JsonObject object) {
    return object.keySet().stream()
        .flatMap(
            name ->
                Stream.concat(
                    Stream.of(without(object, name)),
                    VALUES.stream().map(value -> with(object, name, value))))
        .map(AsyncApiContract::anew);
  }

  /** Under another name than the frame before, unless the name is what was changed. */
  private static JsonObject anew(JsonObject frame) {
    for (String name : List.of("id", "clientId")) {
      if (frame.get(name) instanceof JsonString id && id.getString().matches("[cr]-\\d")) {
        return with(frame, name, UUID.randomUUID().toString());
      }
    }
    return frame;
  }

  private static JsonObject schema(JsonObject document, String name) {
    return document.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
