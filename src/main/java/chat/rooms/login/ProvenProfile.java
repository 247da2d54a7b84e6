package chat.rooms.login;

import chat.rooms.account.EmailAddress;
import chat.rooms.account.Name;
import chat.rooms.account.OneTimeCode;
import chat.rooms.account.Phone;
import chat.rooms.account.Profile;
import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A changed account with the code that was sent to the new e-mail address. */
public record ProvenProfile(
    @Name String firstName,
    @Name String lastName,
    @EmailAddress String email,
    @Schema(description = "Left out, it stays as it is.") @Nullable @Phone String phone,
    @OneTimeCode String otp) {

  Profile profile() {
    return new Profile(firstName, lastName, email, phone);
  }
}
