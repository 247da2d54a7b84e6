package chat.rooms.security;

import chat.rooms.redis.Redis;
import java.time.Duration;

/**
 * A bound on how often something happens.
 *
 * @param kind what all that are bounded alike have in common
 * @param key what is counted, as the name of its log in Redis
 * @param most how often, in any stretch of time that is as long as the window
 */
public record Limit(String kind, String key, int most, Duration window) {

  /** Counts what the names name together, apart from all else that is counted. */
  public static Limit on(int most, Duration window, String kind, String... names) {
    String key = Redis.key("limit", kind + ":" + String.join(":", names));
    return new Limit(kind, key, most, window);
  }
}
