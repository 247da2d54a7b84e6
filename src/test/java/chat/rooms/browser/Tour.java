package chat.rooms.browser;

import static chat.rooms.browser.PageParts.waits;

import java.util.Map;
import java.util.function.Consumer;

/** A walk through all pages and dialogs, with people and words to look at. */
final class Tour {
  private final ChatWindow window;
  private final Consumer<String> visitor;

  /**
   * @param visitor told the name of each stop, when the window is there
   */
  Tour(ChatWindow window, Consumer<String> visitor) {
    this.window = window;
    this.visitor = visitor;
  }

  /** What one sees without being signed in. */
  void outside() {
    waits(window.goesTo("/sign-in").heading("Sign in")).isVisible();
    visitor.accept("sign-in");
    window.signIn(Person.newEmail(), "not it at all").reads("is wrong");
    visitor.accept("sign-in-refused");
    waits(window.goesTo("/register").heading("Create your account")).isVisible();
    visitor.accept("register");
    window.fills("First name", "Nora").fills("Last name", "New");
    window.fills("E-mail", Person.newEmail()).fills("Password", Person.PASSWORD);
    waits(window.presses("Continue").field("Code from the e-mail")).isFocused();
    visitor.accept("register-code");
    waits(window.goesTo("/reset-password").heading("Choose a new password")).isVisible();
    visitor.accept("reset-password");
  }

  /** What an admin sees, who sees most. */
  void inside() {
    Person ada = Person.named("Ada", "Lovelace").asAdmin();
    Person grace = Person.named("Grace", "Hopper");
    String room = conversation(ada, grace);
    window.signIn(ada).goesTo("/");
    waits(window.row("Analytical Engine")).isVisible();
    visitor.accept("rooms");
    window.goesTo("/rooms/" + room).sees("Friday it is");
    ChatWindow.atSecond(grace).opens("Analytical Engine");
    window.reads("Seen by Grace Hopper").reads("2 online");
    waits(window.message("Friday it is")).isInViewport();
    visitor.accept("room");
    dialogs();
    changes();
    otherRooms(ada, grace);
    settings(grace);
    ada.isAdminNoMore();
  }

  private void dialogs() {
    window.presses("People").reads("Owner");
    visitor.accept("people");
    window.types("Escape").presses("Room menu").seesButton("Rename room");
    visitor.accept("room-menu");
    waits(window.presses("Rename room").field("Name")).isFocused();
    visitor.accept("rename");
    window.types("Escape").chooses("Room menu", "Delete room").reads("This cannot be undone.");
    visitor.accept("confirm");
    waits(window.types("Escape").types("Control+k").field("Name of a room")).isFocused();
    visitor.accept("jump");
    waits(window.types("Escape").presses("Emoji").button("🎉")).isVisible();
    visitor.accept("emoji");
    window.types("Escape");
  }

  private void changes() {
    window.composer().press("ArrowUp");
    waits(window.field("Edit")).isFocused();
    visitor.accept("editing");
    window.types("Escape").deletes("Friday it is").button("Undo").hover();
    visitor.accept("undo");
    window.presses("Undo").writes("There is much to say. ".repeat(200)).reads("too many");
    visitor.accept("too-long");
    window.writes("").goesOffline();
    window.reads("You are offline").says("On my way").reads("Sending");
    waits(window.page().locator(".pending")).hasCSS("opacity", "1");
    visitor.accept("offline");
    window.comesBack();
    window.sees("On my way").deletes("On my way").reads("Message deleted.");
  }

  private void otherRooms(Person ada, Person grace) {
    // Not by its address: a page that begins asks, sooner or later, who is an admin.
    window.types("Control+k").fills("Name of a room", "Announcements").types("Enter");
    waits(window.heading("Announcements")).isVisible();
    waits(window.composer()).isVisible();
    ada.isAdminNoMore();
    window.says("Lunch is served").reads("Not sent.");
    visitor.accept("refused");
    ada.asAdmin();
    window.presses("Discard");
    String open = grace.asAdmin().makesRoom(Map.of("name", "Book club", "roomType", "Public"));
    grace.isAdminNoMore();
    window.goesTo("/rooms/" + open).seesButton("Join");
    visitor.accept("looking-in");
    window.goesTo("/rooms/nothing").reads("There is no such room");
    visitor.accept("no-room");
    waits(window.goesTo("/").row("General")).isVisible();
    window.presses("New room").reads("Who is it for?");
    visitor.accept("new-room");
  }

  private void settings(Person grace) {
    window.goesTo("/profile").reads("This browser");
    visitor.accept("profile");
    waits(window.goesTo("/administration").page().locator("user-list .person").first()).isVisible();
    visitor.accept("administration");
    window.fills("Find a user", grace.email()).presses("Manage " + grace.name()).seesButton("Ban");
    visitor.accept("user-menu");
  }

  private static String conversation(Person ada, Person grace) {
    Person alan = Person.named("Alan", "Turing");
    grace.says(grace.makesRoom("Launch planning", ada), "Shall we say the first of May?");
    ada.says(ada.makesRoom("Compilers", grace), "Who has the manual?");
    String room = ada.makesRoom("Analytical Engine", grace, alan);
    ada.says(room, "I have written up how the engine could compute Bernoulli numbers.");
    grace.says(room, "Read it on the train. Note G is wonderful.");
    grace.says(room, "Step 4 divides where it should multiply, see https://example.org/notes#g.");
    alan.says(room, "Can it decide whether it will ever stop?");
    alan.api().delete("/messages/" + alan.says(room, "Never mind."));
    grace.says(room, "I checked the table by hand. All values agree to the eighth place 🎉");
    alan.says(room, "👏👏");
    String last = ada.says(room, "Thursday it is, unless somebody objects.");
    ada.api().put("/messages/" + last, Map.of("text", "Friday it is, unless somebody objects."));
    return room;
  }
}
