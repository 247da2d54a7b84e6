package chat.rooms.account;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An allowed user as admins read them. */
public record AllowedUserView(
    @Schema(format = "email") String email,
    @Schema(implementation = Role.class) String defaultRole) {}
