package chat.rooms.account;

/** An allowed user as admins read them. */
public record AllowedUserView(String email, String defaultRole) {}
