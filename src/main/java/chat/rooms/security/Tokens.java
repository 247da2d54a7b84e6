package chat.rooms.security;

import static org.jose4j.jwa.AlgorithmConstraints.ConstraintType.PERMIT;
import static org.jose4j.jws.AlgorithmIdentifiers.HMAC_SHA256;

import chat.rooms.Settings;
import chat.rooms.security.Keys.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Key;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/**
 * Bearer tokens: JSON Web Tokens (RFC 7519) signed with HS256 and nothing else. {@code sub} is the
 * user, {@code jti} the session, {@code exp} its end. A token proves that the session was given to
 * its bearer; whether the session still lives, the database knows.
 */
@ApplicationScoped
public class Tokens {
  /** Several times what a token of Rooms has; a longer one is not even looked at. */
  static final int MAX_LENGTH = 4096;

  private final Key key;
  private final Duration lifespan;
  private final JwtConsumer consumer;

  @Inject
  public Tokens(Keys keys, Settings settings) {
    this(keys, settings.tokenLifespan());
  }

  Tokens(Keys keys, Duration lifespan) {
    this.key = new HmacKey(keys.key(Purpose.TOKENS));
    this.lifespan = lifespan;
    this.consumer = consumer(key);
  }

  /** For the container's proxy. */
  protected Tokens() {
    this.key = null;
    this.lifespan = null;
    this.consumer = null;
  }

  /**
   * The token of a session: always the same for the same caller, so that a login that is retried
   * answers as it did. Its end is cut to whole seconds.
   */
  public String issue(Caller caller) {
    JwtClaims claims = new JwtClaims();
    claims.setSubject(caller.userId());
    claims.setJwtId(caller.sessionId());
    claims.setIssuedAt(date(caller.expiresAt().minus(lifespan)));
    claims.setExpirationTime(date(caller.expiresAt()));
    return signed(claims.toJson());
  }

  /** Whose token it is; empty for one that is expired, forged or no token at all. */
  public Optional<Caller> verify(String token) {
    if (token == null || token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(caller(consumer.processToClaims(token)));
    } catch (InvalidJwtException | MalformedClaimException forged) {
      return Optional.empty();
    }
  }

  private String signed(String payload) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setAlgorithmHeaderValue(HMAC_SHA256);
    signature.setKey(key);
    signature.setPayload(payload);
    try {
      return signature.getCompactSerialization();
    } catch (JoseException impossible) {
      throw new IllegalStateException("HS256 does not work here", impossible);
    }
  }

  private static Caller caller(JwtClaims claims) throws MalformedClaimException {
    return new Caller(
        claims.getSubject(),
        claims.getJwtId(),
        Instant.ofEpochSecond(claims.getExpirationTime().getValue()));
  }

  private static NumericDate date(Instant instant) {
    return NumericDate.fromSeconds(instant.getEpochSecond());
  }

  /** Permits one signature and no encryption: the header of a token chooses nothing. */
  private static JwtConsumer consumer(Key key) {
    return new JwtConsumerBuilder()
        .setVerificationKey(key)
        .setJwsAlgorithmConstraints(PERMIT, HMAC_SHA256)
        .setJweAlgorithmConstraints(new AlgorithmConstraints(PERMIT))
        .setRequireSubject()
        .setRequireJwtId()
        .setRequireExpirationTime()
        .setAllowedClockSkewInSeconds(0)
        .build();
  }
}
