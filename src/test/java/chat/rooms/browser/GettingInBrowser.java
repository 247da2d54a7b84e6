package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.Mailbox;
import chat.rooms.support.Node;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@InTheBrowser
class GettingInBrowser {
  private final URI server = Deployment.shared().first().uri();
  private final Mailbox mailbox = Deployment.shared().mailbox();

  @Test
  void a_stranger_registers_with_a_code_and_can_talk() {
    String email = Person.newEmail();
    String text = "hello from " + email;
    ChatWindow.at(server).registers("Nora", "New", email).opens("General").says(text).sees(text);
  }

  @Test
  void each_entrance_begins_at_its_heading_also_while_it_is_still_loading() {
    ChatWindow window = ChatWindow.at(server).goesTo("/sign-in");
    for (String link :
        List.of("Create an account", "I have an account already", "Forgotten your password?")) {
      window.page().getByText(link).focus();
      window.types("Enter");
      waits(window.page().locator("h1")).isFocused();
    }
  }

  @Test
  void an_entrance_that_cannot_be_loaded_says_so_and_leads_back() {
    ChatWindow window = ChatWindow.at(server).goesTo("/sign-in");
    window.page().route("**/login/register-page.js", Route::abort);
    window.page().getByText("Create an account").click();
    window.reads("The server cannot be reached.");
    waits(window.heading("Sign in")).isVisible();
  }

  @Test
  void an_address_that_is_no_page_leads_to_the_rooms() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).goesTo("/no/such/page");
    waits(window.row("General")).isVisible();
  }

  @Test
  void another_code_can_be_sent_only_after_a_while() {
    Person ada = Person.named("Ada");
    ChatWindow window = ChatWindow.at(server);
    window.page().clock().install();
    window.goesTo("/reset-password").fills("E-mail", ada.email()).presses("Send me a code");
    waits(window.page().getByText("Send again in")).isDisabled();
    mailbox.awaitCode(ada.email());

    window.page().clock().fastForward("00:20");
    waits(window.page().getByText(Pattern.compile("Send again in (10|\\d) s"))).isVisible();
    window.page().clock().fastForward("00:20");
    window.button("Send again").focus();
    window.types("Enter").reads("A new code is on its way.");
    waits(window.page().getByText("Send again in")).isFocused();
    mailbox.awaitCode(ada.email(), 1);
  }

  @Test
  void what_is_wrong_is_said_beside_the_field_in_the_servers_words() {
    String email = Person.newEmail();
    ChatWindow window = ChatWindow.at(server).goesTo("/register");
    window.fills("First name", "Nora").fills("Last name", "New").fills("E-mail", email);
    window.fills("Password", "short").presses("Continue");
    window.fills("Code from the e-mail", mailbox.awaitCode(email)).presses("Create account");
    window.seesErrorAt("Password", "8");
    waits(window.field("Password")).isFocused();
  }

  @Test
  void a_wrong_password_is_said() {
    Person ada = Person.named("Ada");
    ChatWindow.at(server).goesTo("/sign-in").signIn(ada.email(), "not it at all").reads("is wrong");
  }

  @Test
  void a_server_that_wants_codes_gets_one_with_the_password_and_one_with_a_change() {
    Person ada = Person.named("Ada");
    try (Node strict = Deployment.shared().startNode("codes-only", "REQUIRE_OTP", "true")) {
      int before = mailbox.codesSentTo(ada.email());
      ChatWindow window = ChatWindow.at(strict.uri()).goesTo("/");
      window.signIn(ada.email(), Person.PASSWORD);
      window.fills("Code from the e-mail", mailbox.awaitCode(ada.email(), before));
      window.presses("Sign in");
      window.opens("General");

      window.goesTo("/profile").fills("First name", "Augusta").presses("Save");
      window.fills("Code from the e-mail", mailbox.awaitCode(ada.email(), before + 1));
      window.presses("Save").reads("Saved.").reads("Augusta Tester");
    }
  }

  @Test
  void a_forgotten_password_is_replaced_with_a_code() {
    Person ada = Person.named("Ada");
    ChatWindow window = ChatWindow.at(server).goesTo("/reset-password");
    window.fills("E-mail", ada.email()).presses("Send me a code");
    window.fills("Code from the e-mail", mailbox.awaitCode(ada.email()));
    window.fills("New password", "another long password").presses("Save and sign in");
    window.opens("General");
  }

  @Test
  void one_stays_signed_in_over_reloads_at_the_same_room() {
    Person ada = Person.named("Ada");
    String room = ada.makesRoom("Reloading");
    ChatWindow window = ChatWindow.atFirst(ada).opens("Reloading");
    window.reloads();
    waits(window.heading("Reloading")).isVisible();
    assertThat(window.page().url()).endsWith("/rooms/" + room);
  }

  @Test
  void a_deep_link_leads_there_after_signing_in() {
    Person ada = Person.named("Ada");
    String room = ada.makesRoom("Deep down");
    ChatWindow window = ChatWindow.at(server).goesTo("/rooms/" + room);
    window.signIn(ada.email(), Person.PASSWORD);
    waits(window.heading("Deep down")).isVisible();
  }

  @Test
  void whoever_was_signed_out_by_the_server_comes_back_to_where_they_were() {
    Person ada = Person.named("Ada");
    ada.makesRoom("Where she was");
    ChatWindow window = ChatWindow.at(server).signIn(ada).opens("Where she was");
    String password = "another long one";
    ada.api().put("/users/password", Map.of("current", Person.PASSWORD, "password", password));
    waits(window.heading("Sign in")).isVisible();
    window.signIn(ada.email(), password);
    waits(window.heading("Where she was")).isVisible();
  }

  @Test
  void whoever_signs_in_next_begins_with_a_conversation_that_they_may_see() {
    Person ada = Person.named("Ada");
    ada.makesRoom("Hers alone");
    ChatWindow window = ChatWindow.at(server).signIn(ada).opens("Hers alone");
    window.goesTo("/profile").presses("Sign out");
    waits(window.heading("Sign in")).isVisible();
    window.signIn(Person.named("Grace").email(), Person.PASSWORD);
    waits(window.heading("General")).isVisible();
  }

  @Test
  void the_token_is_in_no_address_and_no_cookie() {
    ChatWindow window = ChatWindow.at(server);
    List<String> addresses = new ArrayList<>();
    window.page().onRequest(request -> addresses.add(request.url()));
    window.page().onWebSocket(socket -> addresses.add(socket.url()));
    Person ada = Person.named("Ada");
    window.signIn(ada).opens("General").says("I am " + ada.id()).sees("I am " + ada.id());
    String token = window.page().evaluate("JSON.parse(localStorage['rooms.session']).token") + "";
    assertThat(token).hasSizeGreaterThan(50);
    assertThat(addresses).anyMatch(address -> address.startsWith("ws:"));
    assertThat(addresses).noneMatch(address -> address.contains(token));
    assertThat(window.page().context().cookies()).isEmpty();
  }

  @Test
  void signing_out_in_one_tab_signs_out_all() {
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).opens("General");
    ChatWindow other = window.otherTab().goesTo("/").opens("General");
    other.goesTo("/profile").presses("Sign out");
    waits(window.heading("Sign in")).isVisible();
    window.goesTo("/rooms/general");
    waits(window.heading("Sign in")).isVisible();
  }

  @Test
  void a_profile_is_edited_and_others_see_the_new_name() {
    Person ada = Person.named("Ada");
    Person grace = Person.named("Grace");
    ada.says(ada.makesRoom("Renaming", grace), "who am I?");
    ChatWindow window = ChatWindow.atFirst(ada).goesTo("/profile");
    window.fills("First name", "Augusta").presses("Save").reads("Saved.");
    window.reads("Augusta Tester");
    ChatWindow.atSecond(grace).opens("Renaming").sees("who am I?").reads("Augusta Tester");
  }

  @Test
  void a_password_is_changed_by_whoever_knows_the_one_before() {
    Person ada = Person.named("Ada");
    ChatWindow window = ChatWindow.atFirst(ada).goesTo("/profile");
    window.fills("Current password", "not it at all").fills("New password", "another long one");
    window.presses("Change password").seesErrorAt("Current password", "not the current password");

    window.fills("Current password", Person.PASSWORD).button("Change password").focus();
    window.types("Enter").reads("Your password is changed.");
    waits(window.button("Change password")).isFocused();
    window.presses("Sign out");
    waits(window.heading("Sign in")).isVisible();
    window.signIn(ada.email(), Person.PASSWORD).reads("is wrong");
    window.signIn(ada.email(), "another long one").opens("General");
  }

  @Test
  void a_new_address_counts_once_a_code_has_proven_it() {
    String newEmail = Person.newEmail();
    ChatWindow window = ChatWindow.atFirst(Person.named("Ada")).goesTo("/profile");
    window.fills("E-mail", newEmail).presses("Save");
    window.fills("Code from the e-mail", mailbox.awaitCode(newEmail)).presses("Save");
    window.reads("Saved.").presses("Sign out");
    waits(window.heading("Sign in")).isVisible();
    window.signIn(newEmail, Person.PASSWORD).opens("General");
  }
}
