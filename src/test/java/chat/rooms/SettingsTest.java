package chat.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String SECRET = "b7Qm2xVtP9sKd4LfHr8ZcWn6JyGa3EuT";

  private final Map<String, String> variables =
      new HashMap<>(
          Map.of(
              "DATABASE_URL", "postgres://rooms:p%40ss@db:5432/rooms",
              "REDIS_URL", "redis://:hush@redis:6379/0",
              "API_SECRET", SECRET,
              "SMTP_HOST", "mail.example.org",
              "EMAIL", "rooms@example.org"));

  private Settings read() {
    return Settings.from(variables);
  }

  private SettingsTest with(String name, String value) {
    variables.put(name, value);
    return this;
  }

  private void refuses(String name) {
    assertThatThrownBy(this::read)
        .isInstanceOf(InvalidSettings.class)
        .hasMessageContaining(name)
        .hasMessageNotContainingAny("\n", "\r");
  }

  @Test
  void defaults_are_those_of_the_table() {
    Settings settings = read();
    assertThat(settings.environment()).isEqualTo(Settings.Environment.PROD);
    assertThat(settings.tokenLifespan()).isEqualTo(Duration.ofHours(12));
    assertThat(settings.port()).isEqualTo(8080);
    assertThat(settings.corsOrigins()).isEmpty();
    assertThat(settings.rateLimit()).isEqualTo(30);
    assertThat(settings.rateWindow()).isEqualTo(Duration.ofSeconds(1));
    assertThat(settings.trustedProxies()).isEmpty();
    assertThat(settings.loginAttempts()).isEqualTo(5);
    assertThat(settings.loginWindow()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.otpExpiry()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.allowedUsersOnly()).isFalse();
    assertThat(settings.requireOtp()).isFalse();
    assertThat(settings.adminEmail()).isEmpty();
    assertThat(settings.messageMaxChars()).isEqualTo(4_000);
    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void every_setting_is_read_under_its_name() {
    with("ENVIRONMENT", "dev").with("TOKEN_HOUR_LIFESPAN", "1").with("PORT", "9090");
    with("CORS_ORIGIN", "https://Chat.example.org/, http://localhost:3000,https://a.org:443");
    with("RATE_LIMIT", "7").with("RATE_WINDOW", "2s").with("TRUSTED_PROXIES", "10.0.0.0/8, ::1");
    with("LOGIN_ATTEMPTS", "3").with("LOGIN_WINDOW", "1h").with("OTP_EXPIRY", "30s");
    with("ALLOWED_USERS_ONLY", "true").with("REQUIRE_OTP", "TRUE");
    with("ADMIN_EMAIL", "ada@example.org").with("MESSAGE_MAX_CHARS", "10");
    with("SMTP_PORT", "25").with("EMAIL_PASSWORD", "hush").with("SENDER_NAME", "The Rooms");

    Settings settings = read();

    assertThat(settings.environment().isDev()).isTrue();
    assertThat(settings.databaseUrl())
        .isEqualTo(URI.create("postgres://rooms:p%40ss@db:5432/rooms"));
    assertThat(settings.redisUrl()).isEqualTo(URI.create("redis://:hush@redis:6379/0"));
    assertThat(settings.apiSecret()).isEqualTo(SECRET);
    assertThat(settings.tokenLifespan()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.port()).isEqualTo(9090);
    assertThat(settings.corsOrigins())
        .containsExactly("https://chat.example.org", "http://localhost:3000", "https://a.org");
    assertThat(settings.rateLimit()).isEqualTo(7);
    assertThat(settings.rateWindow()).isEqualTo(Duration.ofSeconds(2));
    assertThat(settings.trustedProxies()).containsExactly("10.0.0.0/8", "::1");
    assertThat(settings.loginAttempts()).isEqualTo(3);
    assertThat(settings.loginWindow()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.otpExpiry()).isEqualTo(Duration.ofSeconds(30));
    assertThat(settings.allowedUsersOnly()).isTrue();
    assertThat(settings.requireOtp()).isTrue();
    assertThat(settings.adminEmail()).contains("ada@example.org");
    assertThat(settings.messageMaxChars()).isEqualTo(10);
    Settings.Smtp smtp = settings.smtp().orElseThrow();
    assertThat(smtp.host()).isEqualTo("mail.example.org");
    assertThat(smtp.port()).isEqualTo(25);
    assertThat(smtp.user()).isEqualTo("rooms@example.org");
    assertThat(smtp.password()).contains("hush");
    assertThat(smtp.senderName()).isEqualTo("The Rooms");
  }

  @Test
  void one_line_names_everything_that_is_wrong() {
    variables.clear();
    with("PORT", "eighty");
    assertThatThrownBy(this::read)
        .hasMessageContainingAll(
            "DATABASE_URL is missing: ",
            "REDIS_URL is missing: ",
            "API_SECRET is missing: ",
            "SMTP_HOST is missing: ",
            "PORT is not a whole number from 1 to 65535: eighty")
        .hasMessageNotContaining("\n");
  }

  @Test
  void a_blank_variable_counts_as_none() {
    with("PORT", " ").with("CORS_ORIGIN", "").with("RATE_WINDOW", "");
    assertThat(read().port()).isEqualTo(8080);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"short", "0123456789abcdefghijklmnopqrstu", "SecretSecretSecret", "changeme"})
  void prod_refuses_a_weak_secret_without_showing_it_and_dev_warns(String weak) {
    with("API_SECRET", weak).refuses("API_SECRET");
    assertThatThrownBy(this::read).hasMessageNotContaining(weak);
    with("ENVIRONMENT", "dev");
    assertThat(read().apiSecret()).isEqualTo(weak);
    assertThat(read().warnings()).singleElement().asString().startsWith("API_SECRET ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SecretSecretSecretSecretSecretSecret",
        "change-me-change-me-change-me-change-me",
        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "password1234567890password1234567890"
      })
  void a_long_secret_that_is_well_known_is_refused(String known) {
    with("API_SECRET", known).refuses("API_SECRET is well known");
  }

  @Test
  void a_secret_counts_in_bytes_from_32_on() {
    String thirtyTwoBytes = "äöüßéèêàçñøåœæëï";
    assertThat(thirtyTwoBytes.getBytes(StandardCharsets.UTF_8)).hasSize(32);
    with("API_SECRET", thirtyTwoBytes);
    assertThat(read().apiSecret()).isEqualTo(thirtyTwoBytes);
    with("API_SECRET", "98127364509182736450918273645091");
    assertThatNoException().isThrownBy(this::read);
  }

  @Test
  void dev_without_a_secret_makes_one_for_this_run() {
    variables.remove("API_SECRET");
    refuses("API_SECRET");
    with("ENVIRONMENT", "dev");
    assertThat(read().apiSecret()).hasSize(64).isNotEqualTo(read().apiSecret());
  }

  @Test
  void any_origin_is_for_dev_only() {
    with("CORS_ORIGIN", "https://chat.example.org,*").refuses("CORS_ORIGIN is *");
    with("ENVIRONMENT", "dev");
    assertThat(read().corsOrigins()).containsExactly("*");
    assertThat(read().warnings()).singleElement().asString().startsWith("CORS_ORIGIN ");
    variables.remove("CORS_ORIGIN");
    assertThat(read().corsOrigins()).containsExactly("*");
  }

  @Test
  void mail_needs_a_server_in_prod_and_a_sender_wherever_there_is_a_server() {
    variables.remove("EMAIL");
    refuses("EMAIL is missing");
    variables.remove("SMTP_HOST");
    refuses("SMTP_HOST is missing");
    with("ENVIRONMENT", "dev");
    assertThat(read().smtp()).isEmpty();
    assertThat(read().warnings()).singleElement().asString().startsWith("SMTP_HOST ");
  }

  @Test
  void a_mail_server_has_defaults_for_the_rest() {
    Settings.Smtp smtp = read().smtp().orElseThrow();
    assertThat(smtp.port()).isEqualTo(587);
    assertThat(smtp.password()).isEmpty();
    assertThat(smtp.senderName()).isEqualTo("Rooms");
  }

  @ParameterizedTest
  @CsvSource({
    "ENVIRONMENT,staging",
    "PORT,0",
    "PORT,65536",
    "PORT,-1",
    "TOKEN_HOUR_LIFESPAN,0",
    "TOKEN_HOUR_LIFESPAN,8761",
    "TOKEN_HOUR_LIFESPAN,1.5",
    "RATE_LIMIT,0",
    "RATE_LIMIT,99999999999999999999",
    "RATE_WINDOW,0s",
    "RATE_WINDOW,1",
    "RATE_WINDOW,1d",
    "RATE_WINDOW,25h",
    "LOGIN_ATTEMPTS,0",
    "LOGIN_WINDOW,-1m",
    "OTP_EXPIRY,ten minutes",
    "ALLOWED_USERS_ONLY,maybe",
    "REQUIRE_OTP,1",
    "ADMIN_EMAIL,ada",
    "ADMIN_EMAIL,ada@x@y",
    "EMAIL,Ada <ada@example.org>",
    "SMTP_PORT,smtp",
    "MESSAGE_MAX_CHARS,0",
    "MESSAGE_MAX_CHARS,10001",
    "CORS_ORIGIN,chat.example.org",
    "CORS_ORIGIN,https://chat.example.org/path",
    "CORS_ORIGIN,ftp://chat.example.org",
    "CORS_ORIGIN,null",
    "TRUSTED_PROXIES,localhost",
    "TRUSTED_PROXIES,10.0.0.0/33",
    "TRUSTED_PROXIES,10.0.0",
    "TRUSTED_PROXIES,10.0.0.256",
    "TRUSTED_PROXIES,fe80::/129",
    "TRUSTED_PROXIES,fe80::1::2",
    "TRUSTED_PROXIES,10.0.0.1/8/8"
  })
  void a_malformed_value_is_refused_by_its_name(String name, String value) {
    with(name, value).refuses(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nBcc: eve@example.org", "Rooms\nX: y", "Ro\u0000oms"})
  void a_sender_name_cannot_begin_another_header(String name) {
    with("SENDER_NAME", "The " + name).refuses("SENDER_NAME");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://rooms:hush@db/rooms",
        "jdbc:postgresql://db/rooms?user=rooms&password=hush",
        "postgres://db/rooms",
        "postgres://rooms:hush@db",
        "postgres://rooms:hush@/rooms",
        "postgres://rooms:hush@db:port/rooms",
        "postgres://rooms:hush@db:99999/rooms",
        "postgres://rooms:hush%zz@db/rooms",
        "postgres://rooms:hush#x@db/rooms",
        "postgres://rooms:hush x@db/rooms",
        "/hush"
      })
  void a_malformed_database_address_is_refused_without_its_password(String url) {
    with("DATABASE_URL", url).refuses("DATABASE_URL");
    assertThatThrownBy(this::read).hasMessageNotContaining("hush");
  }

  @Test
  void an_unknown_option_of_the_database_address_is_named() {
    with("DATABASE_URL", "postgres://rooms:hush@db/rooms?sslmode=require&ssl_mode=x");
    refuses("DATABASE_URL has an unknown option, ssl_mode");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"redis", "http://:hush@redis", "redis://:hush@redis/name", "redis://:hush@:1"})
  void a_malformed_redis_address_is_refused_without_its_password(String url) {
    with("REDIS_URL", url).refuses("REDIS_URL");
    assertThatThrownBy(this::read).hasMessageNotContaining("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"redis://redis", "rediss://user:p%2Fw@redis:6380/15", "redis://[::1]/"})
  void redis_may_have_tls_a_user_and_a_number(String url) {
    with("REDIS_URL", url);
    assertThat(read().redisUrl()).isEqualTo(URI.create(url));
  }

  @Test
  void settings_written_as_text_hold_no_secret() {
    with("EMAIL_PASSWORD", "hush");
    assertThat(read().toString() + read().smtp()).doesNotContain(SECRET, "hush", "p%40ss", "p@ss");
  }

  @Test
  void the_check_before_the_boot_ends_with_1_and_one_line_or_with_0() throws Exception {
    variables.remove("API_SECRET");
    Process refused = check();
    assertThat(refused.waitFor()).isEqualTo(1);
    assertThat(refused.getErrorStream())
        .hasContent(
            "Rooms does not start: API_SECRET is missing: set it to at least 32 random bytes");

    with("API_SECRET", SECRET);
    Process accepted = check();
    assertThat(accepted.waitFor()).isZero();
    assertThat(accepted.getErrorStream()).isEmpty();
  }

  @Test
  void the_check_before_the_boot_warns_in_dev_of_each_thing_that_prod_refuses() throws Exception {
    with("ENVIRONMENT", "dev").with("CORS_ORIGIN", "*").with("API_SECRET", "0123456789ab");
    Process warned = check();
    assertThat(warned.waitFor()).isZero();
    assertThat(warned.errorReader().lines())
        .containsExactly(
            "Rooms starts, although API_SECRET is short: set it to at least 32 random bytes",
            "Rooms starts, although CORS_ORIGIN is *: name the origins that may call,"
                + " with commas between them");
  }

  /** In a JVM of its own that has the compiled classes and no library. */
  private Process check() throws Exception {
    Path classes =
        Path.of(Settings.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    ProcessBuilder java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            classes.toString(),
            Settings.class.getName());
    java.environment().clear();
    java.environment().putAll(variables);
    return java.start();
  }
}
