package chat.rooms.login;

import chat.rooms.Settings;
import chat.rooms.account.User;
import chat.rooms.account.UserService;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import chat.rooms.security.LoginLimiter;
import chat.rooms.security.Passwords;
import chat.rooms.security.Tokens;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.function.Function;

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
      throw Refusal.forbidden("log in with a code, by login-otp");
    }
    RequestKey requestKey = RequestKey.of(key, "login", credentials);
    return countingFailures(
        credentials,
        address,
        user -> {
          String hash = rehashed(user, credentials);
          return accounts.openSession(user.id(), hash, requestKey);
        });
  }

  /** Logs in with a password and a code, which proves the address anew. */
  public Token login(ProvenCredentials proven, String address, String key) {
    Credentials credentials = proven.credentials();
    RequestKey requestKey = RequestKey.of(key, "login-otp", proven);
    return countingFailures(
        credentials,
        address,
        user -> {
          String hash = rehashed(user, credentials);
          return accounts
              .openedBefore(user.id(), requestKey)
              .orElseGet(
                  () ->
                      codes.spending(
                          proven.email(),
                          OneTimeCodes.Use.LOGIN,
                          proven.otp(),
                          () -> accounts.openProvenSession(user.id(), hash, requestKey)));
        });
  }

  private Token countingFailures(
      Credentials credentials, String address, Function<User, Caller> open) {
    String email = User.normalised(credentials.email());
    LoginLimiter.Attempt attempt = limiter.reserve(email, address);
    try {
      Caller caller = open.apply(verified(email, credentials.password()));
      attempt.succeeded();
      return new Token(tokens.issue(caller), caller.userId(), caller.expiresAt());
    } catch (Refusal refusal) {
      if (refusal.problem() != Problem.UNAUTHENTICATED) {
        attempt.undecided();
      }
      throw refusal;
    }
  }

  private User verified(String email, String password) {
    User user = users.findByEmail(email).orElse(null);
    boolean matches = passwords.matches(password, user == null ? null : user.passwordHash());
    if (user == null || !matches) {
      throw Refusal.unauthenticated("wrong e-mail address or password");
    }
    if (user.isBanned()) {
      throw Refusal.forbidden("this account is banned");
    }
    return user;
  }

  /** A hash by today's parameters where the stored one has others, else null. */
  private String rehashed(User user, Credentials credentials) {
    return passwords.needsRehash(user.passwordHash())
        ? passwords.hash(credentials.password())
        : null;
  }
}
