package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;

import chat.rooms.support.Deployment;
import chat.rooms.support.Node;
import com.microsoft.playwright.Route;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InTheBrowser
class LiveBrowser {
  private final Person ada = Person.named("Ada");
  private final Person grace = Person.named("Grace");
  private String room;

  @BeforeEach
  void they_share_a_room() {
    room = ada.makesRoom("Shared", grace);
  }

  @Test
  void one_sees_who_is_typing_and_who_has_read() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared").says("hello").sees("hello");
    grace.isReadBy(ada, room);
    friend.writes("I am about to");
    window.reads(grace.name() + " is typing");
    friend.says("say it");
    window.sees("say it").doesNotRead("is typing");
    friend.reads("Seen by " + ada.name());
    friend.reloads().reads("Seen by " + ada.name());
  }

  @Test
  void one_sees_who_is_online() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").reads("2 people, 1 online");
    ChatWindow.atSecond(grace).opens("Shared");
    window.reads("2 people, 2 online");
  }

  @Test
  void offline_is_said_quietly_and_nothing_is_lost_on_return() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("before").sees("before");
    window.goesOffline();
    window.reads("You are offline").says("from the tunnel").reads("Sending");
    grace.says(room, "while you were away");
    window.comesBack();
    window.sees("while you were away").sees("from the tunnel").doesNotRead("You are offline");
    ChatWindow.atSecond(grace).opens("Shared").sees("from the tunnel");
  }

  @Test
  void what_was_missed_is_counted_once_and_begins_below_a_line() {
    String other = grace.makesRoom("Other", ada);
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("before").sees("before");
    window.goesOffline();
    window.reads("You are offline");
    grace.says(room, "while you were away");
    grace.says(other, "here as well");
    grace.says(other, "and once more");
    window.comesBack();
    window.sees("while you were away");
    waits(window.page().locator(".new-since + message-item")).containsText("while you were away");
    grace.says(other, "welcome back");
    window.seesUnread("Other", 3).seesTitle("(3) Shared");
  }

  @Test
  void what_was_written_offline_survives_a_reload() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("before").sees("before");
    window.goesOffline();
    window.reads("You are offline").says("not lost");
    window.comesBack();
    window.reloads();
    window.sees("not lost");
  }

  @Test
  void a_room_that_was_opened_offline_is_complete_once_one_is_back() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("General");
    grace.says(room, "hello");
    window.goesOffline();
    window.reads("You are offline").opens("Shared").reads("The messages could not be loaded.");
    window.comesBack();
    window.sees("hello").reads("2 people");
  }

  @Test
  void a_node_killed_while_one_types_costs_nothing() {
    try (Node doomed = Deployment.shared().startNode("doomed");
        Front front = new Front(doomed, Deployment.shared().second())) {
      ChatWindow window = ChatWindow.at(front.uri()).signIn(ada).opens("Shared");
      ChatWindow friend = ChatWindow.atSecond(grace).opens("Shared");
      window.says("hello").sees("hello");
      ada.isReadBy(grace, room);
      window.writes("half a sent");
      friend.reads(ada.name() + " is typing");
      doomed.kill();
      grace.says(room, "did you notice?");
      waits(window.composer()).hasValue("half a sent");
      window.says("half a sentence").sees("half a sentence").sees("did you notice?");
      friend.sees("half a sentence").says("not at all");
      window.sees("not at all");
    }
  }

  @Test
  void what_the_server_refuses_is_shown_as_failed_and_can_be_changed_or_given_up() {
    Person speaker = Person.named("Speaker").asAdmin();
    ChatWindow window = ChatWindow.atFirst(speaker).opens("Announcements");
    waits(window.composer()).isVisible();
    speaker.isAdminNoMore();
    window.says("hear, hear").reads("Not sent.").seesButton("Try again").presses("Edit");
    window.doesNotRead("Not sent.");
    waits(window.composer()).hasValue("hear, hear");
    waits(window.composer()).isFocused();
    window.types("Enter").reads("Not sent.").presses("Discard").doesNotRead("Not sent.");
    waits(window.composer()).hasValue("");
  }

  @Test
  void what_is_too_long_stays_where_it_is_written_and_that_is_said() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("before").sees("before");
    window.says("🎉".repeat(4001)).reads("1 character too many");
    waits(window.composer()).hasValue("🎉".repeat(4001));
    waits(window.composer()).hasAccessibleDescription("1 character too many");
    window.says("🎉".repeat(4000)).sees("🎉".repeat(4000)).doesNotRead("too many");
  }

  @Test
  void what_cannot_be_sent_at_all_says_why() {
    ChatWindow window = ChatWindow.atFirst(ada);
    window.page().route("**/api/ws/ticket", Route::abort);
    window.goesTo("/rooms/" + room).says("x".repeat(70_000));
    window.reads("This is too large to be sent.");
  }

  @Test
  void what_was_written_offline_survives_the_closing_of_the_tab() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("before").sees("before");
    window.goesOffline();
    window.reads("You are offline").says("not lost").reads("Sending").page().close();
    window.comesBack();
    window.otherTab().goesTo("/rooms/" + room).sees("not lost");
  }

  @Test
  void what_lay_unsent_for_long_is_not_sent_before_one_wants_it_to_be() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").says("before").sees("before");
    window.goesOffline();
    window.reads("You are offline").says("yesterday's news").reads("Sending");
    window.page().evaluate(AGEING);
    window.page().close();
    window.comesBack();
    ChatWindow later = window.otherTab().goesTo("/rooms/" + room).sees("before");
    later.reads("It was written a while ago.").seesNoMore("yesterday's news");
    later.presses("Try again").sees("yesterday's news");
  }

  /** What waits to be sent was written a hundred years ago. */
  private static final String AGEING =
      "for (const key of Object.keys(localStorage).filter(key => key.startsWith('rooms.outgoing')))"
          + " localStorage[key] = localStorage[key].replace('\"at\":\"20', '\"at\":\"19');";

  @Test
  void what_was_refused_is_sent_once_the_reason_is_gone() {
    Person speaker = Person.named("Speaker").asAdmin();
    ChatWindow window = ChatWindow.atFirst(speaker).opens("Announcements");
    waits(window.composer()).isVisible();
    speaker.isAdminNoMore();
    window.says("hear, hear").reads("Not sent.");
    speaker.asAdmin();
    window.presses("Try again").sees("hear, hear").doesNotRead("Not sent.");
    speaker.isAdminNoMore();
  }

  @Test
  void unread_messages_are_in_the_tabs_title_and_icon() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared").seesTitle("Shared");
    grace.isReadBy(ada, room);
    window.opens("Announcements").seesTitle("Announcements").seesNoDotOnIcon();
    grace.says(room, "one");
    window.seesTitle("(1) Announcements").seesDotOnIcon();
    window.opens("Shared").sees("one").seesTitle("Shared").seesNoDotOnIcon();
  }

  @Test
  void two_tabs_agree_on_what_is_said_written_and_read() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("Shared");
    ChatWindow other = window.otherTab().goesTo("/rooms/" + room);
    waits(other.composer()).hasValue("");
    window.writes("half a thou");
    waits(other.composer()).hasValue("half a thou");
    other.says("half a thought").sees("half a thought");
    window.sees("half a thought");
    waits(window.composer()).hasValue("");
  }

  @Test
  void only_a_message_that_nobody_looks_at_is_announced_on_the_desktop() {
    String other = ada.makesRoom("Other", grace);
    ChatWindow window = ChatWindow.at(Deployment.shared().first().uri());
    window.page().context().grantPermissions(List.of("notifications"));
    window.page().context().addInitScript(RECORDING);
    window.signIn(ada).goesTo("/profile");
    window.page().getByLabel("Desktop notifications").check();
    ChatWindow otherTab = window.otherTab().goesTo("/rooms/" + other);
    window.opens("Shared");

    grace.says(room, "looked at in one tab");
    window.sees("looked at in one tab");
    otherTab.seesNothingUnread("Shared").opens("General");
    grace.says(other, "psst");
    window.page().waitForCondition(() -> shown(window).equals("Grace Tester in Other: psst"));
    otherTab.page().waitForCondition(() -> shown(otherTab).equals("Grace Tester in Other: psst"));
  }

  /** A headless browser shows no notifications; it tells which it would have shown. */
  private static final String RECORDING =
      "window.shown = []; const Real = window.Notification; window.Notification = class {"
          + " static get permission() { return Real.permission; }"
          + " static requestPermission() { return Real.requestPermission(); }"
          + " constructor(title, { body }) { window.shown.push(title + ': ' + body); } close() {} };";

  private static String shown(ChatWindow window) {
    return window.page().evaluate("window.shown.join()").toString();
  }
}
