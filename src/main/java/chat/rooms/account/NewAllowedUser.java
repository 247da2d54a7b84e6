package chat.rooms.account;

import chat.rooms.json.Required;

/** An address that is to be allowed, and the role that it gives. */
public record NewAllowedUser(
    @EmailAddress String email, @Required(message = "must be user or admin") Role defaultRole) {}
