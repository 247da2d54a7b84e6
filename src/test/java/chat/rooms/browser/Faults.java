package chat.rooms.browser;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/**
 * What goes wrong in a page: errors that nothing caught, and what the browser's policies forbade.
 * An answer that refuses something, or a server that is out of reach, is no fault of the page's.
 */
final class Faults {
  private static final List<String> ABOUT_SERVERS =
      List.of("Failed to load resource", "WebSocket connection to");

  private final List<String> all = new ArrayList<>();
  private boolean expected;

  Faults(Page page) {
    page.onPageError(all::add);
    page.onConsoleMessage(this::take);
  }

  private void take(ConsoleMessage message) {
    if ("error".equals(message.type())
        && ABOUT_SERVERS.stream().noneMatch(message.text()::startsWith)) {
      all.add(message.text());
    }
  }

  List<String> all() {
    return expected ? List.of() : List.copyOf(all);
  }

  /** The test itself brings them about. */
  void areExpected() {
    expected = true;
  }
}
