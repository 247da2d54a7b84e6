package chat.rooms.login;

import chat.rooms.account.EmailAddress;
import chat.rooms.account.Name;
import chat.rooms.account.NewPassword;
import chat.rooms.account.Phone;
import chat.rooms.account.Profile;
import jakarta.annotation.Nullable;

/** Somebody who wants an account, without proof that the address is theirs. */
public record Registration(
    @Name String firstName,
    @Name String lastName,
    @EmailAddress String email,
    @NewPassword String password,
    @Nullable @Phone String phone) {

  Profile profile() {
    return new Profile(firstName, lastName, email, phone);
  }
}
