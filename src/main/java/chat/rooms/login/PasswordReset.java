package chat.rooms.login;

import chat.rooms.account.EmailAddress;
import chat.rooms.account.NewPassword;
import chat.rooms.account.OneTimeCode;

/** A forgotten password's successor, with the code that was sent to the address. */
public record PasswordReset(
    @EmailAddress String email, @OneTimeCode String otp, @NewPassword String password) {}
