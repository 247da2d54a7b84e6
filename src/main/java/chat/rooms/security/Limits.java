package chat.rooms.security;

import chat.rooms.redis.Redis;
import chat.rooms.redis.RedisDown;
import chat.rooms.redis.Script;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/**
 * Counts calls against limits, all nodes together, in Redis; and on this node by itself, as far as
 * {@link LocalLimits} has room. So a Redis that is down or was emptied never opens a limit: then at
 * most the limit times the number of nodes is let in.
 *
 * <p>Each limit has a log of the calls that it let in within its window, which makes it exact: a
 * counter for each stretch of time would let twice as many in around the change of two stretches. A
 * log is never longer than its limit, and goes when its window is over.
 */
@ApplicationScoped
public class Limits {
  /**
   * Adds an entry to all logs, or to none if any is full; answers how many microseconds to wait.
   */
  private static final Script ADMIT =
      Script.of(
          """
          local time = redis.call('TIME')
          local now = time[1] * 1000000 + time[2]
          local wait = 0
          for i, log in ipairs(KEYS) do
            local most, window = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
            redis.call('ZREMRANGEBYSCORE', log, '-inf', now - window)
            if redis.call('ZCARD', log) >= most then
              local first = redis.call('ZRANGE', log, -most, -most, 'WITHSCORES')
              wait = math.max(wait, first[2] + window - now)
            end
          end
          if wait > 0 then
            return wait
          end
          for i, log in ipairs(KEYS) do
            redis.call('ZADD', log, now, ARGV[1])
            redis.call('PEXPIRE', log, math.ceil(ARGV[2 * i + 1] / 1000))
          end
          return 0
          """);

  /** Empties the first so many logs, and takes one entry out of the others. */
  private static final Script TAKE_BACK =
      Script.of(
          """
          for i, log in ipairs(KEYS) do
            if i <= tonumber(ARGV[2]) then
              redis.call('DEL', log)
            else
              redis.call('ZREM', log, ARGV[1])
            end
          end
          """);

  private final Redis redis;
  private final LocalLimits local;

  @Inject
  public Limits(Redis redis) {
    this(redis, new LocalLimits());
  }

  Limits(Redis redis, LocalLimits local) {
    this.redis = redis;
    this.local = local;
  }

  /** For the container's proxy. */
  protected Limits() {
    this(null, null);
  }

  /** Counts one call against all the limits, or against none of them if any is reached. */
  public Admission admit(Limit... limits) {
    long id = ThreadLocalRandom.current().nextLong();
    List<Limit> all = List.of(limits);
    Duration wait = local.admit(id, all);
    if (wait.isZero()) {
      wait = admitThereOrTogether(id, all);
    }
    return new Admission(id, all, wait);
  }

  /** Takes the call back, as if it had not been made. */
  public void takeBack(Admission admission) {
    takeBack(admission, List.of());
  }

  /** Takes the call back, and forgets besides all that was counted against one of its limits. */
  public void takeBackAndForget(Admission admission, Limit forgotten) {
    takeBack(admission, List.of(forgotten));
  }

  private Duration admitThereOrTogether(long id, List<Limit> limits) {
    Duration wait;
    try {
      wait = admitThere(id, limits);
    } catch (RedisDown down) {
      wait = local.admitTogether(id, limits);
    }
    if (!wait.isZero()) {
      local.takeBack(id, limits);
    }
    return wait;
  }

  private Duration admitThere(long id, List<Limit> limits) throws RedisDown {
    List<String> arguments = new ArrayList<>(List.of(Long.toHexString(id)));
    for (Limit limit : limits) {
      arguments.add(Integer.toString(limit.most()));
      arguments.add(Long.toString(limit.window().toNanos() / 1_000));
    }
    return Duration.of((Long) redis.run(ADMIT, keys(limits), arguments), ChronoUnit.MICROS);
  }

  private void takeBack(Admission admission, List<Limit> forgotten) {
    Stream<Limit> others = admission.limits().stream().filter(l -> !forgotten.contains(l));
    local.takeBack(admission.id(), admission.limits());
    local.forget(forgotten);
    try {
      redis.run(
          TAKE_BACK,
          keys(Stream.concat(forgotten.stream(), others).toList()),
          List.of(Long.toHexString(admission.id()), Integer.toString(forgotten.size())));
    } catch (RedisDown down) {
      // What was counted there goes by itself, when its window is over.
    }
  }

  private static List<String> keys(List<Limit> limits) {
    return limits.stream().map(Limit::key).toList();
  }
}
