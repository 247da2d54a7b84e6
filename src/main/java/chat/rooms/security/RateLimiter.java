package chat.rooms.security;

import chat.rooms.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/**
 * Bounds how many calls and socket commands come from one user, or, where nobody is signed in, from
 * one address: RATE_LIMIT in any RATE_WINDOW. A call that is refused does not count.
 */
@ApplicationScoped
public class RateLimiter {
  private final Limits limits;
  private final int most;
  private final Duration window;

  @Inject
  public RateLimiter(Limits limits, Settings settings) {
    this(limits, settings.rateLimit(), settings.rateWindow());
  }

  RateLimiter(Limits limits, int most, Duration window) {
    this.limits = limits;
    this.most = most;
    this.window = window;
  }

  /** For the container's proxy. */
  protected RateLimiter() {
    this(null, 0, null);
  }

  /** Counts a call of a user; empty if it may go on, else how long it should wait. */
  public Optional<Duration> exceededByUser(String userId) {
    return exceeded("user", userId);
  }

  /** The same for a caller who is not signed in; see {@link IpAddress#subscriber}. */
  public Optional<Duration> exceededByAddress(String address) {
    return exceeded("address", IpAddress.subscriber(address));
  }

  private Optional<Duration> exceeded(String kind, String name) {
    Admission admission = limits.admit(Limit.on(most, window, kind, name));
    return admission.isGranted() ? Optional.empty() : Optional.of(admission.retryAfter());
  }
}
