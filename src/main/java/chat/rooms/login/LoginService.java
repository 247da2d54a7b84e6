package chat.rooms.login;

import chat.rooms.Settings;
import chat.rooms.account.User;
import chat.rooms.account.UserService;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Violation;
import chat.rooms.security.Caller;
import chat.rooms.security.LoginLimiter;
import chat.rooms.security.Passwords;
import chat.rooms.security.Tokens;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Logging in. A wrong password, an unknown address and a wrong code get the same answer in the same
 * time. Hashing happens outside of transactions, which hold a database connection.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LoginService {
  @Inject private Settings settings;
  @Inject private LoginLimiter limiter;
  @Inject private Passwords passwords;
  @Inject private OneTimeCodes codes;
  @Inject private Tokens tokens;
  @EJB private UserService users;
  @EJB private AccountKeeper accounts;

  /**
   * Logs in with a password alone.
   *
   * @param address where the call comes from, for the count of failures
   * @throws Refusal 401 for wrong credentials, 403 where a code is required or the user is banned,
   *     429 after too many failures
   */
  public Token login(Credentials credentials, String address, String key) {
    if (settings.requireOtp()) {
      throw Refusal.forbidden(
          "log in with a code, by login-otp", new Violation("otp", "is required"));
    }
    RequestKey requestKey = RequestKey.of(key, "login", credentials);
    return countingFailures(
        credentials, address, verified -> accounts.openSession(verified, requestKey));
  }

  /** Logs in with a password and a code, which proves the address anew. */
  public Token login(ProvenCredentials proven, String address, String key) {
    RequestKey requestKey = RequestKey.of(key, "login-otp", proven);
    return countingFailures(
        proven.credentials(),
        address,
        verified ->
            accounts
                .openedBefore(verified.userId(), requestKey)
                .or(() -> proven(proven, () -> accounts.openProvenSession(verified, requestKey))));
  }

  /**
   * Ends the session that the caller is in.
   *
   * @param key as in {@link RequestKey#of}
   * @throws Refusal 409 where the key was used for another call
   */
  public void logOut(Caller caller, String key) {
    accounts.logOut(caller, logoutKey(caller, key));
  }

  /**
   * Whether an earlier logout with this key ended the caller's session. What else the key was used
   * for, a session that is over is not told.
   */
  public boolean loggedOutBefore(Caller caller, String key) {
    try {
      return accounts.wasDone(caller, logoutKey(caller, key));
    } catch (Refusal otherUse) {
      return false;
    }
  }

  private static RequestKey logoutKey(Caller caller, String key) {
    return RequestKey.of(key, "logout", caller.sessionId());
  }

  private Token countingFailures(
      Credentials credentials, String address, Function<Verified, Optional<Caller>> open) {
    String email = User.normalised(credentials.email());
    return limiter.counting(
        email,
        address,
        () -> {
          Caller caller = opened(email, credentials.password(), open);
          return new Token(tokens.issue(caller), caller.userId(), caller.expiresAt());
        });
  }

  /** Of two logins at once, one may find its hash replaced by the other's of the same password. */
  private Caller opened(String email, String password, Function<Verified, Optional<Caller>> open) {
    return open.apply(verified(email, password))
        .or(() -> open.apply(verified(email, password)))
        .orElseThrow(LoginService::wrong);
  }

  /** Does not tell a wrong code from a wrong password: that would confirm a guessed password. */
  private Optional<Caller> proven(ProvenCredentials proven, Supplier<Optional<Caller>> open) {
    try (OneTimeCodes.Reservation code =
        codes.reserve(proven.email(), OneTimeCodes.Use.LOGIN, proven.otp())) {
      Optional<Caller> opened = open.get();
      opened.ifPresent(caller -> code.keep());
      return opened;
    } catch (Refusal refusal) {
      throw refusal.problem() == Problem.UNAUTHENTICATED ? wrong() : refusal;
    }
  }

  private Verified verified(String email, String password) {
    User user = users.findByEmail(email).orElse(null);
    boolean matches = passwords.matches(password, user == null ? null : user.passwordHash());
    if (user == null || !matches) {
      throw wrong();
    }
    if (user.isBanned()) {
      throw Refusal.forbidden("this account is banned");
    }
    return new Verified(user.id(), user.passwordHash(), rehashed(user, password));
  }

  private static Refusal wrong() {
    return Refusal.unauthenticated("the e-mail address, the password or the code is wrong");
  }

  /** A hash by today's parameters, where the stored one has others. */
  private Optional<String> rehashed(User user, String password) {
    return passwords.needsRehash(user.passwordHash())
        ? Optional.of(passwords.hash(password))
        : Optional.empty();
  }
}
