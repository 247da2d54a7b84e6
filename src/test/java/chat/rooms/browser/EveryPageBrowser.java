package chat.rooms.browser;

import static com.microsoft.playwright.options.ColorScheme.DARK;
import static com.microsoft.playwright.options.ColorScheme.LIGHT;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every page and dialog on wide, small and very small screens, in light and in dark. Each has its
 * picture taken, for people to look at in {@code target/screenshots}.
 */
@InTheBrowser
class EveryPageBrowser {
  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  enum Screen {
    DESKTOP(1280, 800, LIGHT, DARK),
    PHONE(360, 740, LIGHT, DARK),
    NARROW(320, 568, LIGHT);

    private final int width;
    private final int height;
    private final List<ColorScheme> colours;

    Screen(int width, int height, ColorScheme... colours) {
      this.width = width;
      this.height = height;
      this.colours = List.of(colours);
    }
  }

  @ParameterizedTest
  @EnumSource
  void axe_finds_nothing_and_nothing_is_cut_off(Screen screen) {
    ChatWindow window =
        ChatWindow.at(
            Deployment.shared().first().uri(),
            options ->
                options
                    .setViewportSize(screen.width, screen.height)
                    .setReducedMotion(ReducedMotion.REDUCE));
    Tour tour = new Tour(window, stop -> check(window.page(), screen, stop));
    tour.outside();
    tour.inside();
  }

  private static void check(Page page, Screen screen, String stop) {
    Object needed = page.evaluate("document.documentElement.scrollWidth");
    assertThat(needed).as("width of " + stop).isEqualTo(screen.width);
    for (ColorScheme colours : screen.colours) {
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
      String look = (screen + "-" + colours).toLowerCase(Locale.ROOT);
      takePicture(page, stop + "-" + look);
      // The dark colours are the same on all screens.
      if (colours == LIGHT || screen == Screen.DESKTOP) {
        assertNothingFound(page, stop + " " + look);
      }
    }
  }

  private static void takePicture(Page page, String name) {
    Path file = Path.of("target", "screenshots", name + ".png");
    page.screenshot(new Page.ScreenshotOptions().setPath(file));
  }

  private static void assertNothingFound(Page page, String where) {
    // There are no frames, for which alone the other mode opens another page.
    var axe = new AxeBuilder(page).withTags(WCAG_2_2_AA).setLegacyMode(true);
    var found = axe.analyze().getViolations();
    assertThat(found)
        .as(where)
        .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }
}
