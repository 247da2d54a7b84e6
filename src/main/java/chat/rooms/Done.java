package chat.rooms;

/** A sentence that says what was done, as the old API answers. */
public record Done(String message) {}
