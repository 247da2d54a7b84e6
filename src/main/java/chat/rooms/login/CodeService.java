package chat.rooms.login;

import chat.rooms.Settings;
import chat.rooms.account.User;
import chat.rooms.account.UserService;
import chat.rooms.once.RequestKey;
import chat.rooms.problem.Refusal;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/**
 * Sends one-time codes. What is done while the caller waits is the same for every address; whether
 * there is an account, and so whether a mail leaves at all, is looked up afterwards.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class CodeService {
  @Inject private Settings settings;
  @Inject private OneTimeCodes codes;
  @Inject private Mailer mailer;
  @EJB private UserService users;
  @EJB private AccountKeeper accounts;
  @EJB private RegistrationService registration;

  /**
   * Sends a code to an address, unless one was sent just now, or by a call with this key.
   *
   * @param caller where the call comes from
   * @throws Refusal 429 where too many do so from there, whatever the addresses are
   */
  public void send(String email, String caller, String key) {
    String to = User.normalised(email);
    accounts.once(to, RequestKey.of(key, "send-otp", to), () -> sendNew(to, caller));
  }

  private void sendNew(String to, String caller) {
    codes
        .issue(to, caller)
        .ifPresent(
            code -> mailer.send(to, "Your code for Rooms", textWith(code), this::mayReceive));
  }

  private boolean mayReceive(String email) {
    return registration.admits(email) || users.findByEmail(email).isPresent();
  }

  private String textWith(String code) {
    return """
        Your one-time code for Rooms is %s

        It is good for %d minutes. If you did not ask for it, you need not do anything.
        """
        .formatted(code, Math.max(1, settings.otpExpiry().toMinutes()));
  }
}
