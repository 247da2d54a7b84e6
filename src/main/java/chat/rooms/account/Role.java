package chat.rooms.account;

import chat.rooms.problem.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** What an account may be. Everybody is a user for as long as the account exists. */
public enum Role {
  USER,
  ADMIN;

  /** The name on the wire and in the database. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What {@link chat.rooms.json.StrictJson} knows the constant by. */
  @Override
  public String toString() {
    return wireName();
  }

  /** The role of this name; anything else is a 400. */
  public static Role of(String wireName) {
    return Arrays.stream(values())
        .filter(role -> role.wireName().equals(wireName))
        .findFirst()
        .orElseThrow(() -> Refusal.invalid("role", "must be user or admin"));
  }
}
