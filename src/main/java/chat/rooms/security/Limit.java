package chat.rooms.security;

import chat.rooms.redis.Redis;
import java.time.Duration;

/**
 * A bound on how often something happens.
 *
 * @param key what is counted, as the name of its log in Redis
 * @param most how often, in any stretch of time that is as long as the window
 */
public record Limit(String key, int most, Duration window) {

  /** Counts what the parts name together, apart from all else that is counted. */
  public static Limit on(int most, Duration window, String... parts) {
    return new Limit(Redis.key("limit", String.join(":", parts)), most, window);
  }
}
