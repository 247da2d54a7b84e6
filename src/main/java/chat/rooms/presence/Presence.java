package chat.rooms.presence;

import chat.rooms.redis.Redis;
import chat.rooms.redis.RedisDown;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.Response;

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

  /** Which of these users are online. */
  public Set<String> online(Collection<String> userIds) {
    try {
      return redis.call(
          jedis -> {
            Map<String, Response<Long>> counts = new HashMap<>();
            try (AbstractPipeline pipeline = jedis.pipelined()) {
              double now = System.currentTimeMillis();
              userIds.forEach(
                  id -> counts.put(id, pipeline.zcount(key(id), now, Double.POSITIVE_INFINITY)));
            }
            return counts.keySet().stream()
                .filter(id -> counts.get(id).get() > 0)
                .collect(Collectors.toSet());
          });
    } catch (RedisDown down) {
      return Set.of();
    }
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
