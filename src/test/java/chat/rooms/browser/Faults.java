package chat.rooms.browser;

import chat.rooms.support.Disagreements;
import chat.rooms.support.Traffic;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What goes wrong in a page: errors that nothing caught, what the browser's policies forbade, and
 * frames that are not in the protocol's document. An answer that refuses something, or a server
 * that is out of reach, is no fault of the page's.
 */
final class Faults {
  private static final List<String> ABOUT_SERVERS =
      List.of("Failed to load resource", "WebSocket connection to");

  private final List<String> all = new ArrayList<>();
  private final Disagreements disagreements = new Disagreements();
  private boolean expected;

  Faults(Page page) {
    page.onPageError(all::add);
    page.onConsoleMessage(this::take);
    page.onWebSocket(this::listen);
  }

  private void listen(WebSocket socket) {
    Traffic.Frames frames =
        disagreements.opened(URI.create(socket.url().replaceFirst("^ws", "http")));
    socket.onFrameSent(frame -> frames.said(frame.text()));
    socket.onFrameReceived(frame -> frames.heard(frame.text()));
    socket.onClose(closed -> frames.left());
  }

  private void take(ConsoleMessage message) {
    if ("error".equals(message.type())
        && ABOUT_SERVERS.stream().noneMatch(message.text()::startsWith)) {
      all.add(message.text());
    }
  }

  List<String> all() {
    Stream<String> unexpected = expected ? Stream.empty() : all.stream();
    return Stream.concat(unexpected, disagreements.take().stream()).toList();
  }

  /** The test itself brings them about. */
  void areExpected() {
    expected = true;
  }
}
