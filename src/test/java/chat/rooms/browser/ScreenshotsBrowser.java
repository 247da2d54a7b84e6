package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;

import chat.rooms.support.Deployment;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Pictures of every page for people to look at, in {@code target/screenshots}. */
@InTheBrowser
class ScreenshotsBrowser {
  private record Screen(String name, int width, int height) {}

  private static final List<Screen> SCREENS =
      List.of(new Screen("desktop", 1280, 800), new Screen("phone", 360, 740));

  static Stream<Arguments> looks() {
    return SCREENS.stream()
        .flatMap(
            screen ->
                Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                    .map(colours -> Arguments.of(screen, colours)));
  }

  @ParameterizedTest
  @MethodSource("looks")
  void every_page_has_its_picture_taken(Screen screen, ColorScheme colours) {
    ChatWindow window =
        ChatWindow.at(
            Deployment.shared().first().uri(),
            options ->
                options
                    .setViewportSize(screen.width(), screen.height())
                    .setColorScheme(colours)
                    .setReducedMotion(ReducedMotion.REDUCE));
    String look = screen.name() + "-" + colours.name().toLowerCase(Locale.ROOT);
    for (String entrance : List.of("sign-in", "register", "reset-password")) {
      window.goesTo("/" + entrance);
      waits(window.page().locator("h1")).isVisible();
      take(window, entrance, look);
    }
    Person admin = Person.admin();
    String room = conversation(admin);
    window.signIn(admin).reads("General");
    take(window.goesTo("/").reads("General"), "rooms", look);
    take(window.goesTo("/rooms/" + room).sees("eighth place"), "room", look);
    take(window.presses("People").reads("Owner"), "people", look);
    window.types("Escape").types("Control+k");
    take(window.reads("Jump to a room"), "jump", look);
    window.goesTo("/rooms/" + room).presses("Emoji");
    take(window, "emoji", look);
    take(window.goesTo("/profile").reads("This browser"), "profile", look);
    take(window.goesTo("/administration").reads("Allowed e-mails"), "administration", look);
  }

  private static String conversation(Person admin) {
    Person grace = Person.named("Grace");
    Person alan = Person.named("Alan");
    String room = admin.makesRoom("Analytical Engine", grace, alan);
    admin.says(room, "I have written up how the engine could compute Bernoulli numbers.");
    grace.says(room, "Read it on the train. Note G is wonderful.");
    grace.says(room, "Step 4 divides where it should multiply, see https://example.org/notes#g.");
    alan.says(room, "Can it decide whether it will ever stop?");
    String late = admin.says(room, "It goes to the printer on Thursday.");
    admin.api().put("/messages/" + late, Map.of("text", "It goes to the printer on Friday."));
    grace.says(room, "I checked the table by hand. All values agree to the eighth place 🎉");
    alan.says(room, "👏👏");
    return room;
  }

  private static void take(ChatWindow window, String name, String look) {
    Path file = Path.of("target", "screenshots", name + "-" + look + ".png");
    window.page().screenshot(new Page.ScreenshotOptions().setPath(file));
  }
}
