package chat.rooms.account;

import jakarta.json.bind.annotation.JsonbNillable;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A user as others see them: no phone, no password.
 *
 * @param rooms the rooms that the user is in and the caller may see, null where they are not
 *     loaded. The room package fills them in, as this one knows no rooms
 */
public record UserView(
    String id,
    Instant createdAt,
    Instant updatedAt,
    String firstName,
    String lastName,
    @Schema(format = "email") String email,
    @Schema(implementation = Role.class) List<String> roles,
    boolean isOnline,
    @Schema(ref = "Room") @JsonbNillable List<?> rooms) {

  public static UserView of(User user, boolean isOnline) {
    return of(user, isOnline, null);
  }

  public static UserView of(User user, boolean isOnline, List<?> rooms) {
    return new UserView(
        user.id(),
        user.createdAt(),
        user.updatedAt(),
        user.firstName(),
        user.lastName(),
        user.email(),
        user.roles(),
        isOnline,
        rooms);
  }
}
