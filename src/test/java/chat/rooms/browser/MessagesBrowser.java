package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InTheBrowser
class MessagesBrowser {
  private final Person ada = Person.named("Ada");
  private final Person grace = Person.named("Grace");
  private String room;

  @BeforeEach
  void they_share_a_room() {
    room = ada.makesRoom("Shared", grace);
  }

  @Test
  void what_one_says_the_other_sees_on_another_node() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared");
    window.says("Do you hear me?").sees("Do you hear me?");
    friend.sees("Do you hear me?").says("Loud and clear").sees("Loud and clear");
    window.sees("Loud and clear");
  }

  @Test
  void enter_sends_and_shift_enter_breaks_the_line() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").writes("first");
    window.types("Shift+Enter").page().keyboard().type("second");
    window.types("Enter");
    waits(window.message("first").first()).containsText("first\nsecond");
  }

  @Test
  void links_are_clickable_and_only_safe_ones() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared");
    window.says("see https://example.org/a_(b), javascript:alert(1) and mailto:ada@example.org.");
    Locator links = window.message("see https").getByRole(AriaRole.LINK);
    waits(links).hasCount(2);
    waits(links.nth(0)).hasAttribute("href", "https://example.org/a_(b)");
    waits(links.nth(0)).hasAttribute("rel", Pattern.compile("noopener"));
    waits(links.nth(1)).hasAttribute("href", "mailto:ada@example.org");
  }

  @Test
  void an_emoji_is_picked() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").writes("well done ");
    window.presses("Emoji").presses("🎉");
    waits(window.composer()).isFocused();
    window.types("Enter").sees("well done 🎉");
  }

  @Test
  void the_last_message_is_edited_by_the_up_arrow() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("helo").sees("helo");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("helo");
    window.types("ArrowUp").fills("Edit", "hello").types("Enter");
    window.sees("hello").reads("(edited)");
    friend.sees("hello").reads("(edited)").seesNoMore("helo ");
    waits(window.composer()).isFocused();
  }

  @Test
  void a_change_shows_at_once_and_the_next_one_is_not_disturbed_when_it_is_taken() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("one").says("two");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("one").sees("two");
    window.sees("one").sees("two").goesOffline();
    window.reads("You are offline").types("ArrowUp").fills("Edit", "three").types("Enter");
    waits(window.sees("three").reads("Saving").field("Edit")).hasCount(0);
    window.edits("one").fills("Edit", "half a thou").comesBack();
    friend.sees("three");
    window.reads("(edited)").doesNotRead("Saving");
    waits(window.field("Edit")).hasValue("half a thou");
  }

  @Test
  void what_one_types_over_a_message_is_kept_until_one_comes_back_to_the_room() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("one").sees("one");
    window.types("ArrowUp").fills("Edit", "half a thou").opens("General").opens("Shared");
    waits(window.field("Edit")).hasValue("half a thou");
    window.field("Edit").press("Escape");
    window.sees("one").edits("one");
    waits(window.field("Edit")).hasValue("one");
  }

  @Test
  void a_change_that_is_refused_is_said_and_can_be_made_another_one() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("one").sees("one");
    window.types("ArrowUp").fills("Edit", "x".repeat(4001)).types("Enter").reads("Not saved.");
    window.sees("one").presses("Edit");
    waits(window.field("Edit")).hasValue("x".repeat(4001));
    window.fills("Edit", "two").types("Enter").sees("two").doesNotRead("Not saved.");
  }

  @Test
  void a_deletion_can_be_undone_and_otherwise_takes_the_words_away() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("kept").sees("kept");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("kept");
    window.page().clock().install();
    window.deletesByKey("kept").seesNoMore("kept");
    waits(window.button("Undo")).isFocused();
    window.types("Enter").sees("kept").deletesByKey("kept").seesNoMore("kept");
    window.seesButton("Undo");
    friend.sees("kept");
    window.composer().focus();
    window.page().clock().fastForward("00:06");
    friend.seesNoMore("kept").reads("This message was deleted.");
    window.reloads();
    window.reads("This message was deleted.").seesNoMore("kept");
  }

  @Test
  void each_of_several_deletions_can_be_undone() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("one").says("two");
    window.sees("one").sees("two").deletes("one").deletes("two");
    waits(window.button("Undo")).hasCount(2);
    window.button("Undo").first().click();
    window.sees("one").presses("Undo").sees("two");
  }

  @Test
  void a_deletion_waits_while_the_way_back_has_the_focus() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("kept").sees("kept");
    window.page().clock().install();
    window.composer().press("Shift+Tab");
    window.types("Enter").seesNoMore("kept");
    waits(window.button("Undo")).isFocused();
    window.page().clock().fastForward("01:00");
    window.types("Enter").sees("kept");
  }

  @Test
  void what_was_deleted_is_gone_although_one_signs_out_at_once() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("oops").sees("oops");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("oops");
    window.deletes("oops").seesNoMore("oops").page().locator(".me").click();
    window.presses("Sign out");
    waits(window.heading("Sign in")).isVisible();
    friend.seesNoMore("oops");
  }

  @Test
  void whoever_signs_in_next_deletes_nothing_of_what_others_meant_to() {
    ChatWindow window = ChatWindow.atFirst(grace).opens("Shared").says("kept").sees("kept");
    ChatWindow other = window.otherTab().goesTo("/profile");
    waits(other.button("Sign out")).isVisible();
    window.page().clock().install();
    window.deletesByKey("kept").seesNoMore("kept");
    other.presses("Sign out");
    waits(window.heading("Sign in")).isVisible();

    window.signIn(ada.email(), Person.PASSWORD).opens("Shared").sees("kept");
    window.page().clock().fastForward("00:06");
    window.says("later").sees("later").sees("kept");
  }

  @Test
  void what_is_being_deleted_is_not_edited_by_the_up_arrow() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("one").says("two");
    window.sees("one").sees("two").deletes("two").composer().press("ArrowUp");
    waits(window.field("Edit")).hasValue("one");
  }

  @Test
  void nobody_is_offered_to_change_what_others_said() {
    ada.says(room, "mine alone");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("mine alone");
    waits(friend.page().locator("message-item .message-actions button")).hasCount(0);
  }

  @Test
  void drafts_are_kept_for_each_room() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").writes("half a thou");
    window.opens("General");
    waits(window.composer()).hasValue("");
    window.opens("Shared");
    waits(window.composer()).hasValue("half a thou");
    window.reloads();
    waits(window.composer()).hasValue("half a thou");
  }

  @Test
  void history_comes_as_one_scrolls_up_and_nothing_jumps() {
    IntStream.range(0, 130).forEach(i -> ada.says(room, "line " + (1000 + i)));
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("line 1129");
    ada.isReadBy(grace, room);
    friend.seesNoMore("line 1000").seesTitle("Shared");
    List<Route> older = new ArrayList<>();
    friend.page().route(OLDER, older::add);
    friend.log().hover();
    friend.page().mouse().wheel(0, -1200);
    friend.reads("Loading");
    Locator eye = friend.message("line 1085");
    friend.page().mouse().wheel(0, -1200);
    friend.page().waitForCondition(() -> friend.log().evaluate("log => log.scrollTop").equals(0));
    double before = eye.boundingBox().y;
    friend.page().unroute(OLDER);
    older.forEach(Route::resume);
    waits(friend.page().locator("message-item")).not().hasCount(50);
    friend.page().waitForCondition(() -> Math.abs(eye.boundingBox().y - before) < 1);
    friend
        .scrollsUpTo("line 1000")
        .reads("This is where it all began")
        .page()
        .locator(".jump-latest")
        .click();
    waits(friend.message("line 1129")).isInViewport();
  }

  @Test
  void history_that_could_not_be_loaded_is_asked_for_again_by_the_button_alone() {
    IntStream.range(0, 70).forEach(i -> ada.says(room, "line " + (1000 + i)));
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("line 1069");
    ada.isReadBy(grace, room);
    List<Route> refused = new ArrayList<>();
    friend
        .page()
        .route(
            OLDER,
            route -> {
              refused.add(route);
              route.fulfill(new Route.FulfillOptions().setStatus(503));
            });
    friend.seesTitle("Shared").log().hover();
    friend.page().mouse().wheel(0, -9000);
    friend.reads("The messages could not be loaded.");
    ada.says(room, "meanwhile");
    friend.sees("meanwhile").page().mouse().wheel(0, 300);
    waits(friend.message("line 1020")).not().isInViewport();
    assertThat(refused).hasSize(1);

    friend.page().unroute(OLDER);
    friend.presses("Try again").sees("line 1000").doesNotRead("could not be loaded");
  }

  private static final Pattern OLDER = Pattern.compile("/api/messages/.*before=");

  @Test
  void what_is_new_begins_below_a_line_and_what_comes_meanwhile_is_offered() {
    IntStream.range(0, 60).forEach(i -> ada.says(room, "old " + (100 + i)));
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("old 159");
    ada.isReadBy(grace, room);
    friend.seesTitle("Shared").opens("General");
    ada.says(room, "fresh");
    friend.seesUnread("Shared", 1).opens("Shared").sees("fresh");
    waits(friend.page().locator(".new-since")).containsText("New since ");
    waits(friend.page().locator(".new-since + message-item")).containsText("fresh");
    waits(friend.page().locator(".new-since ~ message-item")).hasCount(1);

    friend.seesTitle("Shared").log().hover();
    friend.page().mouse().wheel(0, -900);
    friend.seesButton("Jump to latest");
    ada.says(room, "even fresher");
    friend.presses("1 new message").seesNoButton("Jump to latest");
    waits(friend.message("even fresher")).isInViewport();
    waits(friend.composer()).isFocused();
  }

  @Test
  void whoever_jumps_to_the_latest_writes_there_also_from_editing() {
    IntStream.range(0, 60).forEach(i -> ada.says(room, "old " + (100 + i)));
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").edits("old 159");
    window.log().hover();
    window.page().mouse().wheel(0, -900);
    window.page().locator(".jump-latest").click();
    waits(window.composer()).isFocused();
  }

  @Test
  void what_was_looked_at_before_there_was_a_connection_is_read() {
    ada.says(room, "early");
    ChatWindow friend = ChatWindow.atSecond(grace);
    List<Route> tickets = new ArrayList<>();
    friend.page().clock().install();
    friend.page().route("**/api/ws/ticket", tickets::add);
    friend.goesTo("/rooms/" + room).sees("early");
    waits(friend.row("Shared")).isVisible();
    friend.page().clock().runFor(500);
    friend.opens("General").page().unrouteAll();
    tickets.forEach(Route::resume);

    ada.isReadBy(grace, room);
    ada.says(room, "fresh");
    friend.seesUnread("Shared", 1);
  }

  @Test
  void whoever_scrolls_up_gets_there_while_the_list_is_drawn_again_and_again() {
    IntStream.range(0, 60).forEach(i -> ada.says(room, "old " + (100 + i)));
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("old 159");
    ada.isReadBy(grace, room);
    friend
        .seesTitle("Shared")
        .page()
        .evaluate("setInterval(() => document.querySelector('message-list').requestUpdate(), 1)");
    friend.log().hover();
    friend.page().mouse().wheel(0, -900);
    waits(friend.page().locator(".jump-latest")).isVisible();
  }

  @Test
  void days_and_authors_are_told_apart() {
    ada.says(room, "one");
    ada.says(room, "two");
    grace.says(room, "three");
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").sees("three").reads("Today");
    waits(window.page().locator(".message:not(.continued)")).hasCount(2);
    waits(window.page().locator(".message.continued")).hasCount(1);
    waits(window.page().locator(".message").first()).containsText(ada.name());
    waits(window.page().locator(".system").last()).containsText(grace.name() + " joined the room");
  }
}
