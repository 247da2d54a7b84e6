package chat.rooms;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every setting of Rooms, read once from the environment and checked before the server boots. The
 * README's table says what each is for; where a setting has bounds, {@link SettingsCheck} has them.
 *
 * @param databaseUrl {@code postgres://user:password@host:port/name?options}
 * @param redisUrl {@code redis://} or {@code rediss://}, {@code user:password@host:port/number}
 * @param apiSecret what the key that signs tokens is made from
 * @param corsOrigins serialised origins (RFC 6454, section 6.2), or {@code *} alone, in dev only
 * @param rateLimit how many calls and commands a user, or an address, has in a {@code rateWindow}
 * @param trustedProxies addresses and CIDR blocks whose {@code X-Forwarded-For} counts
 * @param loginAttempts failed logins per account and address in a {@code loginWindow}
 * @param messageMaxChars the longest text of a message, in code points
 * @param warnings what would be refused in prod, a sentence each
 */
public record Settings(
    Environment environment,
    URI databaseUrl,
    URI redisUrl,
    String apiSecret,
    Duration tokenLifespan,
    int port,
    List<String> corsOrigins,
    int rateLimit,
    Duration rateWindow,
    List<String> trustedProxies,
    int loginAttempts,
    Duration loginWindow,
    Duration otpExpiry,
    boolean allowedUsersOnly,
    boolean requireOtp,
    Optional<String> adminEmail,
    Optional<Smtp> smtp,
    int messageMaxChars,
    List<String> warnings) {

  /** Where Rooms runs: what prod refuses, dev only warns about. */
  public enum Environment {
    DEV,
    PROD;

    public boolean isDev() {
      return this == DEV;
    }
  }

  /**
   * The mail server.
   *
   * @param user also the address that mails come from
   * @param password none for a server that takes mail without a login
   * @param senderName what people see beside the address
   */
  public record Smtp(
      String host, int port, String user, Optional<String> password, String senderName) {

    @Override
    public String toString() {
      return "Smtp[" + host + ":" + port + "]";
    }
  }

  /**
   * Reads all settings.
   *
   * @throws InvalidSettings with one line that names every setting that is missing or malformed
   */
  public static Settings from(Map<String, String> environment) {
    return new SettingsCheck(environment).settings();
  }

  /**
   * The check before the server boots: exits 0 after a line for each warning, or 1 after the line
   * that says what is wrong.
   */
  public static void main(String[] args) {
    try {
      from(System.getenv()).warnings().forEach(Settings::warn);
    } catch (InvalidSettings refused) {
      System.err.println(refused.getMessage());
      System.exit(1);
    }
  }

  private static void warn(String warning) {
    System.err.println("Rooms starts, although " + warning);
  }

  /** Leaves out whatever may hold a secret. */
  @Override
  public String toString() {
    return "Settings[" + environment + ", port " + port + "]";
  }
}
