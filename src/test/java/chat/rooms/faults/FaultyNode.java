package chat.rooms.faults;

import chat.rooms.support.Node;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A node that sees clients, Redis and PostgreSQL only through proxies. */
final class FaultyNode implements AutoCloseable {
  private final Node node;
  private final Proxy clients;
  private final Proxy redis;
  private final Proxy database;

  FaultyNode(String name, Map<String, String> settings, URI databaseUrl, URI redisUrl) {
    database = new Proxy(databaseUrl.getPort());
    redis = new Proxy(redisUrl.getPort());
    Map<String, String> own = new HashMap<>(settings);
    own.put("DATABASE_URL", through(database, databaseUrl));
    own.put("REDIS_URL", through(redis, redisUrl));
    node = new Node(name, own);
    clients = new Proxy(node.uri().getPort());
  }

  /** Where clients find it: at its proxy. */
  URI uri() {
    return URI.create("http://127.0.0.1:" + clients.port());
  }

  /** Its address without the proxy, for those to whom the size of buffers matters. */
  URI directUri() {
    return node.uri();
  }

  /** Between the clients and the node. */
  Proxy clients() {
    return clients;
  }

  /** Between the node and Redis. */
  Proxy redis() {
    return redis;
  }

  /** Between the node and PostgreSQL. */
  Proxy database() {
    return database;
  }

  void start() {
    node.start();
  }

  /** Asks it to end, as a rolling restart does, and waits until it has. */
  void stop() {
    node.stop();
  }

  /** As {@code kill -9}. */
  void kill() {
    node.kill();
  }

  long usedHeap() {
    return node.usedHeap();
  }

  /** Undoes every fault. */
  void heal() {
    List.of(clients, redis, database).forEach(Proxy::heal);
    if (!node.isAlive()) {
      node.start();
    }
  }

  /** Whether it is ready, and lacks nothing that it had lost. */
  boolean isWhole() {
    return node.isWhole();
  }

  @Override
  public String toString() {
    return node.name();
  }

  @Override
  public void close() {
    List.of(clients, redis, database).forEach(Proxy::heal);
    node.stop();
    List.of(clients, redis, database).forEach(Proxy::close);
  }

  private static String through(Proxy proxy, URI url) {
    return url.toString().replace(":" + url.getPort() + "/", ":" + proxy.port() + "/");
  }
}
