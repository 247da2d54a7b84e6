package chat.rooms.browser;

import static java.lang.System.Logger.Level.INFO;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@InTheBrowser
class FirstLoadBrowser {
  private static final System.Logger LOG = System.getLogger(FirstLoadBrowser.class.getName());
  private static final long MOST_BYTES = 150_000;
  private static final long MOST_MILLIS = 1_000;

  /**
   * All that was transferred for the page, as it came over the wire, headers included, but the list
   * of users: how long that is depends on who was here before.
   */
  private static final String BYTES =
      "performance.getEntries().filter(({ name }) => !name.endsWith('/api/users'))"
          + ".reduce((sum, entry) => sum + (entry.transferSize ?? 0), 0)";

  @Test
  void it_weighs_at_most_150_kilobytes() {
    ChatWindow window = ChatWindow.at(Deployment.shared().first().uri());
    Person ada = Person.named("Ada");
    window.signIn(ada).opens("General").says("I am " + ada.id()).sees("I am " + ada.id());
    long bytes = number(window, BYTES);
    LOG.log(INFO, "The first load, from signing in to a message: {0} bytes.", bytes);
    assertThat(bytes).isBetween(10_000L, MOST_BYTES);
  }

  @Test
  void the_last_rooms_messages_are_there_within_a_second() {
    Person ada = Person.named("Ada");
    String room = ada.makesRoom("Last");
    ada.says(room, "there already");
    ChatWindow window = ChatWindow.atFirst(ada).opens("Last").sees("there already");
    List<Long> millis = Stream.generate(() -> comesBack(window)).limit(5).sorted().toList();
    LOG.log(INFO, "Milliseconds until the last room was there: {0}.", millis);
    assertThat(millis.get(2)).as("median of %s", millis).isLessThan(MOST_MILLIS);
  }

  /** Opens the address anew, and takes the time until the message is there. */
  private static long comesBack(ChatWindow window) {
    window.goesTo("/").message("there already").waitFor();
    return number(window, "performance.now()");
  }

  private static long number(ChatWindow window, String expression) {
    return ((Number) window.page().evaluate(expression)).longValue();
  }
}
