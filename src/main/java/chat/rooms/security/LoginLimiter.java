package chat.rooms.security;

import chat.rooms.Settings;
import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Bounds failed logins: LOGIN_ATTEMPTS in any LOGIN_WINDOW for an account and an address together,
 * and ten times that for an account, against many addresses that try one person, and for an
 * address, against one that tries many people. An account that does not exist is counted like any
 * other.
 *
 * <p>A try counts as failed until it has succeeded, so that tries made at the same time cannot all
 * pass before the first of them fails.
 */
@ApplicationScoped
public class LoginLimiter {
  private static final int FOR_ONE_SIDE = 10;

  private final Limits limits;
  private final Keys keys;
  private final int most;
  private final Duration window;

  @Inject
  public LoginLimiter(Limits limits, Keys keys, Settings settings) {
    this(limits, keys, settings.loginAttempts(), settings.loginWindow());
  }

  LoginLimiter(Limits limits, Keys keys, int most, Duration window) {
    this.limits = limits;
    this.keys = keys;
    this.most = most;
    this.window = window;
  }

  /** For the container's proxy. */
  protected LoginLimiter() {
    this(null, null, 0, null);
  }

  /**
   * Makes a try that counts as failed if it is refused as unauthenticated. One that ends well
   * forgets the failures before it; one that fails for another reason does not count.
   *
   * @throws Refusal as {@link #reserve}
   */
  public <T> T counting(String email, String address, Supplier<T> login) {
    Attempt attempt = reserve(email, address);
    try {
      T result = login.get();
      attempt.succeeded();
      return result;
    } catch (RuntimeException failure) {
      if (!isWrongProof(failure)) {
        attempt.undecided();
      }
      throw failure;
    }
  }

  /**
   * Counts a try, to be made before the password is looked at.
   *
   * @throws Refusal too many, with how long to wait; such a try does not count
   */
  public Attempt reserve(String email, String address) {
    String account = keys.pseudonym(email);
    String from = IpAddress.subscriber(address);
    Limit pair = Limit.on(most, window, "login", account, from);
    Admission admission =
        limits.admit(
            pair,
            Limit.on(FOR_ONE_SIDE * most, window, "login-account", account),
            Limit.on(FOR_ONE_SIDE * most, window, "login-address", from));
    if (!admission.isGranted()) {
      throw Refusal.tooMany(admission.retryAfter());
    }
    return new Attempt(limits, admission, pair);
  }

  private static boolean isWrongProof(RuntimeException failure) {
    return failure instanceof Refusal refusal && refusal.problem() == Problem.UNAUTHENTICATED;
  }

  /** A try that counts as failed while nothing else is said. */
  public static final class Attempt {
    private final Limits limits;
    private final Admission admission;
    private final Limit pair;

    private Attempt(Limits limits, Admission admission, Limit pair) {
      this.limits = limits;
      this.admission = admission;
      this.pair = pair;
    }

    /** The right person: the failures before, of this account from this address, are forgotten. */
    public void succeeded() {
      limits.takeBackAndForget(admission, pair);
    }

    /** It was never found out, because something of ours failed: the try does not count. */
    public void undecided() {
      limits.takeBack(admission);
    }
  }
}
