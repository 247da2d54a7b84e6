package chat.rooms.security;

import chat.rooms.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Password hashes: Argon2id (RFC 9106) with the parameters that OWASP's Password Storage Cheat
 * Sheet names first, and bcrypt to read what an imported database has. Hashing is dear on purpose,
 * in time and in memory (19 MiB each), so only so many run at once, and none waits for its turn.
 *
 * <p>Bcrypt looks at the first 72 bytes of a password, and so does a comparison with its hashes;
 * the hash that replaces one at the next login knows no such bound.
 */
@ApplicationScoped
public class Passwords {
  private static final String CURRENT = "argon2id";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 32;
  private static final int LANES = 1;
  private static final int MEMORY_KIB = 19 * 1024;
  private static final int PASSES = 2;

  private static final PasswordEncoder ENCODER = encoder();

  /** What the password of an account that does not exist is held against. */
  private static final String DECOY = ENCODER.encode("decoy");

  private final Semaphore turns;

  public Passwords() {
    this(2 * Runtime.getRuntime().availableProcessors());
  }

  Passwords(int atOnce) {
    this.turns = new Semaphore(atOnce);
  }

  /**
   * A new hash, of about 120 characters of ASCII.
   *
   * @throws Refusal unavailable, while too many others are being hashed or compared
   */
  public String hash(String password) {
    return inTurn(() -> ENCODER.encode(password));
  }

  /**
   * Whether this is the password of the hash. Without a hash it is not, which takes as long to find
   * out: the answer's time does not tell whether there is an account.
   *
   * @param hash null where there is no account; of another form than ours, nothing matches it
   * @throws Refusal as {@link #hash}
   */
  public boolean matches(String password, String hash) {
    return inTurn(() -> ENCODER.matches(password, hash == null ? DECOY : hash) && hash != null);
  }

  /** Whether a hash is weaker than {@link #hash} makes them today: bcrypt, or older parameters. */
  public boolean needsRehash(String hash) {
    return ENCODER.upgradeEncoding(hash);
  }

  private <T> T inTurn(Supplier<T> work) {
    if (!turns.tryAcquire()) {
      throw Refusal.unavailable("too many passwords are being checked, try again in a moment");
    }
    try {
      return work.get();
    } finally {
      turns.release();
    }
  }

  private static PasswordEncoder encoder() {
    PasswordEncoder argon2id =
        new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, LANES, MEMORY_KIB, PASSES);
    DelegatingPasswordEncoder encoder =
        new DelegatingPasswordEncoder(CURRENT, Map.of(CURRENT, argon2id));
    encoder.setDefaultPasswordEncoderForMatches(new BCryptPasswordEncoder());
    return encoder;
  }
}
