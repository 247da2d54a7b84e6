package chat.rooms.login;

import chat.rooms.Settings;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Violation;
import chat.rooms.redis.Redis;
import chat.rooms.redis.RedisDown;
import chat.rooms.redis.Script;
import chat.rooms.security.Admission;
import chat.rooms.security.IpAddress;
import chat.rooms.security.Keys;
import chat.rooms.security.Keys.Purpose;
import chat.rooms.security.Limit;
import chat.rooms.security.Limits;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Codes of six digits that prove an e-mail address. Redis holds one for each address, hashed with a
 * key of ours, beside how often it was guessed wrong and which uses it has served; it goes after
 * OTP_EXPIRY, with the {@value #WRONG_TRIES}th wrong try, or when a new one is issued.
 */
@ApplicationScoped
public class OneTimeCodes {
  /** What a code is good for, once each. */
  public enum Use {
    REGISTER,
    LOGIN,
    UPDATE,
    RESET
  }

  private static final int CODES = 1_000_000;
  private static final int WRONG_TRIES = 5;

  /** Two at once, since the first mail is often the one that got lost; then there is a wait. */
  private static final int AT_ONCE = 2;

  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final int HOURLY = 5;

  /** For one who asks, whoever the codes are for: many people may share an address. */
  private static final int FROM_ONE_PLACE = 50;

  private static final Script STORE =
      Script.of(
          """
          redis.call('DEL', KEYS[1])
          redis.call('HSET', KEYS[1], 'code', ARGV[1])
          redis.call('PEXPIRE', KEYS[1], ARGV[2])
          """);

  /** Marks the use as served by this reservation: 1, or 0 if the code is not good for it. */
  private static final Script RESERVE =
      Script.of(
          """
          local code = redis.call('HGET', KEYS[1], 'code')
          if not code then
            return 0
          end
          if code ~= ARGV[1] then
            if redis.call('HINCRBY', KEYS[1], 'wrong', 1) >= tonumber(ARGV[4]) then
              redis.call('DEL', KEYS[1])
            end
            return 0
          end
          return redis.call('HSETNX', KEYS[1], ARGV[2], ARGV[3])
          """);

  /** Takes the mark away, if it is still this reservation's. */
  private static final Script RELEASE =
      Script.of(
          """
          if redis.call('HGET', KEYS[1], ARGV[1]) == ARGV[2] then
            redis.call('HDEL', KEYS[1], ARGV[1])
          end
          """);

  private final SecureRandom random = new SecureRandom();
  private final Redis redis;
  private final Limits limits;
  private final Keys keys;
  private final Duration expiry;

  @Inject
  public OneTimeCodes(Redis redis, Limits limits, Keys keys, Settings settings) {
    this(redis, limits, keys, settings.otpExpiry());
  }

  OneTimeCodes(Redis redis, Limits limits, Keys keys, Duration expiry) {
    this.redis = redis;
    this.limits = limits;
    this.keys = keys;
    this.expiry = expiry;
  }

  /** For the container's proxy. */
  protected OneTimeCodes() {
    this(null, null, null, (Duration) null);
  }

  /**
   * A new code, which voids the one before; or none, where too many were issued for the address of
   * late, and then the one before stays good.
   *
   * @param caller the network address of who asks
   * @throws Refusal too many, where the caller asked too often, for whatever addresses; unavailable
   *     while Redis is down
   */
  public Optional<String> issue(String email, String caller) {
    String place = IpAddress.subscriber(caller);
    Admission asked =
        limits.admit(Limit.on(FROM_ONE_PLACE, Duration.ofMinutes(10), "code-address", place));
    if (!asked.isGranted()) {
      throw Refusal.tooMany(asked.retryAfter());
    }
    String person = keys.pseudonym(email);
    Admission issued =
        limits.admit(
            Limit.on(AT_ONCE, PAUSE, "code", person),
            Limit.on(HOURLY, Duration.ofHours(1), "code-hourly", person));
    return issued.isGranted() ? Optional.of(stored(email, asked, issued)) : Optional.empty();
  }

  /**
   * Does what a code allows, and spends the code for this use if that comes to a good end.
   *
   * @param work what else the call does; what it throws leaves the code unspent
   * @throws Refusal as {@link #reserve}
   */
  public <T> T spending(String email, Use use, String code, Supplier<T> work) {
    try (Reservation reservation = reserve(email, use, code)) {
      T done = work.get();
      reservation.keep();
      return done;
    }
  }

  /**
   * Spends a code for one use, of calls at the same time for exactly one of them.
   *
   * @throws Refusal unauthenticated where the code is wrong, expired or voided, or has served this
   *     use before; unavailable while Redis is down
   */
  public Reservation reserve(String email, Use use, String code) {
    Reservation reservation = new Reservation(key(email), use);
    List<String> arguments =
        List.of(hash(email, code), use.name(), reservation.id, Integer.toString(WRONG_TRIES));
    try {
      if ((Long) redis.run(RESERVE, reservation.key, arguments) == 0) {
        throw Refusal.unauthenticated(new Violation("otp", "is wrong or expired"));
      }
      return reservation;
    } catch (RedisDown down) {
      throw unavailable();
    }
  }

  /** A code that is spent for one use, until it is released. */
  public final class Reservation implements AutoCloseable {
    private final String id = UUID.randomUUID().toString();
    private final List<String> key;
    private final Use use;
    private boolean kept;

    private Reservation(List<String> key, Use use) {
      this.key = key;
      this.use = use;
    }

    /** Says that the call came to a good end: closing it releases nothing any more. */
    public void keep() {
      kept = true;
    }

    /** Makes the code good for this use again, because the rest of the call failed. */
    public void release() {
      try {
        redis.run(RELEASE, key, List.of(use.name(), id));
      } catch (RedisDown down) {
        // The code stays spent, and its owner asks for another when Redis is back.
      }
    }

    @Override
    public void close() {
      if (!kept) {
        release();
      }
    }
  }

  private String stored(String email, Admission... admissions) {
    String code = "%06d".formatted(random.nextInt(CODES));
    try {
      redis.run(STORE, key(email), List.of(hash(email, code), Long.toString(expiry.toMillis())));
      return code;
    } catch (RedisDown down) {
      List.of(admissions).forEach(limits::takeBack);
      throw unavailable();
    }
  }

  private List<String> key(String email) {
    return List.of(Redis.key("code", keys.pseudonym(email)));
  }

  /** With the address, so that a code that came into another's entry is worth nothing there. */
  private String hash(String email, String code) {
    return keys.hmacText(Purpose.CODES, keys.pseudonym(email), code);
  }

  private static Refusal unavailable() {
    return Refusal.unavailable("one-time codes are out of order, try again in a moment");
  }
}
