package chat.rooms;

import chat.rooms.Settings.Environment;
import chat.rooms.Settings.Smtp;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The name, default and bounds of each setting, and what prod does not accept. */
class SettingsCheck {
  private static final int SECRET_BYTES = 32;
  private static final Duration DAY = Duration.ofDays(1);

  /** Secrets that stand in a public README or example, beside what people type at first. */
  private static final Set<String> WELL_KNOWN =
      Set.of("secretsecretsecret", "secret", "changeme", "password", "yoursecret", "apisecret");

  private final SettingsReader read;
  private final Environment environment;

  SettingsCheck(Map<String, String> variables) {
    read = new SettingsReader(variables);
    environment = environment();
  }

  /** Reads all, then refuses all that is wrong at once. */
  Settings settings() {
    Settings settings =
        new Settings(
            environment,
            databaseUrl(),
            read.serviceUrl("REDIS_URL", "redis://:password@host:port/0", this::isRedis),
            apiSecret(),
            Duration.ofHours(read.number("TOKEN_HOUR_LIFESPAN", 12, 1, 8_760)),
            read.number("PORT", 8080, 1, 65_535),
            corsOrigins(),
            read.number("RATE_LIMIT", 30, 1, 1_000_000),
            read.duration("RATE_WINDOW", Duration.ofSeconds(1), DAY),
            read.list("TRUSTED_PROXIES", Addresses::isBlock, "an address or a CIDR block"),
            read.number("LOGIN_ATTEMPTS", 5, 1, 1_000),
            read.duration("LOGIN_WINDOW", Duration.ofMinutes(10), DAY),
            read.duration("OTP_EXPIRY", Duration.ofMinutes(10), DAY),
            read.flag("ALLOWED_USERS_ONLY"),
            read.flag("REQUIRE_OTP"),
            email("ADMIN_EMAIL"),
            smtp(),
            // A frame has room for this many characters, also when each is written as an escape.
            read.number("MESSAGE_MAX_CHARS", 4_000, 1, 10_000),
            List.copyOf(read.warnings()));
    if (!read.errors().isEmpty()) {
      throw new InvalidSettings(read.errors());
    }
    return settings;
  }

  private Environment environment() {
    String name = read.text("ENVIRONMENT").orElse("prod").toLowerCase(Locale.ROOT);
    if (!name.equals("prod") && !name.equals("dev")) {
      read.refuse("ENVIRONMENT", "is neither prod nor dev");
    }
    return name.equals("dev") ? Environment.DEV : Environment.PROD;
  }

  /** What prod refuses, dev warns about. */
  private void risk(String name, String why) {
    if (environment.isDev()) {
      read.warn(name, why);
    } else {
      read.refuse(name, why);
    }
  }

  private URI databaseUrl() {
    URI address =
        read.serviceUrl(
            "DATABASE_URL", "postgres://user:password@host:port/name", this::isDatabase);
    if (address != null) {
      ServiceUrl.of(address).options().keySet().stream()
          .filter(option -> DatabaseOption.named(option).isEmpty())
          .forEach(option -> read.refuse("DATABASE_URL", "has an unknown option, " + option));
    }
    return address;
  }

  private boolean isDatabase(ServiceUrl url) {
    return Set.of("postgres", "postgresql").contains(url.scheme())
        && !url.user().isEmpty()
        && !url.path().isEmpty();
  }

  private boolean isRedis(ServiceUrl url) {
    return Set.of("redis", "rediss").contains(url.scheme()) && url.path().matches("[0-9]{0,3}");
  }

  private String apiSecret() {
    String secret = read.text("API_SECRET").orElse("");
    if (secret.isEmpty()) {
      risk("API_SECRET", "is missing: set it to at least 32 random bytes");
      return HexFormat.of().formatHex(new SecureRandom().generateSeed(SECRET_BYTES));
    }
    if (isWellKnown(secret)) {
      risk("API_SECRET", "is well known: set it to at least 32 random bytes");
    } else if (secret.getBytes(StandardCharsets.UTF_8).length < SECRET_BYTES) {
      risk("API_SECRET", "is short: set it to at least 32 random bytes");
    }
    return secret;
  }

  /** A well-known word does not become a secret by repeating it, or by digits around it. */
  private static boolean isWellKnown(String secret) {
    String words = secret.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    boolean repeats = secret.chars().distinct().count() < 8;
    return repeats
        || !words.isEmpty()
            && WELL_KNOWN.stream().anyMatch(known -> words.replace(known, "").isEmpty());
  }

  private List<String> corsOrigins() {
    List<String> origins =
        read.list("CORS_ORIGIN", o -> o.equals("*") || Addresses.isOrigin(o), "an origin").stream()
            .map(Addresses::canonicalOrigin)
            .toList();
    if (origins.isEmpty() && environment.isDev()) {
      return List.of("*");
    }
    if (origins.contains("*")) {
      risk("CORS_ORIGIN", "is *: name the origins that may call, with commas between them");
    }
    return origins.contains("*") ? List.of("*") : origins;
  }

  private Optional<String> email(String name) {
    Optional<String> email = read.line(name);
    if (email.filter(address -> !address.matches("[^@\\s<>,;]{1,64}@[^@\\s<>,;]+")).isPresent()) {
      read.refuse(name, "is not an e-mail address");
      return Optional.empty();
    }
    return email;
  }

  private Optional<Smtp> smtp() {
    Optional<String> host = read.line("SMTP_HOST");
    int port = read.number("SMTP_PORT", 587, 1, 65_535);
    Optional<String> email = email("EMAIL");
    Optional<String> password = read.text("EMAIL_PASSWORD");
    String senderName = read.line("SENDER_NAME").orElse("Rooms");
    if (host.isEmpty()) {
      risk("SMTP_HOST", "is missing: without it nobody gets a code by mail");
      return Optional.empty();
    }
    if (email.isEmpty()) {
      read.refuse("EMAIL", "is missing: with SMTP_HOST, mails need a sender");
    }
    return email.map(user -> new Smtp(host.get(), port, user, password, senderName));
  }
}
