package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@InTheBrowser
class ScriptInjectionBrowser {
  /** Each would call alert where it is taken for markup, script, or a link to follow. */
  static Stream<String> corpus() {
    return Stream.of(
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "\"><img src=x onerror=alert(1)>",
        "'-alert(1)-'",
        "${alert(1)} {{alert(1)}}",
        "</template><svg/onload=alert(1)>",
        "<a href=javascript:alert(1)>x</a>",
        "javascript:alert(1)//http://a.b",
        "&lt;img src=x onerror=alert(1)&gt;",
        "<!--><img src=x onerror=alert(1)>-->");
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void names_rooms_and_messages_are_text_and_nothing_else(String hostile) {
    Person mallory = Person.named(hostile);
    Person ada = Person.named("Ada");
    String room = mallory.makesRoom(hostile, ada);
    mallory.says(room, hostile);
    mallory.says(room, "https://example.org/" + hostile);

    ChatWindow window = ChatWindow.atFirst(ada);
    List<String> alerts = alertsOf(window.page());
    window.page().locator(".room-row").nth(2).click();
    waits(window.message(hostile)).hasCount(2);
    waits(window.page().locator("h1", named(hostile))).hasCount(1);
    window.presses("People").reads("Owner").types("Escape").types("Control+k");
    waits(window.page().getByRole(AriaRole.OPTION).first()).isVisible();
    assertThat(alerts).isEmpty();
    assertThat(window.page().locator("message-item :is(img, svg[onload], script)").count())
        .isZero();
    assertThat(window.page().locator("a[href^='javascript']").count()).isZero();
  }

  private static Page.LocatorOptions named(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }

  private static List<String> alertsOf(Page page) {
    List<String> alerts = new ArrayList<>();
    page.onDialog(
        dialog -> {
          alerts.add(dialog.message());
          dialog.dismiss();
        });
    return alerts;
  }

  @Test
  void even_a_script_that_got_into_the_page_is_not_run() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).opens("General");
    Object refused =
        window
            .page()
            .evaluate(
                "() => { try { document.body.innerHTML = '<img src=x onerror=alert(1)>';"
                    + " return false; } catch (error) { return error instanceof TypeError; } }");
    assertThat(refused).isEqualTo(true);
  }
}
