package chat.rooms;

import java.util.List;

/**
 * Settings that Rooms does not start with. Its message is one line that names each of them; a
 * secret's value is never part of it.
 */
public class InvalidSettings extends RuntimeException {

  InvalidSettings(List<String> errors) {
    super("Rooms does not start: " + String.join("; ", errors));
  }
}
