package chat.rooms.openapi;

import static chat.rooms.support.Bodies.texts;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.PublishedApi;
import jakarta.annotation.security.PermitAll;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The document of the REST interface, held against the contract, the code, and its own rules. */
class OpenApiContract {
  private static final List<String> CONTRACT =
      List.of(
          "POST /api/users/send-otp",
          "POST /api/users/register",
          "POST /api/users/register-otp",
          "POST /api/users/login",
          "POST /api/users/login-otp",
          "POST /api/users/reset-password",
          "POST /api/users/logout",
          "PUT /api/users/password",
          "GET /api/users/current",
          "GET /api/users",
          "GET /api/users/all",
          "GET /api/users/banned",
          "GET /api/users/{id}",
          "GET /api/users/email/{part}",
          "PUT /api/users/update",
          "PUT /api/users/update-otp",
          "POST /api/users/{id}/roles/{role}",
          "DELETE /api/users/{id}/roles/{role}",
          "POST /api/users/{id}/ban",
          "DELETE /api/users/{id}/ban",
          "GET /api/rooms",
          "GET /api/rooms/{id}",
          "POST /api/rooms",
          "PUT /api/rooms/{id}",
          "DELETE /api/rooms/{id}",
          "POST /api/rooms/{id}/users/{userId}",
          "DELETE /api/rooms/{id}/users/{userId}",
          "GET /api/rooms/{id}/read",
          "PUT /api/rooms/{id}/read",
          "GET /api/rooms/{id}/events",
          "GET /api/messages/{id}",
          "POST /api/messages/{id}",
          "PUT /api/messages/{id}",
          "DELETE /api/messages/{id}",
          "GET /api/allowed-users",
          "POST /api/allowed-users",
          "DELETE /api/allowed-users/{email}",
          "POST /api/ws/ticket");

  private static final List<String> OPEN =
      List.of(
          "POST /api/users/send-otp",
          "POST /api/users/register",
          "POST /api/users/register-otp",
          "POST /api/users/login",
          "POST /api/users/login-otp",
          "POST /api/users/reset-password");

  private final ApiClient client = Deployment.shared().client();
  private final PublishedApi api = PublishedApi.of(client.server());

  @Test
  void it_holds_the_calls_of_the_contract_and_no_others() {
    assertThat(api.calls().keySet()).containsExactlyInAnyOrderElementsOf(CONTRACT);
  }

  @Test
  void it_holds_the_methods_of_the_resources_and_no_others() {
    assertThat(ResourceMethods.byCall().keySet())
        .containsExactlyInAnyOrderElementsOf(api.calls().keySet());
  }

  @Test
  void the_open_calls_need_no_token_and_all_others_do() {
    assertThat(api.document().getJsonArray("security")).hasToString("[{\"bearer\":[]}]");
    assertThat(which(api.calls(), call -> call.containsKey("security")))
        .containsExactlyInAnyOrderElementsOf(OPEN);
    assertThat(which(ResourceMethods.byCall(), m -> m.isAnnotationPresent(PermitAll.class)))
        .containsExactlyInAnyOrderElementsOf(OPEN);
    assertThat(OPEN)
        .allSatisfy(call -> assertThat(api.calls().get(call).get("security")).hasToString("[{}]"));
  }

  @Test
  void every_object_is_closed_and_says_what_must_be_there() {
    List<JsonObject> objects = api.objectsWith("properties");
    assertThat(objects).hasSizeGreaterThan(20);
    assertThat(objects)
        .allSatisfy(
            object -> {
              assertThat(object.get("additionalProperties")).isEqualTo(JsonValue.FALSE);
              assertThat(texts(object, "required"))
                  .isNotEmpty()
                  .isSubsetOf(object.getJsonObject("properties").keySet());
            });
  }

  @Test
  void every_body_is_a_closed_object_or_a_list_of_them() {
    List<JsonObject> media = api.objectsWith("schema");
    assertThat(media).hasSizeGreaterThan(80);
    assertThat(api.objectsWith("type"))
        .filteredOn(schema -> schema.get("type").toString().equals("\"object\""))
        .isNotEmpty()
        .allSatisfy(schema -> assertThat(schema).containsKey("properties"));
  }

  @Test
  void every_call_is_described_and_grouped_and_has_a_name_of_its_own() {
    List<String> groups =
        api.document().getJsonArray("tags").getValuesAs(JsonObject.class).stream()
            .map(tag -> tag.getString("name"))
            .toList();
    assertThat(groups).doesNotHaveDuplicates();
    assertThat(api.calls().values())
        .allSatisfy(call -> assertThat(call.getString("summary")).isNotBlank())
        .allSatisfy(call -> assertThat(texts(call, "tags")).isNotEmpty().isSubsetOf(groups))
        .extracting(call -> call.getString("operationId"))
        .doesNotHaveDuplicates();
  }

  @Test
  void every_call_has_one_answer_that_is_no_refusal() {
    assertThat(api.calls()).allSatisfy((name, call) -> assertThat(answers(call, "2..")).hasSize(1));
  }

  @Test
  void every_refusal_is_a_problem_of_one_shape() {
    assertThat(api.calls().values())
        .flatExtracting(call -> answers(call, "[45]..").values())
        .hasSizeGreaterThan(200)
        .extracting(refusal -> refusal.getJsonObject("content"))
        .allSatisfy(
            content -> {
              assertThat(content.keySet()).containsExactly("application/problem+json");
              assertThat(content.toString()).contains("#/components/schemas/ProblemDetails");
            });
  }

  @Test
  void every_call_says_how_it_may_be_refused() {
    assertThat(api.calls())
        .allSatisfy(
            (name, call) -> {
              var refusals = assertThat(answers(call, "[45]..")).as(name);
              refusals.containsKeys("406", "429", "500", "503");
              if (!OPEN.contains(name)) {
                refusals.containsKey("401");
              }
              if (name.contains("{")) {
                refusals.containsKeys("400", "404");
              }
              if (call.containsKey("requestBody")) {
                refusals.containsKeys("400", "413", "415");
              }
              if (parameters(call, "header").contains("Idempotency-Key")) {
                refusals.containsKey("409");
              }
            });
  }

  @Test
  void every_variable_of_a_path_is_a_parameter() {
    assertThat(api.calls())
        .allSatisfy(
            (name, call) ->
                assertThat(parameters(call, "path"))
                    .containsExactlyInAnyOrderElementsOf(found("\\{(\\w+)}", name)));
  }

  @Test
  void what_changes_something_takes_a_key_unless_it_is_the_same_done_twice() {
    assertThat(api.calls().keySet())
        .filteredOn(name -> !name.startsWith("GET"))
        .filteredOn(
            name -> !parameters(api.calls().get(name), "header").contains("Idempotency-Key"))
        .containsExactly("POST /api/ws/ticket");
  }

  @Test
  void it_has_the_members_that_openapi_knows_and_names_no_host() {
    assertThat(api.document().keySet())
        .containsExactlyInAnyOrder(
            "openapi", "info", "servers", "security", "tags", "paths", "components");
    assertThat(api.document().getJsonArray("servers")).hasToString("[{\"url\":\"/\"}]");
    assertThat(api.document().toString()).doesNotContain("127.0.0.1").doesNotContain("localhost");
  }

  @Test
  void it_is_served_as_yaml_too() {
    Answer yaml = client.getFromRoot("/openapi");
    assertThat(yaml.status()).isEqualTo(200);
    assertThat(yaml.text()).startsWith("openapi: 3.0");
    assertThat(found("(?m)^  (/api\\S+):", yaml.text().replace("\"", "")))
        .containsExactlyElementsOf(api.document().getJsonObject("paths").keySet());
  }

  @Test
  void its_page_finds_all_its_parts_on_the_server_and_needs_no_inline_code() {
    Answer page = client.getFromRoot("/api-docs/");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Security-Policy").orElseThrow()).doesNotContain("unsafe");
    assertThat(found("(?:href|src)=\"([^\"]+)\"", page.text()))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            part -> {
              String path = page.http().uri().resolve(part).getPath();
              assertThat(client.getFromRoot(path).status()).isEqualTo(200);
            });
  }

  private Map<String, JsonObject> answers(JsonObject call, String statuses) {
    JsonObject all = call.getJsonObject("responses");
    return all.keySet().stream()
        .filter(status -> status.matches(statuses))
        .collect(Collectors.toMap(s -> s, s -> api.resolved(all.getJsonObject(s))));
  }

  private List<String> parameters(JsonObject call, String in) {
    return call.containsKey("parameters")
        ? call.getJsonArray("parameters").getValuesAs(JsonObject.class).stream()
            .map(api::resolved)
            .filter(parameter -> parameter.getString("in").equals(in))
            .map(parameter -> parameter.getString("name"))
            .toList()
        : List.of();
  }

  private static <T> Stream<String> which(Map<String, T> calls, Predicate<T> holds) {
    return calls.keySet().stream().filter(name -> holds.test(calls.get(name)));
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(match -> match.group(1)).toList();
  }
}
