package chat.rooms.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.stream.IntStream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwe.JsonWebEncryption;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
  private static final Keys KEYS = new Keys("a secret of whatever length");

  private final Tokens tokens = new Tokens(KEYS, Duration.ofHours(12));
  private final Caller ada =
      caller(Instant.now().plus(1, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS));
  private final String payload = payload(ada);

  @Test
  void a_token_names_its_caller() {
    assertThat(tokens.verify(tokens.issue(ada))).contains(ada);
  }

  @Test
  void the_same_caller_has_the_same_token() {
    assertThat(tokens.issue(ada)).isEqualTo(tokens.issue(ada));
  }

  @Test
  void another_session_has_another_token() {
    Caller elsewhere = new Caller(ada.userId(), "session-2", ada.expiresAt());
    assertThat(tokens.issue(elsewhere)).isNotEqualTo(tokens.issue(ada));
  }

  @Test
  void the_end_of_a_session_is_cut_to_whole_seconds() {
    Caller precise = caller(ada.expiresAt().plusNanos(999_999_999));
    assertThat(tokens.verify(tokens.issue(precise))).contains(ada);
  }

  @Test
  void an_expired_token_is_refused_from_its_last_second_on() {
    assertThat(tokens.verify(tokens.issue(caller(Instant.now())))).isEmpty();
    assertThat(tokens.verify(tokens.issue(caller(Instant.now().minusSeconds(1))))).isEmpty();
  }

  @Test
  void a_token_of_another_secret_is_refused() {
    Tokens others = new Tokens(new Keys("another secret"), Duration.ofHours(12));
    assertThat(tokens.verify(others.issue(ada))).isEmpty();
  }

  @Test
  void a_token_signed_with_the_key_of_another_purpose_is_refused() throws JoseException {
    Key codes = new HmacKey(KEYS.key(Keys.Purpose.CODES));
    assertThat(tokens.verify(signed("HS256", codes))).isEmpty();
  }

  @Test
  void an_unsigned_token_is_refused() throws JoseException {
    assertThat(tokens.verify(signed("none", null))).isEmpty();
    assertThat(tokens.verify(encoded("{\"alg\":\"None\"}") + "." + encoded(payload) + "."))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS384", "HS512"})
  void another_algorithm_with_the_same_key_is_refused(String algorithm) throws JoseException {
    assertThat(tokens.verify(signed(algorithm, tokenKey()))).isEmpty();
  }

  @Test
  void a_token_signed_with_a_private_key_is_refused() throws Exception {
    Key key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate();
    assertThat(tokens.verify(signed("RS256", key))).isEmpty();
  }

  @Test
  void an_encrypted_token_is_refused() throws JoseException {
    JsonWebEncryption encryption = new JsonWebEncryption();
    encryption.setAlgorithmHeaderValue("dir");
    encryption.setEncryptionMethodHeaderParameter("A128CBC-HS256");
    encryption.setKey(tokenKey());
    encryption.setPayload(payload);
    assertThat(tokens.verify(encryption.getCompactSerialization())).isEmpty();
  }

  @Test
  void a_signed_token_without_user_session_or_end_is_refused() throws JoseException {
    for (String claim : new String[] {"sub", "jti", "exp"}) {
      String without = payload.replace("\"" + claim + "\"", "\"x\"");
      assertThat(tokens.verify(signed("HS256", tokenKey(), without))).isEmpty();
    }
    String textForNumber = payload.replaceAll("\"exp\":[0-9]+", "\"exp\":\"soon\"");
    assertThat(tokens.verify(signed("HS256", tokenKey(), textForNumber))).isEmpty();
  }

  @Test
  void every_truncated_token_is_refused() {
    String token = tokens.issue(ada);
    assertThat(IntStream.range(0, token.length()).mapToObj(end -> token.substring(0, end)))
        .allSatisfy(part -> assertThat(tokens.verify(part)).isEmpty());
  }

  @Test
  void a_token_with_one_character_changed_is_refused() {
    String token = tokens.issue(ada);
    // The last character carries bits that no byte has, so that several spell the same signature.
    assertThat(IntStream.range(0, token.length() - 1).mapToObj(at -> flipped(token, at)))
        .allSatisfy(forged -> assertThat(tokens.verify(forged)).isEmpty());
  }

  @Test
  void a_huge_token_is_refused() {
    assertThat(tokens.verify(tokens.issue(ada) + "a".repeat(Tokens.MAX_LENGTH))).isEmpty();
    assertThat(tokens.verify(".".repeat(10_000_000))).isEmpty();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", " ", "null", ".", "..", "...", "....", "a.b.c", "\u0000", "ÿ.ÿ.ÿ", "{}.{}.{}"})
  void what_is_no_token_is_refused(String text) {
    assertThat(tokens.verify(text)).isEmpty();
  }

  private String signed(String algorithm, Key key) throws JoseException {
    return signed(algorithm, key, payload);
  }

  private static String signed(String algorithm, Key key, String payload) throws JoseException {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setDoKeyValidation(false);
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKey(key);
    signature.setPayload(payload);
    return signature.getCompactSerialization();
  }

  private static Key tokenKey() {
    return new HmacKey(KEYS.key(Keys.Purpose.TOKENS));
  }

  private String payload(Caller caller) {
    String middle = tokens.issue(caller).split("\\.")[1];
    return new String(Base64.getUrlDecoder().decode(middle), StandardCharsets.UTF_8);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static String flipped(String token, int at) {
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  private static Caller caller(Instant expiresAt) {
    return new Caller("user-1", "session-1", expiresAt);
  }
}
