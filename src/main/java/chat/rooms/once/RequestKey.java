package chat.rooms.once;

import chat.rooms.problem.Refusal;

/**
 * The name that a client gives to one call, so that it may repeat it without acting twice.
 *
 * @param key the client's own text, 1 to 100 characters, unique among the actor's calls of a day
 * @param content what the call asks for; the same key with other content is a conflict
 */
public record RequestKey(String key, String content) {
  /** The longest key, in characters. */
  public static final int MAX_LENGTH = 100;

  /**
   * The key of a call, or null where the client gave none.
   *
   * @param content the call and all that it was given
   * @throws Refusal where the key is blank or too long
   */
  public static RequestKey of(String key, Object... content) {
    if (key == null) {
      return null;
    }
    if (key.isEmpty() || key.length() > MAX_LENGTH || key.indexOf('\0') >= 0) {
      throw Refusal.invalid("Idempotency-Key", "must have 1 to " + MAX_LENGTH + " characters");
    }
    StringBuilder joined = new StringBuilder();
    for (Object part : content) {
      // Each part with its length, so that no two contents join to the same text.
      String text = String.valueOf(part);
      joined.append(text.length()).append(':').append(text);
    }
    return new RequestKey(key, joined.toString());
  }
}
