package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.security.Keys.Purpose;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final Keys keys = new Keys("s");

  @Test
  void any_secret_is_stretched_to_keys_of_32_bytes() {
    assertThat(Purpose.values()).allSatisfy(p -> assertThat(keys.key(p)).hasSize(32));
  }

  @Test
  void each_purpose_has_a_key_of_its_own() {
    assertThat(Arrays.stream(Purpose.values()).map(p -> keys.hmacText(p, "x")))
        .doesNotHaveDuplicates();
  }

  @Test
  void nodes_with_the_same_secret_agree_and_others_do_not() {
    assertThat(new Keys("s").hmac(Purpose.CONTENT, "x")).isEqualTo(keys.hmac(Purpose.CONTENT, "x"));
    assertThat(new Keys("t").hmac(Purpose.CONTENT, "x"))
        .isNotEqualTo(keys.hmac(Purpose.CONTENT, "x"));
  }

  @Test
  void parts_that_join_alike_differ() {
    assertThat(keys.hmacText(Purpose.CODES, "ab", "c"))
        .isNotEqualTo(keys.hmacText(Purpose.CODES, "a", "bc"))
        .isNotEqualTo(keys.hmacText(Purpose.CODES, "abc"));
  }

  @Test
  void a_pseudonym_ignores_the_case_and_shows_nothing_of_the_address() {
    assertThat(keys.pseudonym("Ada@Example.org"))
        .isEqualTo(keys.pseudonym("ada@example.ORG"))
        .isNotEqualTo(keys.pseudonym("ada@example.com"))
        .matches("[A-Za-z0-9_-]{43}");
  }
}
