package chat.rooms.problem;

/** One member of a request that breaks its bounds: which one, and in what way. */
public record Violation(String field, String message) {}
