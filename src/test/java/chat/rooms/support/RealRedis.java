package chat.rooms.support;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.embedded.RedisServer;
import redis.embedded.core.RedisServerBuilder;

/**
 * A real Redis on a port of its own, which keeps nothing when it is killed. With REDIS_SERVER in
 * the environment it is that program, so that the tests can be run with another version.
 */
public final class RealRedis implements AutoCloseable {
  private final int port;
  private final String password;
  private RedisServer server;

  private RealRedis(int port, String password) {
    this.port = port;
    this.password = password;
  }

  public static RealRedis started() {
    return protectedBy("");
  }

  public static RealRedis protectedBy(String password) {
    RealRedis redis = new RealRedis(freePort(), password);
    redis.start();
    return redis;
  }

  public URI uri() {
    return URI.create("redis://localhost:" + port + "/0");
  }

  public int port() {
    return port;
  }

  /** Starts it, empty. */
  public void start() {
    try {
      server = builder().build();
      server.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public void kill() {
    try {
      server.stop();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Forgets everything, scripts included. */
  public void empty() {
    try (UnifiedJedis jedis = client()) {
      jedis.flushAll();
      jedis.scriptFlush();
    }
  }

  /** Takes connections and commands as ever, but answers none of them for a while. */
  public void stall(Duration duration) {
    try (UnifiedJedis jedis = client()) {
      jedis.sendCommand(() -> "CLIENT".getBytes(), "PAUSE", "" + duration.toMillis(), "ALL");
    }
  }

  /** A client of the test's own, to look into it. */
  public UnifiedJedis client() {
    return RedisClient.create("localhost", port, null, password.isEmpty() ? null : password);
  }

  @Override
  public void close() {
    kill();
  }

  private RedisServerBuilder builder() throws IOException {
    RedisServerBuilder builder =
        RedisServer.newRedisServer()
            .port(port)
            .bind("127.0.0.1")
            .setting("save \"\"")
            .settingIf(!password.isEmpty(), "requirepass " + password)
            .onShutdownForceStop(true);
    String program = System.getenv("REDIS_SERVER");
    return program == null ? builder : builder.executableProvider(() -> new File(program));
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
