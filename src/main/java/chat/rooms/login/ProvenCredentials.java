package chat.rooms.login;

import chat.rooms.account.EmailAddress;
import chat.rooms.account.GivenPassword;
import chat.rooms.account.OneTimeCode;

/** Who logs in with a code besides the password. */
public record ProvenCredentials(
    @EmailAddress String email, @GivenPassword String password, @OneTimeCode String otp) {

  Credentials credentials() {
    return new Credentials(email, password);
  }
}
