package chat.rooms.problem;

import chat.rooms.account.User;

/** A class of the lowest package that knows a higher one, for the test of the packages' order. */
public record KnowsTooMuch(User user) {}
