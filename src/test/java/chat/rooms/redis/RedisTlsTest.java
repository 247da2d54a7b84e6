package chat.rooms.redis;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.SelfSigned;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;

/** Redis by {@code rediss://}, with a certificate for {@code localhost}. */
class RedisTlsTest {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";

  @TempDir private static Path folder;
  private static chat.rooms.support.Redis server;
  private static SelfSigned certificate;
  private static int port;

  @BeforeAll
  static void start() throws IOException {
    server = chat.rooms.support.Redis.started();
    certificate = SelfSigned.of("localhost", folder);
    port = server.listensWithTls(certificate);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void trustNobodyElse() {
    System.clearProperty(TRUST_STORE);
    System.clearProperty(TRUST_STORE_PASSWORD);
  }

  @Test
  void a_redis_with_a_trusted_certificate_is_used() {
    trustCertificate();
    Redis redis = at("localhost");
    assertThat(redis.isUp()).isTrue();
    try (Jedis own = redis.connect()) {
      assertThat(own.ping()).isEqualTo("PONG");
    }
    redis.close();
  }

  @Test
  void a_certificate_for_another_host_is_refused() {
    trustCertificate();
    Redis redis = at("127.0.0.1");
    assertThat(redis.isUp()).isFalse();
    redis.close();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_refused() {
    Redis redis = at("localhost");
    assertThat(redis.isUp()).isFalse();
    redis.close();
  }

  private static Redis at(String host) {
    return new Redis(URI.create("rediss://" + host + ":" + port));
  }

  private static void trustCertificate() {
    System.setProperty(TRUST_STORE, certificate.store().toString());
    System.setProperty(TRUST_STORE_PASSWORD, SelfSigned.PASSWORD);
  }
}
