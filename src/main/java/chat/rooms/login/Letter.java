package chat.rooms.login;

/**
 * A mail of plain text.
 *
 * @throws IllegalArgumentException where the address or the subject holds a line break, which would
 *     begin a header of somebody else's making, or another control character
 */
record Letter(String to, String subject, String text) {
  Letter {
    requireOneLine(to);
    requireOneLine(subject);
  }

  static void requireOneLine(String header) {
    if (header.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a mail's header holds a control character");
    }
  }

  /** The text may hold a code, which belongs to its receiver alone. */
  @Override
  public String toString() {
    return "Letter[" + subject + "]";
  }
}
