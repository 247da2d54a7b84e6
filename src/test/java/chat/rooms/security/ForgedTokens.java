package chat.rooms.security;

import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.time.Instant;
import java.util.Base64;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Makes tokens of a person's session that the server did not issue. */
final class ForgedTokens {
  private ForgedTokens() {}

  /** The key that the server signs with, which nobody else should know. */
  static Key serversKey() {
    return new HmacKey(new Keys(Deployment.SECRET).key(Keys.Purpose.TOKENS));
  }

  static Key anotherKey() {
    return new HmacKey(new Keys("another secret").key(Keys.Purpose.TOKENS));
  }

  /** What a person's real token says. */
  static JsonObject claims(Person person) {
    byte[] payload = Base64.getUrlDecoder().decode(person.token().split("\\.")[1]);
    try (var reader =
        Json.createReader(new StringReader(new String(payload, StandardCharsets.UTF_8)))) {
      return reader.readObject();
    }
  }

  /** The claims with another end. */
  static JsonObject ending(JsonObject claims, Instant end) {
    return Json.createObjectBuilder(claims).add("exp", end.getEpochSecond()).build();
  }

  /** A token with these claims; without a key for the algorithm {@code none}. */
  static String token(JsonObject claims, String algorithm, Key key) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
    signature.setAlgorithmHeaderValue(algorithm);
    signature.setKey(key);
    signature.setDoKeyValidation(false);
    signature.setPayload(claims.toString());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException failed) {
      throw new IllegalStateException(failed);
    }
  }
}
