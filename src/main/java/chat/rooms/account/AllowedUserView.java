package chat.rooms.account;

import jakarta.validation.constraints.NotNull;

/** An allowed user as admins write and read them. */
public record AllowedUserView(
    @EmailAddress String email, @NotNull(message = "must be user or admin") Role defaultRole) {}
