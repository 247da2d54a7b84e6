package chat.rooms.account;

import jakarta.annotation.Nullable;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What people say of themselves: the body of a change of one's account, and a part of registering.
 *
 * @param phone null where none is given
 */
public record Profile(
    @Name String firstName,
    @Name String lastName,
    @EmailAddress String email,
    @Schema(description = "Left out, it stays as it is.") @Nullable @Phone String phone) {}
