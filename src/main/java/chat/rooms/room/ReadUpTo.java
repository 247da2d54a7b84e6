package chat.rooms.room;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** Up to which event of a room the caller has read it. */
public record ReadUpTo(
    @NotNull(message = "must be a whole number from 0")
        @Min(value = 0, message = "must be a whole number from 0")
        Long seq) {}
