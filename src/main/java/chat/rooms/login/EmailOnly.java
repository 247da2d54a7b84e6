package chat.rooms.login;

import chat.rooms.account.EmailAddress;

/** The address to which a code is to be sent. */
public record EmailOnly(@EmailAddress String email) {}
