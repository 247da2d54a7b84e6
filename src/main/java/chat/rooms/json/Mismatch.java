package chat.rooms.json;

/** A JSON value that does not have its component's type; the message says what it must be. */
final class Mismatch extends Exception {
  private static final long serialVersionUID = 1L;

  Mismatch(String expectation) {
    super(expectation, null, false, false);
  }
}
