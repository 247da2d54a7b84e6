package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;
import static com.microsoft.playwright.options.ReducedMotion.NO_PREFERENCE;

import chat.rooms.support.Deployment;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@InTheBrowser
class AccessibilityBrowser {
  private static final String LIGHT = "rgb(253, 252, 250)";
  private static final String DARK = "rgb(23, 24, 26)";

  private final URI server = Deployment.shared().first().uri();

  @Test
  void on_a_phone_the_list_is_a_page_and_a_conversation_is_another() {
    ChatWindow window =
        ChatWindow.of(
            Person.named("Ada"),
            server,
            options -> options.setViewportSize(360, 740).setHasTouch(true));
    window.opens("General");
    waits(window.composer()).isVisible();
    waits(window.row("Announcements")).isHidden();
    window.page().getByLabel("All rooms").click();
    waits(window.row("Announcements")).isVisible();
    waits(window.composer()).isHidden();
  }

  @Test
  void the_keyboard_is_enough_to_make_a_room_and_to_leave_it_alone() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).opens("General");
    waits(window.composer()).isFocused();
    window.button("New room").focus();
    window.types("Enter");
    waits(window.field("Name")).isFocused();
    window.types("Escape");
    waits(window.button("New room")).isFocused();

    waits(window.types("Enter").field("Name")).isFocused();
    window.page().keyboard().type("By keyboard");
    window.types("Enter");
    waits(window.heading("By keyboard")).isVisible();
    waits(window.composer()).isFocused();
  }

  @Test
  void the_focus_goes_back_to_the_menu_that_a_dialog_came_from() {
    Person ada = Person.named("Ada");
    ada.makesRoom("Focused");
    ChatWindow window = ChatWindow.atFirst(ada).opens("Focused");
    window.button("Room menu").focus();
    window.types("Enter").types("Tab").types("Enter");
    waits(window.field("Name")).isFocused();
    window.types("Escape");
    waits(window.button("Room menu")).isFocused();
  }

  @Test
  void the_focus_stays_near_when_what_had_it_is_gone() {
    Person ada = Person.named("Ada");
    Person grace = Person.named("Grace");
    ada.makesRoom("Focused", grace);
    ChatWindow window = ChatWindow.atFirst(ada).opens("Focused").says("oops").sees("oops");
    waits(window.composer()).isFocused();
    window.composer().press("Shift+Tab");
    window.types("Enter").seesNoMore("oops");
    waits(window.button("Undo")).isFocused();
    window.types("Enter").sees("oops");
    waits(window.page().getByRole(AriaRole.ARTICLE).last()).isFocused();

    window.presses("People").button("Remove " + grace.name()).focus();
    window.types("Enter").seesNoButton("Remove " + grace.name());
    waits(window.page().locator("dialog h2")).isFocused();
  }

  @Test
  void on_a_touch_screen_a_room_begins_at_its_heading() {
    ChatWindow window = onATouchScreen();
    window.opens("General");
    waits(window.heading("General")).isFocused();
  }

  @Test
  void on_a_touch_screen_the_first_tap_on_a_message_only_shows_what_one_can_do_with_it() {
    ChatWindow window = onATouchScreen();
    String text = "by " + Person.newEmail();
    window.opens("General").says(text).sees(text);
    Locator item = window.page().locator("message-item").filter(withText(text));
    Locator delete = item.getByLabel(Pattern.compile("^Delete the message"));
    BoundingBox hidden = delete.boundingBox();
    tap(window, hidden);
    waits(item.locator(".message-actions")).hasCSS("opacity", "1");
    window.sees(text);
    tap(window, hidden);
    window.seesNoMore(text).seesButton("Undo");
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  private static void tap(ChatWindow window, BoundingBox box) {
    window.page().touchscreen().tap(box.x + box.width / 2, box.y + box.height / 2);
  }

  @Test
  void the_messages_are_a_live_log_that_reads_out_what_comes_and_not_what_was() {
    Person ada = Person.named("Ada");
    String room = ada.makesRoom("Log");
    IntStream.range(0, 30).forEach(i -> ada.says(room, "line " + i));
    ChatWindow window = ChatWindow.atFirst(ada).opens("Log").says("now").sees("now");
    waits(window.log()).hasAccessibleName("Messages in Log");
    waits(window.log()).hasAttribute("aria-live", "polite");
    window.log().hover();
    window.page().mouse().wheel(0, -900);
    waits(window.log()).hasAttribute("aria-live", "off");
  }

  @Test
  void nothing_moves_for_whoever_wants_less_motion() {
    ChatWindow window =
        ChatWindow.at(server, options -> options.setReducedMotion(ReducedMotion.REDUCE));
    waits(window.goesTo("/sign-in").button("Sign in")).hasCSS("transition-duration", "0s");
    window.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(NO_PREFERENCE));
    waits(window.button("Sign in")).not().hasCSS("transition-duration", "0s");
  }

  @Test
  void colours_follow_the_system_until_one_chooses() {
    ChatWindow window =
        ChatWindow.of(
            Person.named("Ada"), server, options -> options.setColorScheme(ColorScheme.DARK));
    ChatWindow other = window.goesTo("/profile").otherTab().goesTo("/rooms/general");
    waits(window.page().locator("body")).hasCSS("background-color", DARK);
    window.page().getByText("Light", new Page.GetByTextOptions().setExact(true)).click();
    waits(window.page().locator("body")).hasCSS("background-color", LIGHT);
    waits(other.page().locator("body")).hasCSS("background-color", LIGHT);
    waits(window.reloads().page().locator("body")).hasCSS("background-color", LIGHT);
    window.page().getByText("System", new Page.GetByTextOptions().setExact(true)).click();
    waits(window.page().locator("body")).hasCSS("background-color", DARK);
  }

  @Test
  void german_is_spoken_to_whoever_prefers_it() {
    ChatWindow window = ChatWindow.at(server, options -> options.setLocale("de-DE")).goesTo("/");
    waits(window.heading("Anmelden")).isVisible();
    waits(window.page().locator("html")).hasAttribute("lang", "de");
  }

  @Test
  void another_language_can_be_chosen_and_stays() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).goesTo("/profile");
    window.field("Language").selectOption("de");
    window.reads("Dieser Browser").goesTo("/rooms/general").reads("Legen Sie mit + einen Raum an");
  }

  private ChatWindow onATouchScreen() {
    return ChatWindow.of(
        Person.named("Ada"),
        server,
        options -> options.setViewportSize(360, 740).setHasTouch(true).setIsMobile(true));
  }
}
