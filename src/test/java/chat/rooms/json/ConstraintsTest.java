package chat.rooms.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintsTest {
  record Plain(@PlainText String text) {}

  record Shown(@NonBlank String text) {}

  record Counted(@Characters(min = 2, max = 3) String text) {}

  record Labelled(@Characters(min = 1, max = 2, message = "must be short") String text) {}

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "a", "\u0001", "line\nline", "👋", "\uFFFD", "🏳️‍🌈"})
  void plain_text_passes(String text) {
    assertThat(broken(new Plain(text))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u0000b", "\ud83d", "\udc4b", "\udc4b\ud83d", "a\ud83db"})
  void nul_and_lone_surrogates_do_not(String text) {
    assertThat(broken(new Plain(text))).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", " a ", "👋", "🫡", "🫠", "的", "\u200Ba", "!", "❤️"})
  void what_can_be_seen_is_not_blank(String text) {
    assertThat(broken(new Shown(text))).isZero();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u00A0",
        "\u2003\u3000",
        "\u200B",
        "\u200D\uFE0F",
        "\uFEFF\u2060",
        "\u00AD",
        "\u3164\u2800",
        "\u0001",
        "\u202E",
        "\uDB40\uDC41"
      })
  void what_cannot_be_seen_is_blank(String text) {
    assertThat(broken(new Shown(text))).isOne();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"ab", "abc", "👋👋", "👋👋👋"})
  void a_length_within_the_bounds_passes(String text) {
    assertThat(broken(new Counted(text))).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "👋", "abcd", "👋👋👋👋"})
  void a_length_is_counted_in_code_points(String text) {
    assertThat(broken(new Counted(text))).isOne();
  }

  @Test
  void a_bound_may_have_words_of_its_own() {
    assertThat(StrictJsonTest.VALIDATOR.validate(new Labelled("")))
        .extracting("message")
        .containsExactly("must be short");
  }

  private static int broken(Record bound) {
    return StrictJsonTest.VALIDATOR.validate(bound).size();
  }
}
