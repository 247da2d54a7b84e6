package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;

import chat.rooms.support.Deployment;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InTheBrowser
class RoomsBrowser {
  private final Person ada = Person.named("Ada");
  private final Person grace = Person.named("Grace");

  @Test
  void a_newcomer_registers_makes_a_room_adds_a_friend_and_they_talk() {
    ChatWindow friend = ChatWindow.atSecond(grace).opens("General");
    ChatWindow window = ChatWindow.at(Deployment.shared().first().uri());
    window.registers("Nora", "New", Person.newEmail());
    window.presses("New room").fills("Name", "Two of us").presses("Create room");
    waits(window.heading("Two of us")).isVisible();

    window.presses("People").fills("Add people", grace.email());
    window.page().getByText(grace.email()).click();
    window.reads("is in.").types("Escape");

    friend.opens("Two of us").says("I am here").sees("I am here");
    window.sees("I am here");
  }

  @Test
  void a_name_that_is_too_short_is_said_beside_the_field() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("General").presses("New room");
    window.fills("Name", "ab").presses("Create room").seesErrorAt("Name", "3");
  }

  @Test
  void a_dialog_that_cannot_be_loaded_says_so_and_can_be_opened_later() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("General");
    window.page().route("**/new-room-dialog.js", Route::abort);
    window.presses("New room").reads("The server cannot be reached.");
    window.page().unrouteAll();
    window.presses("New room").fills("Name", "Later on").presses("Create room");
    waits(window.heading("Later on")).isVisible();
  }

  @Test
  void a_rename_reaches_everybody() {
    ada.makesRoom("Old name", grace);
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Old name");
    ChatWindow window = ChatWindow.atFirst(ada).opens("Old name");
    window.chooses("Room menu", "Rename room").fills("Name", "New name").presses("Rename");
    waits(window.heading("New name")).isVisible();
    waits(friend.heading("New name")).isVisible();
  }

  @Test
  void a_deleted_room_is_gone_for_everybody() {
    ada.makesRoom("Short-lived", grace);
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Short-lived");
    ChatWindow window = ChatWindow.atFirst(ada).opens("Short-lived");
    window.chooses("Room menu", "Delete room").presses("Delete");
    waits(window.row("Short-lived")).hasCount(0);
    waits(friend.row("Short-lived")).hasCount(0);
    waits(window.heading("General")).isVisible();
    waits(friend.heading("“Short-lived” is gone")).isVisible();
  }

  @Test
  void whoever_is_removed_while_writing_writes_nowhere_else_and_keeps_the_text() {
    String room = ada.makesRoom("Closing", grace);
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Closing").writes("between us");
    ada.api().delete("/rooms/" + room + "/users/" + grace.id());
    waits(friend.heading("“Closing” is gone")).isFocused();
    friend.types("Enter");
    waits(friend.field("What you had written")).hasValue("between us");

    ada.api().post("/rooms/" + room + "/users/" + grace.id());
    ada.says(room, "welcome back");
    friend.sees("welcome back");
    waits(friend.composer()).hasValue("between us");
  }

  @Test
  void whoever_leaves_or_is_removed_sees_the_room_no_more() {
    ada.makesRoom("Leaving", grace);
    ada.makesRoom("Removing", grace);
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Leaving");
    friend.chooses("Room menu", "Leave room").presses("Leave");
    waits(friend.row("Leaving")).hasCount(0);
    waits(friend.heading("General")).isVisible();

    ChatWindow window = ChatWindow.atFirst(ada).opens("Removing").presses("People");
    window.presses("Remove " + grace.name());
    waits(friend.row("Removing")).hasCount(0);
  }

  @Test
  void whoever_comes_back_to_a_room_sees_what_was_said_meanwhile() {
    String room = ada.makesRoom("Back again", grace);
    ada.says(room, "before");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Back again").sees("before");
    friend.chooses("Room menu", "Leave room").presses("Leave");
    waits(friend.row("Back again")).hasCount(0);
    ada.says(room, "meanwhile");
    ada.api().post("/rooms/" + room + "/users/" + grace.id());
    friend.opens("Back again").sees("before").sees("meanwhile");
  }

  @Test
  void a_room_that_one_is_added_to_shows_where_it_was_missing() {
    String room = ada.makesRoom("Found after all");
    ChatWindow friend = ChatWindow.atSecond(grace).opens("General").goesTo("/rooms/" + room);
    friend.reads("There is no such room");
    ada.api().post("/rooms/" + room + "/users/" + grace.id());
    ada.says(room, "come in");
    waits(friend.heading("Found after all")).isVisible();
    friend.sees("come in");
  }

  @Test
  void a_room_that_one_looks_into_is_shown_as_it_is_now() {
    String room = ada.asAdmin().makesRoom(Map.of("name", "Open house", "roomType", "Public"));
    ada.isAdminNoMore();
    ada.says(room, "before");
    ChatWindow guest = ChatWindow.atSecond(grace).opens("Open house").sees("before");
    guest.opens("General");
    ada.says(room, "meanwhile");
    guest.opens("Open house").sees("before").sees("meanwhile");
  }

  @Test
  void what_one_may_not_do_is_not_shown() {
    ada.makesRoom("Not mine", grace);
    ChatWindow friend = ChatWindow.atFirst(grace).opens("Not mine").presses("Room menu");
    friend.seesButton("Leave room").seesNoButton("Delete room").seesNoButton("Rename room");
    friend.types("Escape").presses("People").reads("Owner").seesNoButton("Remove " + ada.name());
    waits(friend.field("Add people")).hasCount(0);
    friend.types("Escape").opens("Announcements").reads("Only its owner and admins write here");
    waits(friend.composer()).hasCount(0);
    friend.seesNoButton("Room menu");
  }

  @Test
  void unread_messages_are_counted_in_the_list_and_in_the_title() {
    String room = ada.makesRoom("Counting", grace);
    ChatWindow friend = ChatWindow.atSecond(grace).opens("Counting").opens("General");
    friend.seesNothingUnread("Counting");
    ada.says(room, "one");
    ada.says(room, "two");
    friend.seesUnread("Counting", 2).seesTitle("(2) General");
    friend.opens("Counting").sees("two").seesNothingUnread("Counting");
  }

  @Test
  void what_one_tab_has_read_is_read_in_the_other() {
    String room = ada.makesRoom("Two tabs", grace);
    ChatWindow friend = ChatWindow.atSecond(grace).opens("General");
    ChatWindow other = friend.otherTab().goesTo("/rooms/general").opens("General");
    ada.says(room, "for both");
    other.seesUnread("Two tabs", 1);
    friend.seesUnread("Two tabs", 1).opens("Two tabs").sees("for both");
    other.seesNothingUnread("Two tabs");
  }

  @Test
  void a_room_that_was_open_for_a_moment_is_the_one_that_opens_next() {
    String room = ada.makesRoom("Only a moment");
    ada.says(room, "not for long");
    ChatWindow window = ChatWindow.atFirst(ada);
    window.page().route("**/api/rooms/" + room, unanswered -> {});
    window.opens("Only a moment").sees("not for long");
    window.page().unrouteAll();
    window.goesTo("/").sees("not for long");
  }

  @Test
  void a_room_is_jumped_to_by_a_few_letters() {
    ada.makesRoom("Zebra crossing");
    ada.makesRoom("Yellow brick");
    ChatWindow window = ChatWindow.atFirst(ada).opens("General");
    waits(window.row("Zebra crossing")).isVisible();
    window.types("Control+k").fills("Name of a room", "zeb").types("Enter");
    waits(window.heading("Zebra crossing")).isVisible();
    waits(window.composer()).isFocused();

    window.types("Meta+k").fills("Name of a room", "e");
    waits(option(window, 0)).hasAttribute("aria-selected", "true");
    window.types("ArrowDown");
    waits(option(window, 1)).hasAttribute("aria-selected", "true");
    String second = option(window, 1).innerText().trim();
    window.types("Enter");
    waits(window.heading(second)).isVisible();
  }

  @Test
  void a_room_for_all_that_was_made_meanwhile_is_jumped_to() {
    ChatWindow window = ChatWindow.atFirst(ada).opens("General").seesTitle("General");
    String name = "Open " + Person.newEmail().substring(0, 8);
    Person.admin().makesRoom(Map.of("name", name, "roomType", "Public"));
    window.types("Control+k").fills("Name of a room", name);
    waits(option(window, 0)).hasText(name);
    window.types("Enter").reads("Join to take part");
  }

  private static Locator option(ChatWindow window, int index) {
    return window.page().getByRole(AriaRole.OPTION).nth(index);
  }

  @Test
  void people_are_found_by_name_wherever_in_the_directory_they_are() {
    String name = "Zoe" + Person.newEmail().substring(0, 8);
    Person zoe = Person.named(name, "Zz");
    ada.makesRoom("Searching");
    ChatWindow window = ChatWindow.at(Deployment.shared().first().uri());
    shortenPagesOf(window.page());
    window.signIn(ada).opens("Searching").presses("People").fills("Add people", name.toLowerCase());
    window.reads(zoe.email()).types("Enter").reads(zoe.name() + " is in.");
  }

  /** The server's own pages of users, each of two, so that a few people fill several. */
  private static void shortenPagesOf(Page page) {
    page.route(
        Pattern.compile("/api/users$"),
        route -> {
          String shorter = route.request().url() + "?size=2";
          route.resume(new Route.ResumeOptions().setUrl(shorter));
        });
  }

  @Test
  void the_two_fixed_rooms_are_on_top_and_the_latest_word_comes_next() {
    String quiet = ada.makesRoom("Quiet");
    ada.makesRoom("Loud");
    ChatWindow window = ChatWindow.atFirst(ada).opens("General");
    waits(window.row("Loud")).isVisible();
    ada.says(quiet, "not so quiet");
    waits(window.page().locator(".room-row .one-line").nth(2)).hasText("Quiet");
    waits(window.page().locator(".room-row .one-line").nth(0)).hasText("General");
    waits(window.page().locator(".room-row .one-line").nth(1)).hasText("Announcements");
    waits(window.row("Loud").locator("time")).hasText(Pattern.compile("\\d:\\d\\d"));
  }
}
