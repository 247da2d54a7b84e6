package chat.rooms.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The windows of all people in the tests, in one Chromium that starts with the first and ends with
 * the JVM. Each person's window has cookies and storage of its own.
 */
final class Windows implements AfterEachCallback {
  private static final List<String> QUIET_AND_ALONE =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--no-first-run");
  private static final double PATIENCE = 20_000;
  private static final List<BrowserContext> OPEN = new ArrayList<>();
  private static final List<Faults> WATCHED = new ArrayList<>();

  /** Started by the first who asks. */
  private static final class Shared {
    static final Playwright PLAYWRIGHT =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    static final Browser CHROMIUM =
        PLAYWRIGHT
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(BrowserCondition.executable().orElseThrow())
                    .setArgs(QUIET_AND_ALONE));

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(PLAYWRIGHT::close, "playwright-close"));
    }
  }

  /** A desktop's window, in British English, unless told otherwise. */
  static BrowserContext open(Consumer<Browser.NewContextOptions> more) {
    Browser.NewContextOptions options =
        new Browser.NewContextOptions().setViewportSize(1280, 800).setLocale("en-GB");
    more.accept(options);
    BrowserContext context = Shared.CHROMIUM.newContext(options);
    context.setDefaultTimeout(PATIENCE);
    OPEN.add(context);
    return context;
  }

  /** Listens to what goes wrong in a page; a test whose pages had faults fails in the end. */
  static Faults watch(Page page) {
    Faults faults = new Faults(page);
    WATCHED.add(faults);
    return faults;
  }

  @Override
  public void afterEach(ExtensionContext test) {
    List<String> faults = WATCHED.stream().flatMap(watched -> watched.all().stream()).toList();
    OPEN.forEach(BrowserContext::close);
    OPEN.clear();
    WATCHED.clear();
    assertThat(faults).as("errors in the pages").isEmpty();
  }
}
