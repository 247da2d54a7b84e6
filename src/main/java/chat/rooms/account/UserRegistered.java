package chat.rooms.account;

/** Somebody new has an account, as soon as the transaction commits. */
public record UserRegistered(String userId) {}
