package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@InTheBrowser
class AccessibilityBrowser {
  private static final List<String> WCAG_2_2_AA =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final String[] ENTRANCES = {"/sign-in", "/register", "/reset-password"};

  private final URI server = Deployment.shared().first().uri();

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void axe_finds_nothing_on_any_page(ColorScheme colours) {
    ChatWindow window = ChatWindow.at(server, options -> options.setColorScheme(colours));
    for (String entrance : ENTRANCES) {
      window.goesTo(entrance);
      waits(window.page().getByRole(AriaRole.HEADING)).hasCount(1);
      assertNothingFound(window, entrance);
    }
    Person admin = Person.admin();
    String room = busyRoom(admin);
    window.signIn(admin).opens("General");
    window.goesTo("/rooms/" + room).reads("(edited)");
    assertNothingFound(window, "room");
    window.presses("People").reads("Owner");
    assertNothingFound(window, "people");
    window.types("Escape").types("Control+k").reads("Jump to a room");
    assertNothingFound(window, "jump");
    window.types("Escape").presses("New room").reads("Who is it for?");
    assertNothingFound(window, "new room");
    window.types("Escape").presses("Emoji");
    assertNothingFound(window, "emoji");
    window.goesTo("/profile").reads("Desktop notifications");
    assertNothingFound(window, "profile");
    window.goesTo("/administration").reads("Allowed e-mails");
    assertNothingFound(window, "administration");
    window.goesTo("/rooms/nothing").reads("There is no such room");
    assertNothingFound(window, "no room");
  }

  private static String busyRoom(Person admin) {
    Person ada = Person.named("Ada");
    String room = admin.makesRoom("Busy", ada);
    ada.says(room, "see https://example.org");
    String edited = ada.says(room, "frist");
    ada.api().put("/messages/" + edited, Map.of("text", "first"));
    ada.api().delete("/messages/" + ada.says(room, "gone"));
    return room;
  }

  private static void assertNothingFound(ChatWindow window, String where) {
    var found = new AxeBuilder(window.page()).withTags(WCAG_2_2_AA).analyze().getViolations();
    assertThat(found)
        .as(where)
        .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/rooms/general", "/profile"})
  void nothing_is_cut_off_at_320_pixels(String path) {
    ChatWindow window =
        ChatWindow.at(server, options -> options.setViewportSize(320, 568)).signIn(Person.admin());
    window.page().getByText("General").first().waitFor();
    window.goesTo(path);
    waits(window.page().locator("h1").first()).isAttached();
    Object width = window.page().evaluate("document.documentElement.scrollWidth");
    assertThat(width).isEqualTo(320);
  }

  @Test
  void on_a_phone_the_list_is_a_page_and_a_conversation_is_another() {
    ChatWindow window =
        ChatWindow.at(server, options -> options.setViewportSize(360, 740).setHasTouch(true));
    window.signIn(Person.named("Ada")).opens("General");
    waits(window.composer()).isVisible();
    waits(window.row("Announcements")).isHidden();
    window.page().getByLabel("All rooms").click();
    waits(window.row("Announcements")).isVisible();
    waits(window.composer()).isHidden();
  }

  @Test
  void the_keyboard_is_enough_and_the_focus_is_never_lost() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).opens("General");
    waits(window.composer()).isFocused();
    window.button("New room").focus();
    window.types("Enter");
    waits(window.field("Name")).isFocused();
    window.types("Escape");
    waits(window.button("New room")).isFocused();
  }

  @Test
  void the_messages_are_a_live_log() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).opens("General");
    waits(window.log()).hasAccessibleName("Messages in General");
  }

  @Test
  void german_is_spoken_to_whoever_prefers_it_with_no_word_missing() {
    ChatWindow window = ChatWindow.at(server, options -> options.setLocale("de-DE")).goesTo("/");
    waits(window.heading("Anmelden")).isVisible();
    waits(window.page().locator("html")).hasAttribute("lang", "de");
    Object missing =
        window
            .page()
            .evaluate(
                "async () => { const [en, de] = await Promise.all(['en', 'de'].map((code) =>"
                    + " import(`/app/words/${code}.js`)));"
                    + " const keys = (words) => Object.keys(words.default).sort().join();"
                    + " return keys(en) === keys(de) ? '' : 'differ'; }");
    assertThat(missing).isEqualTo("");
  }
}
