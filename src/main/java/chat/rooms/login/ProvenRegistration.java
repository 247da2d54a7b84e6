package chat.rooms.login;

import chat.rooms.account.EmailAddress;
import chat.rooms.account.Name;
import chat.rooms.account.NewPassword;
import chat.rooms.account.OneTimeCode;
import chat.rooms.account.Phone;
import jakarta.annotation.Nullable;

/** Somebody who wants an account, with the code that was sent to the address. */
public record ProvenRegistration(
    @Name String firstName,
    @Name String lastName,
    @EmailAddress String email,
    @NewPassword String password,
    @Nullable @Phone String phone,
    @OneTimeCode String otp) {

  Registration registration() {
    return new Registration(firstName, lastName, email, password, phone);
  }
}
