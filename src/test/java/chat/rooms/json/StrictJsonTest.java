package chat.rooms.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Violation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.Min;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private final StrictJson json = new StrictJson(VALIDATOR);

  enum Kind {
    PRIVATE("Private"),
    READ_ONLY("ReadOnly");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String toString() {
      return wireName;
    }
  }

  record Inner(String name, Integer age) {}

  record Everything(
      String text,
      Long big,
      Integer small,
      Boolean truth,
      Kind kind,
      List<String> texts,
      Map<String, Long> numbers,
      Inner inner) {}

  record Primitives(long big, int small, boolean truth) {}

  record Strict(Inner inner) {
    Strict {
      inner.name();
    }
  }

  record Bounded(
      @NonBlank @Characters(min = 2, max = 4) String name,
      @Required @PlainText String text,
      @Min(value = 1, message = "must be at least 1") Long page,
      List<@PlainText String> labels,
      Map<@PlainText String, Long> positions) {}

  @Test
  void every_member_becomes_its_component() {
    Everything read =
        json.read(
            """
            {"text": "grüße 👋", "big": 9223372036854775807, "small": -3, "truth": true,
             "kind": "ReadOnly", "texts": ["a", "b"], "numbers": {"a": 1, "b": 2},
             "inner": {"name": "n", "age": 4}}""",
            Everything.class);
    assertThat(read)
        .isEqualTo(
            new Everything(
                "grüße 👋",
                Long.MAX_VALUE,
                -3,
                true,
                Kind.READ_ONLY,
                List.of("a", "b"),
                Map.of("a", 1L, "b", 2L),
                new Inner("n", 4)));
    assertThat(json.read("{\"big\":1,\"small\":2,\"truth\":false}", Primitives.class))
        .isEqualTo(new Primitives(1, 2, false));
  }

  @Test
  void absent_and_null_members_are_null_and_unknown_ones_are_ignored() {
    Everything nothing = new Everything(null, null, null, null, null, null, null, null);
    assertThat(json.read("{}", Everything.class)).isEqualTo(nothing);
    assertThat(json.read("{\"text\":null,\"kind\":null,\"what\":[1]}", Everything.class))
        .isEqualTo(nothing);
  }

  @Test
  void an_absent_primitive_is_named() {
    assertThat(invalid("{\"small\":1}", Primitives.class))
        .containsExactly(
            new Violation("big", "is required"), new Violation("truth", "is required"));
  }

  @Test
  void every_member_of_the_wrong_type_is_named_at_once() {
    assertThat(
            invalid(
                """
                {"text": 1, "big": "2", "small": 1.5, "truth": "true", "kind": "Secret",
                 "texts": "a", "numbers": [1], "inner": "n"}""",
                Everything.class))
        .containsExactly(
            new Violation("text", "must be a text"),
            new Violation("big", "must be a whole number"),
            new Violation("small", "must be a whole number"),
            new Violation("truth", "must be true or false"),
            new Violation("kind", "must be one of Private, ReadOnly"),
            new Violation("texts", "must be a list"),
            new Violation("numbers", "must be an object"),
            new Violation("inner", "must be an object"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'text': {}}|text|must be a text",
        "{'text': ['a']}|text|must be a text",
        "{'text': true}|text|must be a text",
        "{'big': true}|big|must be a whole number",
        "{'big': {}}|big|must be a whole number",
        "{'truth': 1}|truth|must be true or false",
        "{'truth': []}|truth|must be true or false",
        "{'kind': 0}|kind|must be one of Private, ReadOnly",
        "{'kind': 'READ_ONLY'}|kind|must be one of Private, ReadOnly",
        "{'texts': {}}|texts|must be a list",
        "{'texts': ['a', 1]}|texts|has an item that must be a text",
        "{'texts': [null]}|texts|has an item that must be a text",
        "{'numbers': {'a': 'b'}}|numbers|has an item that must be a whole number",
        "{'numbers': {'a': null}}|numbers|has an item that must be a whole number",
        "{'numbers': {'a': 1e30}}|numbers|has an item that is out of bounds",
        "{'inner': []}|inner|must be an object",
        "{'inner': {'age': 'old'}}|inner.age|must be a whole number"
      })
  void a_member_of_the_wrong_type_is_named(String text, String field, String message) {
    assertThat(invalid(text.replace('\'', '"'), Everything.class))
        .containsExactly(new Violation(field, message));
  }

  @Test
  void no_record_is_made_from_members_of_the_wrong_type() {
    assertThat(invalid("{\"inner\":{\"name\":1}}", Strict.class))
        .containsExactly(new Violation("inner.name", "must be a text"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e400",
        "-1e400",
        "1e999999999",
        "99999999999999999999",
        "9223372036854775808",
        "-9223372036854775809"
      })
  void a_number_that_no_long_holds_is_out_of_bounds(String number) {
    assertThat(invalid("{\"big\":" + number + "}", Everything.class))
        .containsExactly(new Violation("big", "is out of bounds"));
    assertThat(invalid("{\"small\":" + number + "}", Everything.class))
        .containsExactly(new Violation("small", "is out of bounds"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2147483648", "-2147483649"})
  void a_number_that_no_int_holds_is_out_of_bounds(String number) {
    assertThat(invalid("{\"small\":" + number + "}", Everything.class))
        .containsExactly(new Violation("small", "is out of bounds"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.5", "1e-400", "1e-999999999", "1.0000000000000000000000000001"})
  void a_fraction_is_no_whole_number(String number) {
    assertThat(invalid("{\"big\":" + number + "}", Everything.class))
        .containsExactly(new Violation("big", "must be a whole number"));
  }

  @ParameterizedTest
  @CsvSource({"3.0,3", "3e0,3", "12e2,1200", "0.3e1,3", "-0,0", "-0.0,0", "0e400,0"})
  void a_whole_number_may_be_written_in_any_way(String number, long value) {
    assertThat(json.read("{\"big\":" + number + "}", Everything.class).big()).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}}",
        "{} {}",
        "{'text': 'a',}",
        "{text: 'a'}",
        "{'text': a}",
        "{'text': 'a' 'big': 1}",
        "{'text': 'a', 'text': 'b'}",
        "{'text': 'a\u0000'}",
        "{'text': '\\x'}",
        "{'big': 01}",
        "{'big': NaN}",
        "{'big': 1e99999999999}",
        "// {}",
        "\uFEFF{}"
      })
  void malformed_json_is_refused(String text) {
    assertThat(malformed(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)))
        .hasMessage("the text is not well-formed JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "null", "1", "\"{}\"", "true"})
  void anything_but_an_object_is_refused(String text) {
    assertThat(malformed(text.getBytes(StandardCharsets.UTF_8)))
        .hasMessage("a JSON object is needed");
  }

  @Test
  void deep_nesting_is_refused_without_running_out_of_stack() {
    String deepList = "{\"x\":" + "[".repeat(100_000);
    String deepObject = "{\"x\":".repeat(10_000) + "1" + "}".repeat(10_000);
    assertThat(malformed(deepList.getBytes(StandardCharsets.UTF_8))).isNotNull();
    assertThat(malformed(deepObject.getBytes(StandardCharsets.UTF_8))).isNotNull();
  }

  @Test
  void a_number_of_many_digits_is_refused_quickly() {
    String digits = "9".repeat(60_000);
    assertThat(refusal(() -> json.read("{\"big\":" + digits + "}", Everything.class)).problem())
        .isIn(Problem.MALFORMED, Problem.INVALID);
    assertThat(refusal(() -> json.read("{\"big\":0." + digits + "}", Everything.class)).problem())
        .isIn(Problem.MALFORMED, Problem.INVALID);
  }

  @Test
  void invalid_utf_8_is_refused() {
    List<byte[]> invalid =
        List.of(
            new byte[] {(byte) 0xff},
            new byte[] {(byte) 0xc0, (byte) 0x80},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xf0, (byte) 0x9f, (byte) 0x91},
            "{\"text\":\"a\"}".getBytes(StandardCharsets.UTF_16));
    for (byte[] each : invalid) {
      assertThat(malformed(each)).hasMessage("the text is not well-formed UTF-8");
    }
  }

  @Test
  void every_bound_that_is_broken_is_named_in_the_order_of_the_components() {
    assertThat(
            invalid(
                """
                {"labels": ["ok", "\\u0000"], "page": 0, "text": "\\ud800", "name": "12345",
                 "positions": {"\\u0000": 1}}""",
                Bounded.class))
        .containsExactly(
            new Violation("name", "must have 2 to 4 characters"),
            new Violation("text", "must be plain text, without NUL or broken characters"),
            new Violation("page", "must be at least 1"),
            new Violation("labels", "must be plain text, without NUL or broken characters"),
            new Violation("positions", "must be plain text, without NUL or broken characters"));
  }

  @Test
  void what_is_required_must_be_there() {
    assertThat(invalid("{\"text\":null}", Bounded.class))
        .containsExactly(
            new Violation("name", "is required"), new Violation("text", "is required"));
  }

  @Test
  void within_its_bounds_a_record_is_read() {
    assertThat(json.read("{\"name\":\"👋👋👋👋\",\"text\":\"\"}", Bounded.class))
        .isEqualTo(new Bounded("👋👋👋👋", "", null, null, null));
  }

  private <T extends Record> List<Violation> invalid(String text, Class<T> type) {
    Refusal refusal = refusal(() -> json.read(text, type));
    assertThat(refusal.problem()).isEqualTo(Problem.INVALID);
    return refusal.violations();
  }

  private Refusal malformed(byte[] utf8) {
    Refusal refusal = refusal(() -> json.read(utf8, Everything.class));
    assertThat(refusal.problem()).isEqualTo(Problem.MALFORMED);
    return refusal;
  }

  private static Refusal refusal(Runnable reading) {
    return catchThrowableOfType(Refusal.class, reading::run);
  }
}
