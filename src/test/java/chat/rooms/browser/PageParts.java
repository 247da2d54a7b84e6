package chat.rooms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** Where things are on a page: found by the words and roles that a screen reader would tell. */
class PageParts {
  private static final double PATIENCE = 20_000;

  final Page page;

  PageParts(Page page) {
    this.page = page;
  }

  Page page() {
    return page;
  }

  Locator composer() {
    return page.getByRole(
        AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(Pattern.compile("^Message to ")));
  }

  Locator field(String label) {
    return page.getByLabel(label, new Page.GetByLabelOptions().setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  /** The heading of the page that is open. */
  Locator heading(String words) {
    return page.getByRole(
        AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true).setLevel(1));
  }

  /** What was said, without what is still on its way. */
  Locator message(String text) {
    return page.locator("message-item .message-text")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  /** A room in the list of rooms. */
  Locator row(String room) {
    return page.locator(".room-row").filter(new Locator.FilterOptions().setHasText(room));
  }

  /** Somebody in a list of people. */
  Locator user(Person person) {
    return page.locator(".person").filter(new Locator.FilterOptions().setHasText(person.name()));
  }

  /** The list of messages. */
  Locator log() {
    return page.getByRole(AriaRole.LOG);
  }

  static LocatorAssertions waits(Locator locator) {
    setDefaultAssertionTimeout(PATIENCE);
    return assertThat(locator);
  }
}
