package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;

import java.util.Map;
import org.junit.jupiter.api.Test;

@InTheBrowser
class AdministrationBrowser {
  @Test
  void an_admin_makes_another_and_takes_it_back() {
    Person ada = Person.named("Ada");
    ChatWindow admin = ChatWindow.atFirst(Person.admin()).goesTo("/administration");
    admin.fills("Find a user", ada.email()).chooses("Manage " + ada.name(), "Make admin");
    waits(admin.user(ada)).containsText("Admin · " + ada.email());
    admin.chooses("Manage " + ada.name(), "No longer admin");
    waits(admin.user(ada)).not().containsText("Admin · ");
  }

  @Test
  void whoever_is_banned_is_out_at_once_and_cannot_come_back_before_that_is_lifted() {
    Person mallory = Person.named("Mallory");
    ChatWindow window = ChatWindow.atSecond(mallory).opens("General");
    ChatWindow admin = ChatWindow.atFirst(Person.admin()).goesTo("/administration");
    admin.fills("Find a user", mallory.email()).chooses("Manage " + mallory.name(), "Ban");
    admin.presses("Ban").reads(mallory.name() + " is banned.");
    waits(admin.user(mallory)).containsText("Banned · " + mallory.email());

    waits(window.heading("Sign in")).isVisible();
    window.signIn(mallory.email(), Person.PASSWORD).reads("This account is banned.");

    admin.reloads().fills("Find a user", mallory.email());
    waits(admin.user(mallory)).containsText("Banned · " + mallory.email());
    admin.chooses("Manage " + mallory.name(), "Lift ban");
    waits(admin.user(mallory)).not().containsText("Banned");
    window.presses("Sign in").opens("General");
  }

  @Test
  void allowed_addresses_are_added_and_removed() {
    String email = Person.newEmail();
    ChatWindow admin = ChatWindow.atFirst(Person.admin()).goesTo("/administration");
    admin.fills("E-mail", email).presses("Allow").reads(email).presses("Remove: " + email);
    admin.doesNotRead(email);
  }

  @Test
  void an_admin_makes_a_room_for_all_and_somebody_joins_it() {
    String name = "Open " + Person.newEmail().substring(0, 8);
    ChatWindow admin = ChatWindow.atFirst(Person.admin()).goesTo("/administration");
    admin.page().locator("public-rooms").getByText("New room").click();
    admin.fills("Name", name).page().locator("[value=Public]").check();
    admin.presses("Create room");
    waits(admin.heading(name)).isVisible();

    ChatWindow window = ChatWindow.atSecond(Person.named("Ada")).opens(name);
    window.presses("Join").says("let me in").sees("let me in");
    admin.sees("let me in");
  }

  @Test
  void an_admin_writes_in_a_room_to_read_without_being_in_it() {
    Person ada = Person.named("Ada").asAdmin();
    ada.makesRoom(Map.of("name", "Notice board", "roomType", "ReadOnly"));
    ada.isAdminNoMore();
    ChatWindow admin = ChatWindow.atFirst(Person.admin()).opens("Notice board");
    admin.says("hear, hear").sees("hear, hear").doesNotRead("Sending");
  }

  @Test
  void others_are_not_shown_any_of_it() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).opens("General");
    waits(window.page().getByLabel("Administration")).hasCount(0);
    window.goesTo("/administration").reads("This page is for admins.");
  }
}
