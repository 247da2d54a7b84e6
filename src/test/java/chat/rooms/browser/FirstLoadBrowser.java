package chat.rooms.browser;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import org.junit.jupiter.api.Test;

@InTheBrowser
class FirstLoadBrowser {
  private static final double MOST_BYTES = 150_000;
  private static final double MOST_MILLIS = 1_000;
  private static final String BYTES =
      "performance.getEntries().reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0)";

  @Test
  void it_weighs_at_most_150_kilobytes() {
    ChatWindow window = ChatWindow.at(Deployment.shared().first().uri());
    window.signIn(Person.named("Ada")).opens("General");
    Number bytes = (Number) window.page().evaluate(BYTES);
    assertThat(bytes.doubleValue()).isBetween(1.0, MOST_BYTES);
  }

  @Test
  void the_last_rooms_messages_are_there_within_a_second() {
    Person ada = Person.named("Ada");
    String room = ada.makesRoom("Last");
    ada.says(room, "there already");
    ChatWindow window = ChatWindow.atFirst(ada).opens("Last").sees("there already");
    double fastest = MOST_MILLIS * 10;
    for (int attempt = 0; attempt < 3; attempt++) {
      window.reloads();
      window.message("there already").waitFor();
      Number now = (Number) window.page().evaluate("performance.now()");
      fastest = Math.min(fastest, now.doubleValue());
    }
    assertThat(fastest).isLessThan(MOST_MILLIS);
  }
}
