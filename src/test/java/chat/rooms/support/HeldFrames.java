package chat.rooms.support;

import chat.rooms.support.PublishedFrames.Protocol;
import java.util.List;
import java.util.Optional;

/**
 * The frames of one socket, held against its protocol. What the server sends is one message of the
 * document. What the document forbids a client to send, the server refuses; and what it allows, the
 * server does not call malformed or invalid.
 */
abstract class HeldFrames implements Traffic.Frames {
  private final Protocol protocol;

  HeldFrames(Protocol protocol) {
    this.protocol = protocol;
  }

  @Override
  public final synchronized void said(String text) {
    List<String> messages =
        JsonText.isObject(text) ? PublishedFrames.fitting(protocol.fromClients(), text) : List.of();
    if (messages.size() > 1) {
      throw new AssertionError(text + " is several messages of the document: " + messages);
    }
    said(text, messages.isEmpty() ? null : messages.get(0));
  }

  @Override
  public final synchronized void heard(String text) {
    List<String> messages = PublishedFrames.fitting(protocol.fromServer(), text);
    if (messages.size() != 1) {
      throw new AssertionError(
          text
              + " is not one message of the document but "
              + messages
              + "\n"
              + PublishedFrames.faults(protocol.fromServer(), text));
    }
    heard(text, messages.get(0));
  }

  /** Whoever says something that is forbidden waits for the refusal. */
  @Override
  public final synchronized void left() {
    unrefused()
        .ifPresent(
            text -> {
              throw disagreement("it was not refused", text);
            });
  }

  /** The first of what was forbidden, and said, and not refused. */
  abstract Optional<String> unrefused();

  /**
   * The client says something.
   *
   * @param message its name in the document, null where that forbids it
   */
  abstract void said(String text, String message);

  /** The server says something, by its name in the document. */
  abstract void heard(String text, String message);

  static AssertionError disagreement(String what, String... texts) {
    return new AssertionError(
        "the server and /asyncapi disagree: " + what + ": " + String.join(" -> ", texts));
  }
}
