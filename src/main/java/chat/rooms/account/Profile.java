package chat.rooms.account;

import jakarta.annotation.Nullable;

/**
 * What people say of themselves: the body of a change of one's account, and a part of registering.
 *
 * @param phone null where none is given
 */
public record Profile(
    @Name String firstName,
    @Name String lastName,
    @EmailAddress String email,
    @Nullable @Phone String phone) {}
