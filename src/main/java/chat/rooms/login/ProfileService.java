package chat.rooms.login;

import chat.rooms.Settings;
import chat.rooms.account.Profile;
import chat.rooms.account.User;
import chat.rooms.account.UserService;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Changing one's own account: a new e-mail address takes a code that was sent to it. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ProfileService {
  @Inject private Settings settings;
  @Inject private OneTimeCodes codes;
  @EJB private UserService users;
  @EJB private AccountKeeper accounts;

  /**
   * Changes names and phone.
   *
   * @throws Refusal 403 where a code is required, 400 where the e-mail address differs
   */
  public User update(Caller caller, Profile profile, String key) {
    if (settings.requireOtp()) {
      throw Refusal.forbidden("change your account with a code, by update-otp");
    }
    return users.update(caller, profile, key);
  }

  /**
   * Changes everything, the e-mail address included.
   *
   * @throws Refusal 401 for a wrong code, 409 where somebody else has the address
   */
  public User update(Caller caller, ProvenProfile proven, String key) {
    RequestKey requestKey = RequestKey.of(key, "update-otp", proven);
    if (accounts.wasDone(caller, requestKey)) {
      return users.current(caller);
    }
    return codes.spending(
        proven.email(),
        OneTimeCodes.Use.UPDATE,
        proven.otp(),
        () -> accounts.moveTo(caller, proven.profile(), requestKey));
  }
}
