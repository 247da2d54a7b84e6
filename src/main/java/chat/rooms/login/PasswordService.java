package chat.rooms.login;

import chat.rooms.account.User;
import chat.rooms.account.UserService;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Violation;
import chat.rooms.security.Caller;
import chat.rooms.security.LoginLimiter;
import chat.rooms.security.Passwords;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Forgotten passwords, and changed ones. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PasswordService {
  @Inject private Passwords passwords;
  @Inject private OneTimeCodes codes;
  @Inject private LoginLimiter limiter;
  @EJB private UserService users;
  @EJB private AccountKeeper accounts;

  /** Sets a forgotten password anew with a code, and ends all sessions. */
  public void reset(PasswordReset reset, String key) {
    RequestKey requestKey = RequestKey.of(key, "reset-password", reset);
    if (accounts.wasDone(reset.email(), requestKey)) {
      return;
    }
    String hash = passwords.hash(reset.password());
    codes.spending(
        reset.email(),
        OneTimeCodes.Use.RESET,
        reset.otp(),
        () -> {
          accounts.resetPassword(reset.email(), hash, requestKey);
          return null;
        });
  }

  /**
   * Changes the caller's password, and ends all sessions but the caller's.
   *
   * @param address where the call comes from: wrong tries count like failed logins
   * @throws Refusal 401 where the current password is another
   */
  public void change(Caller caller, PasswordChange change, String address, String key) {
    User user = users.current(caller);
    RequestKey requestKey = RequestKey.of(key, "password", change);
    if (accounts.wasDone(caller, requestKey)) {
      return;
    }
    limiter.counting(
        user.email(),
        address,
        () -> {
          if (!passwords.matches(change.current(), user.passwordHash())) {
            throw Refusal.unauthenticated(new Violation("current", "is not the current password"));
          }
          return user;
        });
    accounts.changePassword(caller, passwords.hash(change.password()), requestKey);
  }
}
