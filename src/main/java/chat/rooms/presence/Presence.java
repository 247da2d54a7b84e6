package chat.rooms.presence;

import chat.rooms.redis.Redis;
import chat.rooms.redis.RedisDown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;
import redis.clients.jedis.UnifiedJedis;

/**
 * Who is online: a sorted set for each user, of their connections on all nodes, each with the
 * moment at which it counts no longer. A node that dies thus leaves nobody online for long. It is
 * never used to decide a right, and with Redis away nobody is online.
 */
@ApplicationScoped
public class Presence {
  /** How often a connection is to be {@link #refresh refreshed}. */
  public static final Duration REFRESH = Duration.ofSeconds(15);

  private static final Duration LASTS = REFRESH.multipliedBy(3);

  /** How long somebody stays online whose connection broke: reloading a page is not leaving. */
  private static final Duration GRACE = Duration.ofSeconds(15);

  @Inject private Redis redis;

  /** Notes that these connections are open, by the user of each. */
  public void refresh(Map<String, String> usersByConnection) {
    until(usersByConnection, LASTS);
  }

  /** Notes that a connection has closed. */
  public void left(String connectionId, String userId) {
    until(Map.of(connectionId, userId), GRACE);
  }

  /** Which of these users are online: nobody, while Redis is down. */
  public Set<String> online(Collection<String> userIds) {
    return known(userIds).orElse(Set.of());
  }

  /** Which of these users are online, or empty while nobody knows. */
  public Optional<Set<String>> known(Collection<String> userIds) {
    try {
      return Optional.of(redis.call(jedis -> online(jedis, userIds)));
    } catch (RedisDown down) {
      return Optional.empty();
    }
  }

  private static Set<String> online(UnifiedJedis jedis, Collection<String> userIds) {
    Map<String, Response<Long>> counts = new HashMap<>();
    try (AbstractPipeline pipeline = jedis.pipelined()) {
      double now = System.currentTimeMillis();
      userIds.forEach(
          id -> counts.put(id, pipeline.zcount(key(id), now, Double.POSITIVE_INFINITY)));
    }
    return counts.keySet().stream()
        .filter(id -> counts.get(id).get() > 0)
        .collect(Collectors.toSet());
  }

  private void until(Map<String, String> usersByConnection, Duration lasts) {
    double now = System.currentTimeMillis();
    try {
      redis.call(
          jedis -> {
            try (AbstractPipeline pipeline = jedis.pipelined()) {
              usersByConnection.forEach(
                  (connection, user) -> {
                    pipeline.zremrangeByScore(key(user), Double.NEGATIVE_INFINITY, now);
                    pipeline.zadd(key(user), now + lasts.toMillis(), connection);
                    pipeline.expire(key(user), LASTS.toSeconds());
                  });
            }
            return null;
          });
    } catch (RedisDown down) {
      // Refreshed again in a while.
    }
  }

  private static String key(String userId) {
    return Redis.key("online", userId);
  }
}
