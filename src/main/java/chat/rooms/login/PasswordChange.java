package chat.rooms.login;

import chat.rooms.account.GivenPassword;
import chat.rooms.account.NewPassword;

/** A password's successor, by somebody who knows the password. */
public record PasswordChange(@GivenPassword String current, @NewPassword String password) {}
