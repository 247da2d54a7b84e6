package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That what looks at all frames of all tests can fail. */
class AsyncApiFramesTest {
  private static final String EVENT =
      """
      {"command":"CreateMessage","createdAt":"2026-01-31T08:00:00Z","event":2,"id":"m",\
      "roomId":"r","seq":2,"targetId":"r","text":"Hello","updatedAt":"2026-01-31T08:00:00Z",\
      "userId":"u"}""";
  private static final String COMMAND =
      """
      {"type":"command","id":"1","command":"CreateMessage","roomId":"r","text":"Hello"}""";
  private static final String WRONG_COMMAND =
      """
      {"type":"command","id":"2","command":"CreateMessage","roomId":"r","text":7}""";
  private static final String ACK =
      """
      {"type":"ack","id":"1","roomId":"r","messageId":"m","seq":2}""";
  private static final String TYPING = "{\"type\":\"typing\",\"roomId\":\"r\"}";
  private static final String REFUSED = "{\"command\":\"Error\",\"error\":\"no such room\"}";

  private static final PublishedFrames DOCUMENT = PublishedFrames.asWritten();

  private final Traffic.Frames old = new OldFrames(DOCUMENT.protocol(""));
  private final Traffic.Frames v2 = new AnsweredFrames(DOCUMENT.protocol("rooms.v2"));

  @Test
  void what_the_document_has_is_let_pass() {
    assertThatCode(
            () -> {
              old.said("{\"command\":\"CreateMessage\",\"roomId\":\"r\",\"text\":\"Hello\"}");
              old.heard(EVENT);
              old.said("nonsense");
              old.heard(REFUSED);
              old.left();
              v2.said(COMMAND);
              v2.said(TYPING);
              v2.said(WRONG_COMMAND);
              v2.said("nonsense");
              v2.heard(ACK);
              v2.heard(error("2", 400, "invalid"));
              v2.heard(error(null, 400, "malformed"));
              v2.left();
            })
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"event\":2, \"event\":0",
        "\"event\":2, \"event\":\"2\"",
        "\"event\":2, \"event\":2,\"phone\":\"+49\"",
        "\"event\":2,, ",
        "\"seq\":2, \"seq\":null",
        "2026-01-31T08:00:00Z, 2026-01-31T08:00:00+01:00",
        "2026-01-31T08:00:00Z, yesterday",
        "CreateMessage, createMessage",
        "CreateMessage, DeleteMessage",
        "\"id\":\"m\", \"id\":\"\""
      })
  void an_event_that_is_wrong_anywhere_is_reported(String change) {
    String[] parts = change.split(", ", 2);

    reports(() -> old.heard(EVENT.replace(parts[0], parts[1])), "is not one message");
  }

  @Test
  void what_belongs_to_the_other_protocol_is_reported() {
    reports(() -> v2.heard(EVENT), "is not one message");
    reports(() -> old.heard(ACK), "is not one message");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"error\",\"status\":400,\"code\":\"invalid\",\"error\":\"x\"}",
        "{\"type\":\"error\",\"status\":404,\"code\":\"conflict\",\"error\":\"x\"}",
        "{\"type\":\"error\",\"status\":429,\"code\":\"too-many-requests\",\"error\":\"x\"}",
        "{\"type\":\"error\",\"status\":418,\"code\":\"teapot\",\"error\":\"x\"}"
      })
  void a_refusal_that_the_document_does_not_have_is_reported(String refusal) {
    reports(() -> v2.heard(refusal), "is not one message");
  }

  @Test
  void an_answer_to_nothing_is_reported() {
    reports(() -> v2.heard(ACK), "nothing was said");
    reports(() -> v2.heard(error("1", 404, "not-found")), "nothing was said");
    reports(() -> old.heard(REFUSED), "nothing was said");
  }

  @Test
  void what_is_forbidden_and_carried_out_is_reported() {
    v2.said(WRONG_COMMAND);
    reports(() -> v2.heard(ACK.replace("\"1\"", "\"2\"")), "it is forbidden");
  }

  @Test
  void what_is_forbidden_and_overlooked_is_reported() {
    v2.said("{\"type\":\"typing\",\"roomId\":7}");
    reports(v2::left, "it was not refused");
    v2.said(COMMAND);
    reports(() -> v2.heard(ACK), "it was not answered");
    old.said("{\"command\":\"CreateMessage\"}");
    reports(old::left, "it was not refused");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7",
        "[{\"command\":\"DeleteRoom\",\"roomId\":\"r\"}]",
        "{\"command\":\"DeleteRoom\",\"roomId\":\"r\"",
        "{\"command\":\"DeleteRoom\",\"roomId\":\"r\"}}",
        "{\"command\":\"DeleteRoom\",\"roomId\":\"r\",\"roomId\":\"s\"}"
      })
  void what_is_not_one_object_with_members_of_different_names_is_forbidden(String text) {
    old.said(text);
    reports(old::left, "it was not refused");
  }

  @Test
  void what_is_allowed_and_called_invalid_is_reported() {
    v2.said(COMMAND);
    reports(() -> v2.heard(error("1", 400, "invalid")), "it is allowed");
    v2.said(TYPING);
    reports(() -> v2.heard(error(null, 400, "malformed")), "it is allowed");
  }

  @Test
  void a_command_that_is_not_answered_is_reported() {
    v2.said(COMMAND);
    v2.said(COMMAND.replace("\"1\"", "\"3\""));
    reports(() -> v2.heard(ACK.replace("\"1\"", "\"3\"")), "it was not answered");
  }

  private static String error(String id, int status, String code) {
    return "{\"type\":\"error\",%s\"status\":%d,\"code\":\"%s\",\"error\":\"x\"%s}"
        .formatted(
            id == null ? "" : "\"id\":\"" + id + "\",",
            status,
            code,
            code.equals("invalid") ? ",\"violations\":[{\"field\":\"x\",\"message\":\"x\"}]" : "");
  }

  private static void reports(Runnable frame, String what) {
    assertThatThrownBy(frame::run).isInstanceOf(AssertionError.class).hasMessageContaining(what);
  }
}
