package chat.rooms.message;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");

  /** A room with a history of 130 messages, and with gaps between their numbers. */
  private static final String team = filled();

  /** All of it, the newest first: 129 that were said, and that the room was created. */
  private static final List<String> everything = everything();

  @Test
  void the_newest_twenty_come_first_unless_asked_otherwise() {
    Answer page = anna.get("/messages/" + team).is(200);

    assertThat(page.all("text")).isEqualTo(everything.subList(0, 20));
    assertThat(page.link("next")).isPresent();
    assertThat(page.link("prev")).isEmpty();
  }

  @Test
  void pages_are_counted_from_one() {
    Answer page = anna.get("/messages/" + team + "?page=2&size=10").is(200);

    assertThat(page.all("text")).isEqualTo(everything.subList(10, 20));
    assertThat(page.link("next")).hasValueSatisfying(l -> assertThat(l).contains("page=3"));
    assertThat(page.link("prev")).hasValueSatisfying(l -> assertThat(l).contains("page=1"));
  }

  @Test
  void the_last_page_has_what_is_left() {
    Answer page = anna.get("/messages/" + team + "?page=3&size=50").is(200);

    assertThat(page.all("text")).isEqualTo(everything.subList(100, 130));
    assertThat(page.link("next")).isEmpty();
    assertThat(page.link("prev")).isPresent();
  }

  @Test
  void a_page_beyond_the_last_is_empty() {
    assertThat(anna.get("/messages/" + team + "?page=1000000&size=100").is(200).array()).isEmpty();
  }

  @Test
  void a_page_has_a_hundred_messages_at_most() {
    assertThat(anna.get("/messages/" + team + "?size=100").is(200).array()).hasSize(100);
    assertThat(anna.get("/messages/" + team + "?size=101").is(200).array()).hasSize(100);
    assertThat(anna.get("/messages/" + team + "?size=2147483647").is(200).array()).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "", "1.5", "1e3", "99999999999999999999", "%00"})
  void a_page_and_a_size_are_whole_numbers_from_one(String garbage) {
    anna.get("/messages/" + team + "?page=" + garbage).names("page");
    anna.get("/messages/" + team + "?size=" + garbage).names("size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "", "1.5", "99999999999999999999", "%00"})
  void a_cursor_is_a_whole_number_from_zero(String garbage) {
    anna.get("/messages/" + team + "?before=" + garbage).names("before");
    anna.get("/messages/" + team + "?after=" + garbage).names("after");
  }

  @Test
  void the_pages_are_walked_by_their_links() {
    assertThat(walk("?size=30", "next")).isEqualTo(everything);
  }

  @Test
  void older_messages_are_walked_by_cursor() {
    assertThat(walk("?size=30&before=" + Long.MAX_VALUE, "next")).isEqualTo(everything);
  }

  @Test
  void newer_messages_are_walked_by_cursor() {
    List<String> walked = new ArrayList<>();
    Answer page = anna.get("/messages/" + team + "?size=30&after=0").is(200);
    while (!page.array().isEmpty()) {
      walked.addAll(0, page.all("text"));
      page = anna.get(page.link("prev").orElseThrow()).is(200);
    }

    assertThat(walked).isEqualTo(everything);
  }

  @Test
  void cursors_are_exclusive() {
    int seq = anna.get("/messages/" + team + "?page=50&size=1").items().get(0).getInt("seq");

    assertThat(anna.get("/messages/" + team + "?size=1&before=" + seq).all("text"))
        .isEqualTo(everything.subList(50, 51));
    assertThat(anna.get("/messages/" + team + "?size=1&after=" + seq).all("text"))
        .isEqualTo(everything.subList(48, 49));
  }

  @Test
  void a_cursor_between_two_messages_is_as_good() {
    // The room's second event is a message and its third the edit of that.
    assertThat(anna.get("/messages/" + team + "?before=3").all("text"))
        .isEqualTo(everything.subList(128, 130));
    assertThat(anna.get("/messages/" + team + "?after=3&size=1").all("text"))
        .isEqualTo(everything.subList(127, 128));
  }

  private static List<String> walk(String query, String relation) {
    List<String> walked = new ArrayList<>();
    Answer page = anna.get("/messages/" + team + query).is(200);
    for (Optional<String> next = page.link(relation); ; next = page.link(relation)) {
      walked.addAll(page.all("text"));
      if (next.isEmpty()) {
        return walked;
      }
      page = anna.get(next.get()).is(200);
    }
  }

  private static String filled() {
    String room = anna.creates("Team");
    String first = anna.says(room, "Message 1").getString("id");
    anna.put("/messages/" + first, object("text", "Message one")).is(200);
    for (int i = 2; i < 130; i++) {
      anna.says(room, "Message " + i);
    }
    return room;
  }

  private static List<String> everything() {
    List<String> texts = new ArrayList<>();
    for (int i = 129; i > 1; i--) {
      texts.add("Message " + i);
    }
    texts.addAll(List.of("Message one", "Room created"));
    return texts;
  }
}
