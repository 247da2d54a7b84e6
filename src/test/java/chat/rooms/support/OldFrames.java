package chat.rooms.support;

import chat.rooms.support.PublishedFrames.Protocol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The old protocol: a refusal does not say whom it answers, nor of which kind it is. So they are
 * counted: no more than frames, and by the end as many as there were forbidden ones, at least.
 */
final class OldFrames extends HeldFrames {
  private final Deque<String> forbidden = new ArrayDeque<>();
  private int unanswered;

  OldFrames(Protocol protocol) {
    super(protocol);
  }

  @Override
  void said(String text, String message) {
    unanswered++;
    if (message == null) {
      forbidden.add(text);
    }
  }

  @Override
  void heard(String text, String message) {
    if (message.equals("Error")) {
      unanswered--;
      forbidden.poll();
      if (unanswered < 0) {
        throw disagreement("nothing was said that this answers", text);
      }
    }
  }

  @Override
  Optional<String> unrefused() {
    return Optional.ofNullable(forbidden.peek());
  }
}
