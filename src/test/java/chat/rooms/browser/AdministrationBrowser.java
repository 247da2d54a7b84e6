package chat.rooms.browser;

import static chat.rooms.browser.ChatWindow.waits;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.api.Test;

@InTheBrowser
class AdministrationBrowser {
  @Test
  void an_admin_makes_another_and_takes_it_back() {
    Person ada = Person.named("Ada");
    ChatWindow admin = ChatWindow.atFirst(Person.admin()).goesTo("/administration");
    admin.fills("Find a user", ada.email());
    Locator row = admin.page().locator("user-roles .person");
    waits(row).hasCount(1);
    admin.presses("Make admin: " + ada.name());
    waits(row).containsText("Admin · " + ada.email());
    admin.presses("No longer admin: " + ada.name());
    waits(row).not().containsText("Admin · ");
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
  void others_are_not_shown_any_of_it() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).opens("General");
    waits(window.page().getByLabel("Administration")).hasCount(0);
    window.goesTo("/administration").reads("This page is for admins.");
  }
}
