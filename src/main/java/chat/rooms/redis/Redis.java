package chat.rooms.redis;

import chat.rooms.ServiceUrl;
import chat.rooms.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.JedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.SslOptions;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * The node's connections to Redis. A call waits for a connection, to connect, and for its answer at
 * most {@link #TIMEOUT} each; after one that Redis failed, the next fail at once, and one a second
 * is let through to see whether Redis is back.
 */
@ApplicationScoped
public class Redis {
  static final Duration TIMEOUT = Duration.ofMillis(500);

  private static final Logger LOG = Logger.getLogger(Redis.class.getName());
  private static final Duration RETRY = Duration.ofSeconds(1);
  private static final int CONNECTIONS = 32;
  private static final int PORT = 6379;

  private final ServiceUrl url;
  private final Duration timeout;
  private final RedisClient client;
  private final Breaker breaker = new Breaker(RETRY);

  @Inject
  public Redis(Settings settings) {
    this(settings.redisUrl());
  }

  public Redis(URI address) {
    this(address, TIMEOUT);
  }

  /** One that has more or less patience with Redis than {@link #TIMEOUT}. */
  public Redis(URI address, Duration timeout) {
    this.url = ServiceUrl.of(address);
    this.timeout = timeout;
    this.client =
        RedisClient.builder()
            .hostAndPort(server())
            .clientConfig(config())
            .poolConfig(pool())
            .build();
  }

  /** For the container's proxy. */
  protected Redis() {
    this.url = null;
    this.timeout = TIMEOUT;
    this.client = null;
  }

  /** The name of a key or channel: its parts, joined by colons. */
  public static String key(String... parts) {
    return "rooms:" + String.join(":", parts);
  }

  /**
   * Runs commands on a connection of the pool.
   *
   * @throws RedisDown if Redis does not answer in time or refuses, or no connection is free; it may
   *     have acted all the same
   */
  public <T> T call(Function<UnifiedJedis, T> commands) throws RedisDown {
    if (!breaker.admits()) {
      throw new RedisDown("Redis did not answer a moment ago", null);
    }
    try {
      T answer = commands.apply(client);
      up();
      return answer;
    } catch (JedisException failure) {
      if (!isBusy(failure)) {
        down(failure);
      }
      throw new RedisDown(failure.getMessage(), failure);
    }
  }

  /** Runs a script, by its name where Redis knows it: after a restart it knows none. */
  public Object run(Script script, List<String> keys, List<String> arguments) throws RedisDown {
    return call(
        jedis -> {
          try {
            return jedis.evalsha(script.sha1(), keys, arguments);
          } catch (JedisNoScriptException unknown) {
            return jedis.eval(script.lua(), keys, arguments);
          }
        });
  }

  /** Whether Redis answers; found out without waiting while it is known not to. */
  public boolean isUp() {
    try {
      return "PONG".equals(call(UnifiedJedis::ping));
    } catch (RedisDown down) {
      return false;
    }
  }

  /**
   * Opens a connection outside the pool, for a subscription; its user closes it. Commands are
   * answered within {@link #TIMEOUT}; once it is subscribed, it may be silent for as long as it
   * likes.
   */
  public Jedis connect() {
    return new Jedis(server(), config());
  }

  @PreDestroy
  public void close() {
    client.close();
  }

  private void up() {
    if (breaker.succeeded()) {
      LOG.info("Redis is back");
    }
  }

  private void down(JedisException failure) {
    // The other connections are most likely broken too, and each would cost a failure to find out.
    client.getPool().clear();
    if (breaker.failed()) {
      LOG.log(Level.WARNING, "Redis is down, going on without it: {0}", failure.getMessage());
    }
  }

  /** That no connection was free in time says nothing about Redis. */
  private static boolean isBusy(JedisException failure) {
    return failure.getCause() instanceof NoSuchElementException;
  }

  private HostAndPort server() {
    return new HostAndPort(url.host(), url.portOr(PORT));
  }

  private JedisClientConfig config() {
    return DefaultJedisClientConfig.builder()
        .connectionTimeoutMillis((int) timeout.toMillis())
        .socketTimeoutMillis((int) timeout.toMillis())
        .sslOptions(tls())
        .user(orNull(url.user()))
        .password(orNull(url.password()))
        .database(url.path().isEmpty() ? 0 : Integer.parseInt(url.path()))
        .clientName("rooms")
        // Jedis, which subscriptions use, knows RESP2 only; nothing here needs the other.
        .autoNegotiateProtocol(false)
        .build();
  }

  /** A certificate must be for this host (RFC 9525), and by somebody whom the JVM trusts. */
  private SslOptions tls() {
    return url.scheme().equals("rediss") ? SslOptions.defaults() : null;
  }

  private ConnectionPoolConfig pool() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(CONNECTIONS);
    pool.setMaxIdle(CONNECTIONS);
    pool.setMaxWait(timeout);
    pool.setJmxEnabled(false);
    return pool;
  }

  private static String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
