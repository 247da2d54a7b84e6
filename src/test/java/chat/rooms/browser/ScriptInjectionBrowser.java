package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@InTheBrowser
class ScriptInjectionBrowser {
  private static final String IMAGE = "<img src=x onerror=alert(1)>";

  /** Each would call alert where it is taken for markup, script, or a link to follow. */
  private static final List<String> CORPUS =
      List.of(
          IMAGE,
          "<script>alert(1)</script>",
          "<svg onload=alert(1)>",
          "\"><img src=x onerror=alert(1)>",
          "'-alert(1)-'",
          "${alert(1)} {{alert(1)}}",
          "</template><svg/onload=alert(1)>",
          "<a href=javascript:alert(1)>x</a>",
          "javascript:alert(1)//http://a.b",
          "&lt;img src=x onerror=alert(1)&gt;",
          "<!--><img src=x onerror=alert(1)>-->");

  /** What none of our own templates has. */
  private static final String INJECTED =
      "[onerror], [onload], [href^='javascript'], img[src=x], svg:not(.icon),"
          + " script:not([src]):not([type=importmap])";

  private final Person ada = Person.named("Ada");
  private final ChatWindow window = ChatWindow.atFirst(ada);
  private final List<String> alerts = new ArrayList<>();

  {
    window
        .page()
        .onDialog(
            dialog -> {
              alerts.add(dialog.message());
              dialog.dismiss();
            });
  }

  @AfterEach
  void nothing_was_run_or_injected() {
    assertThat(alerts).isEmpty();
  }

  @Test
  void names_rooms_and_messages_are_text_and_nothing_else() {
    CORPUS.forEach(this::meet);
  }

  private void meet(String hostile) {
    Person mallory = Person.named(hostile, hostile);
    String room = mallory.makesRoom(hostile, ada);
    mallory.says(room, hostile);
    mallory.says(room, "https://example.org/" + hostile);
    String edited = mallory.says(room, "harmless");
    mallory.api().put("/messages/" + edited, Map.of("text", hostile));

    window.row(hostile).click();
    waits(window.message(hostile)).hasCount(3);
    waits(window.heading(hostile)).isVisible();
    window.seesTitle(hostile).reads(mallory.name() + " created the room");
    assertNothingInjected(hostile);
    waits(window.presses("People").user(mallory)).containsText("Owner");
    assertNothingInjected(hostile);
    window.types("Escape").types("Control+k");
    waits(window.page().getByRole(AriaRole.OPTION).getByText(hostile)).isVisible();
    assertNothingInjected(hostile);
    window.types("Escape").chooses("Room menu", "Leave room").reads("Leave “" + hostile);
    assertNothingInjected(hostile);
    window.types("Escape");
  }

  @Test
  void who_types_and_who_has_read_is_text_and_nothing_else() {
    Person mallory = Person.named(IMAGE, IMAGE);
    mallory.makesRoom("Typing", ada);
    ChatWindow other = ChatWindow.atSecond(mallory).opens("Typing").says("hello").sees("hello");
    window.opens("Typing").sees("hello").says("anybody here?");
    other.sees("anybody here?").writes("…");
    window.reads(mallory.name() + " is typing").reads("Seen by " + mallory.name());
    assertNothingInjected(IMAGE);
  }

  @Test
  void what_admins_look_after_is_text_and_nothing_else() {
    Person mallory = Person.named(IMAGE, IMAGE).asAdmin();
    String room = mallory.makesRoom(Map.of("name", IMAGE, "roomType", "Public"));
    ada.asAdmin();
    window.goesTo("/administration").fills("Find a user", mallory.email());
    waits(window.user(mallory)).containsText("Admin");
    waits(window.page().locator("public-rooms").getByText(IMAGE)).isVisible();
    window.chooses("Manage " + mallory.name(), "Ban").reads("Ban " + mallory.name() + "?");
    assertNothingInjected(IMAGE);
    mallory.api().delete("/rooms/" + room);
    mallory.isAdminNoMore();
    ada.isAdminNoMore();
  }

  private void assertNothingInjected(String hostile) {
    assertThat(window.page().locator(INJECTED).count()).as(hostile).isZero();
  }

  @Test
  void even_a_script_that_got_into_the_page_is_not_run() {
    Object refused =
        window
            .mayComplain()
            .page()
            .evaluate(
                "() => { try { document.body.innerHTML = '<img src=x onerror=alert(1)>';"
                    + " return false; } catch (error) { return error instanceof TypeError; } }");
    assertThat(refused).isEqualTo(true);
  }
}
