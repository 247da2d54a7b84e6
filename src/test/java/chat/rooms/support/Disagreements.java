package chat.rooms.support;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/**
 * Looks at frames where nothing can be thrown, such as on the threads of those who deliver them,
 * and keeps what does not fit until somebody asks.
 */
public final class Disagreements {
  private final Queue<String> all = new ConcurrentLinkedQueue<>();

  /** What did not fit since this was asked last. */
  public List<String> take() {
    return Stream.generate(all::poll).takeWhile(Objects::nonNull).toList();
  }

  /** A socket of rooms.v2 has opened. */
  public Traffic.Frames opened(URI server) {
    Traffic.Frames frames = Traffic.opened(server, "rooms.v2");
    return new Traffic.Frames() {
      @Override
      public void said(String text) {
        keep(() -> frames.said(text));
      }

      @Override
      public void heard(String text) {
        keep(() -> frames.heard(text));
      }

      @Override
      public void left() {
        keep(frames::left);
      }
    };
  }

  private void keep(Runnable look) {
    try {
      look.run();
    } catch (AssertionError disagreement) {
      all.add(disagreement.getMessage());
    }
  }
}
