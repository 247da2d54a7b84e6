package chat.rooms.login;

import chat.rooms.account.EmailAddress;
import chat.rooms.account.GivenPassword;

/** Who logs in. */
public record Credentials(@EmailAddress String email, @GivenPassword String password) {}
