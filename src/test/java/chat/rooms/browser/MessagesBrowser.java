package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
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
  void a_deletion_can_be_undone_and_otherwise_takes_the_words_away() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("kept").sees("kept");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("kept");
    window.page().clock().install();
    window.deletes("kept").seesNoMore("kept").presses("Undo").sees("kept").deletes("kept");
    window.seesNoMore("kept").seesButton("Undo");
    friend.sees("kept");
    window.page().clock().fastForward("00:06");
    friend.seesNoMore("kept").reads("This message was deleted.");
    window.reloads();
    window.reads("This message was deleted.").seesNoMore("kept");
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
    friend.seesNoMore("line 1000").seesTitle("Shared");
    friend.log().hover();
    friend.page().mouse().wheel(0, -1200);
    waits(friend.page().locator("message-item")).not().hasCount(50);
    Locator eye = friend.message("line 1085");
    double before = eye.boundingBox().y;
    friend.page().mouse().wheel(0, 0);
    assertThat(eye.boundingBox().y).isEqualTo(before);
    while (friend.message("line 1000").count() == 0) {
      friend.page().mouse().wheel(0, -2000);
      friend.page().waitForCondition(() -> true);
    }
    friend.reads("This is where it all began").page().locator(".jump-latest").click();
    waits(friend.message("line 1129")).isInViewport();
  }

  @Test
  void what_is_new_begins_below_a_line_and_what_comes_meanwhile_is_offered() {
    IntStream.range(0, 60).forEach(i -> ada.says(room, "old " + (100 + i)));
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("old 159");
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
    friend.presses("1 new message");
    waits(friend.message("even fresher")).isInViewport();
  }

  @Test
  void whoever_scrolls_up_gets_there_while_the_list_is_drawn_again_and_again() {
    IntStream.range(0, 60).forEach(i -> ada.says(room, "old " + (100 + i)));
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").sees("old 159");
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
