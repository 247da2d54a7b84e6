package chat.rooms.account;

/**
 * What people say of themselves: the body of a change of one's account, and a part of registering.
 *
 * @param phone null where none is given
 */
public record Profile(
    @Name String firstName,
    @Name String lastName,
    @EmailAddress String email,
    @Phone String phone) {}
