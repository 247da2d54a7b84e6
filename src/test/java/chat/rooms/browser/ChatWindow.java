package chat.rooms.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import chat.rooms.support.Deployment;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import jakarta.json.Json;
import java.net.URI;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What somebody does in a window of the web client, and what they see there, waited for. */
final class ChatWindow extends PageParts {
  /** What stands for more than itself in a pattern, which is read by JavaScript in the end. */
  private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+(){}\\[\\]]");

  private static final Pattern DOT = Pattern.compile("circle");

  /** A browser's storage in which a session is kept. */
  private static final String SIGNED_IN =
      """
      {"cookies": [], "origins": [{"origin": "%s", "localStorage": [
        {"name": "rooms.session", "value": %s}]}]}""";

  private final URI server;
  private final BrowserContext context;
  private final Faults faults;

  private ChatWindow(URI server, BrowserContext context) {
    super(context.newPage());
    this.server = server;
    this.context = context;
    faults = Windows.watch(page);
  }

  /** A window at a server. */
  static ChatWindow at(URI server) {
    return at(server, options -> {});
  }

  static ChatWindow at(URI server, Consumer<Browser.NewContextOptions> more) {
    return new ChatWindow(server, Windows.open(more));
  }

  /** Somebody who is signed in, as after a reload. */
  static ChatWindow of(Person person, URI server, Consumer<Browser.NewContextOptions> more) {
    String storage = SIGNED_IN.formatted(server, Json.createValue(person.session().toString()));
    Consumer<Browser.NewContextOptions> signedIn = options -> options.setStorageState(storage);
    return at(server, more.andThen(signedIn)).goesTo("/").isIn();
  }

  /** Somebody who is signed in at the first node. */
  static ChatWindow atFirst(Person person) {
    return of(person, Deployment.shared().first().uri(), options -> {});
  }

  /** Somebody who is signed in at the second node. */
  static ChatWindow atSecond(Person person) {
    return of(person, Deployment.shared().second().uri(), options -> {});
  }

  /** Another tab of the same browser. */
  ChatWindow otherTab() {
    return new ChatWindow(server, context);
  }

  ChatWindow goesTo(String path) {
    page.navigate(server + path);
    return this;
  }

  /** Signs in, and waits until that has been done. */
  ChatWindow signIn(Person person) {
    return goesTo("/sign-in").signIn(person.email(), Person.PASSWORD).isIn();
  }

  private ChatWindow isIn() {
    waits(page.getByRole(AriaRole.NAVIGATION)).isAttached();
    return this;
  }

  /** Gets an account by the forms, with the code that is mailed, and is signed in. */
  ChatWindow registers(String firstName, String lastName, String email) {
    goesTo("/").page.getByText("Create an account").click();
    fills("First name", firstName).fills("Last name", lastName).fills("E-mail", email);
    fills("Password", Person.PASSWORD).presses("Continue");
    waits(field("Code from the e-mail")).isFocused();
    fills("Code from the e-mail", Deployment.shared().mailbox().awaitCode(email));
    return presses("Create account").isIn();
  }

  /** Tries to sign in. */
  ChatWindow signIn(String email, String password) {
    fills("E-mail", email);
    fills("Password", password);
    presses("Sign in");
    return this;
  }

  /** Opens a room from the list, and waits until one can write or is told why not. */
  ChatWindow opens(String room) {
    page.getByRole(AriaRole.NAVIGATION)
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(room))
        .click();
    waits(heading(room)).isVisible();
    return this;
  }

  ChatWindow says(String text) {
    writes(text);
    composer().press("Enter");
    return this;
  }

  /** Writes without sending. */
  ChatWindow writes(String text) {
    composer().fill(text);
    return this;
  }

  ChatWindow fills(String label, String value) {
    field(label).fill(value);
    return this;
  }

  ChatWindow presses(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
    return this;
  }

  /** Chooses from the menu behind a button of three dots. */
  ChatWindow chooses(String menu, String entry) {
    return presses(menu).presses(entry);
  }

  ChatWindow types(String keys) {
    page.keyboard().press(keys);
    return this;
  }

  /** Deletes something said, by the button that shows when one points at it. */
  ChatWindow deletes(String text) {
    return pressesAt(text, "^Delete the message");
  }

  /** Begins to edit something said, by the button that shows when one points at it. */
  ChatWindow edits(String text) {
    return pressesAt(text, "^Edit the message");
  }

  /** Deletes something said without pointing at it, as where the page's clock is the test's. */
  ChatWindow deletesByKey(String text) {
    action(text, "^Delete the message").focus();
    return types("Enter");
  }

  private ChatWindow pressesAt(String text, String button) {
    sees(text).page.waitForCondition(() -> pointsAndClicks(message(text), action(text, button)));
    return this;
  }

  private Locator action(String text, String button) {
    return page.locator("message-item", new Page.LocatorOptions().setHasText(text))
        .getByRole(
            AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile(button)));
  }

  /**
   * A line that comes in just then moves it away: one points at it again. What is gone was clicked.
   */
  private static boolean pointsAndClicks(Locator message, Locator action) {
    try {
      message.hover(new Locator.HoverOptions().setTimeout(1_000));
      action.click(new Locator.ClickOptions().setTimeout(1_000));
      return true;
    } catch (TimeoutError moved) {
      return message.count() == 0;
    }
  }

  /** Sees a message with this text, once. */
  ChatWindow sees(String text) {
    waits(message(text)).hasCount(1);
    return this;
  }

  /** Scrolls up as long as it takes to see a message with this text. */
  ChatWindow scrollsUpTo(String text) {
    page.waitForCondition(
        () -> {
          page.mouse().wheel(0, -2000);
          return message(text).count() > 0;
        });
    return this;
  }

  ChatWindow seesNoMore(String text) {
    waits(message(text)).hasCount(0);
    return this;
  }

  /** Sees words anywhere on the page. */
  ChatWindow reads(String words) {
    waits(page.getByText(words).first()).isVisible();
    return this;
  }

  ChatWindow doesNotRead(String words) {
    waits(page.getByText(words)).hasCount(0);
    return this;
  }

  ChatWindow seesButton(String name) {
    waits(button(name)).isVisible();
    return this;
  }

  ChatWindow seesNoButton(String name) {
    waits(button(name)).hasCount(0);
    return this;
  }

  /** Sees so many unread messages beside a room. */
  ChatWindow seesUnread(String room, int count) {
    waits(row(room).locator(".badge")).hasText(Pattern.compile("^" + count + "\\D"));
    return this;
  }

  ChatWindow seesNothingUnread(String room) {
    waits(row(room).locator(".badge")).hasCount(0);
    return this;
  }

  /** Sees a tab whose title begins so. */
  ChatWindow seesTitle(String beginning) {
    String literally = SPECIAL.matcher(beginning).replaceAll("\\\\$0");
    assertThat(page).hasTitle(Pattern.compile("^" + literally));
    return this;
  }

  /** Sees a dot on the tab's icon, which is a drawing. */
  ChatWindow seesDotOnIcon() {
    waits(page.locator("link[rel=icon]")).hasAttribute("href", DOT);
    return this;
  }

  ChatWindow seesNoDotOnIcon() {
    waits(page.locator("link[rel=icon]")).not().hasAttribute("href", DOT);
    return this;
  }

  /** Sees what is wrong with a field beside it. */
  ChatWindow seesErrorAt(String label, String words) {
    waits(field(label)).hasAccessibleDescription(Pattern.compile(words));
    waits(field(label)).hasAttribute("aria-invalid", "true");
    return this;
  }

  ChatWindow reloads() {
    page.reload();
    return this;
  }

  void goesOffline() {
    context.setOffline(true);
  }

  void comesBack() {
    context.setOffline(false);
  }

  /** From here on something is done to the page that it has every right to complain about. */
  ChatWindow mayComplain() {
    faults.areExpected();
    return this;
  }
}
