package chat.rooms.login;

import chat.rooms.Settings;
import chat.rooms.account.AllowedUserService;
import chat.rooms.account.User;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Passwords;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;

/** Who may have an account, and how they get one. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RegistrationService {
  @Inject private Settings settings;
  @Inject private Passwords passwords;
  @Inject private OneTimeCodes codes;
  @EJB private AllowedUserService allowedUsers;
  @EJB private AccountKeeper accounts;

  /**
   * Registers somebody whose address nobody has proven, and who therefore gets no role.
   *
   * @throws Refusal 403 where that takes a code, 409 where the address is taken
   */
  public User register(Registration registration, String key) {
    if (settings.requireOtp()
        || settings.allowedUsersOnly()
        || isAdminEmail(registration.email())) {
      throw Refusal.forbidden("register with a code, by register-otp");
    }
    RequestKey requestKey = RequestKey.of(key, "register", registration);
    return accounts
        .registeredBefore(registration.email(), requestKey)
        .orElseGet(
            () ->
                accounts.register(
                    registration, passwords.hash(registration.password()), requestKey));
  }

  /**
   * Registers somebody with a proven address. An account that somebody else registered for it
   * without proof becomes theirs.
   *
   * @throws Refusal 401 for a wrong code, 403 where the address may not register, 409 where the
   *     address is taken by somebody who has proven it
   */
  public User register(ProvenRegistration proven, String key) {
    Registration registration = proven.registration();
    RequestKey requestKey = RequestKey.of(key, "register-otp", proven);
    return accounts
        .registeredBefore(proven.email(), requestKey)
        .orElseGet(
            () -> {
              String hash = passwords.hash(registration.password());
              return codes.spending(
                  proven.email(),
                  OneTimeCodes.Use.REGISTER,
                  proven.otp(),
                  () ->
                      accounts.registerProven(
                          registration, hash, admittedAsAdmin(proven.email()), requestKey));
            });
  }

  /** Whether this address may have an account: what decides whether a code is sent to it. */
  public boolean admits(String email) {
    return !settings.allowedUsersOnly()
        || isAdminEmail(email)
        || allowedUsers.find(email).isPresent();
  }

  private boolean admittedAsAdmin(String email) {
    if (!admits(email)) {
      throw Refusal.forbidden("this address may not register");
    }
    return isAdminEmail(email)
        || settings.allowedUsersOnly() && allowedUsers.find(email).orElseThrow().makesAdmin();
  }

  private boolean isAdminEmail(String email) {
    return settings.adminEmail().map(User::normalised).equals(Optional.of(User.normalised(email)));
  }
}
