package chat.rooms.message;

/** Other words for a message. */
public record MessageEdit(@MessageText String text) {}
