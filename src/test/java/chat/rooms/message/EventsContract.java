package chat.rooms.message;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.Shapes;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventsContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  private final String team = anna.creates("Team");

  @Test
  void everything_that_changes_a_room_is_an_event_in_its_order() {
    JsonObject message = anna.says(team, "Hello");
    String id = message.getString("id");
    anna.put("/messages/" + id, object("text", "Hello, all")).is(200);
    anna.put("/rooms/" + team, object("name", "Better team")).is(200);
    anna.adds(team, bob);
    anna.removes(team, bob);
    anna.delete("/messages/" + id).is(200);

    List<JsonObject> events = events("").items();

    assertThat(events).allSatisfy(Shapes::event);
    assertThat(events)
        .extracting(event -> event.getString("command"))
        .containsExactly(
            "CreateRoom",
            "CreateMessage",
            "UpdateMessage",
            "UpdateRoom",
            "AddUser",
            "RemoveUser",
            "DeleteMessage");
    assertThat(events)
        .extracting(event -> event.getString("targetId"))
        .containsExactly(team, team, id, team, bob.id(), bob.id(), id);
    assertThat(events).allSatisfy(e -> assertThat(e.getString("actorId")).isEqualTo(anna.id()));
  }

  @Test
  void events_are_numbered_from_one_without_a_hole() {
    for (int i = 0; i < 5; i++) {
      anna.says(team, "Message " + i);
    }

    assertThat(numbers(events(""))).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void events_are_numbered_without_a_hole_when_many_write_at_once_on_two_nodes() {
    anna.adds(team, bob);
    String message = anna.says(team, "Hello").getString("id");

    AtOnce.call(
        20,
        i -> {
          Person who = (i % 2 == 0 ? anna : bob).at(i % 4 < 2 ? rooms.first() : rooms.second());
          // Some are refused, which must leave no hole either.
          return i % 5 == 0
              ? bob.put("/messages/" + message, object("text", "Not Bob's")).refuses(403)
              : who.says(team, "Message " + i);
        });

    assertThat(numbers(events("")))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 19).boxed().toList());
  }

  @Test
  void a_message_has_the_number_of_the_event_that_made_it() {
    JsonObject first = anna.says(team, "One");
    anna.put("/messages/" + first.getString("id"), object("text", "One!")).is(200);
    JsonObject second = anna.says(team, "Two");

    assertThat(first.getInt("seq")).isEqualTo(2);
    assertThat(second.getInt("seq")).isEqualTo(4);
    JsonObject edit = events("?after=2").items().get(0);
    assertThat(edit.getInt("seq")).isEqualTo(3);
    assertThat(edit.getJsonObject("message").getInt("seq")).isEqualTo(2);
  }

  @Test
  void a_replay_shows_a_message_as_it_is_now() {
    String id = anna.says(team, "A secret").getString("id");
    anna.delete("/messages/" + id).is(200);

    List<JsonObject> events = events("").items();

    assertThat(events.get(1).getString("command")).isEqualTo("CreateMessage");
    assertThat(events.get(1).getJsonObject("message").getString("text")).isEmpty();
  }

  @Test
  void events_are_read_after_a_number_at_most_a_hundred_at_once() {
    for (int i = 0; i < 104; i++) {
      anna.says(team, "Message " + i);
    }

    List<Integer> walked = new ArrayList<>();
    Answer page = events("?after=3");
    assertThat(page.array()).hasSize(100);
    walked.addAll(numbers(page));
    page = anna.get(page.link("next").orElseThrow()).is(200);
    assertThat(page.link("next")).isEmpty();
    walked.addAll(numbers(page));

    assertThat(walked).containsExactlyElementsOf(IntStream.rangeClosed(4, 105).boxed().toList());
  }

  @Test
  void after_the_last_event_there_is_none() {
    assertThat(events("?after=1").array()).isEmpty();
    assertThat(events("?after=" + Long.MAX_VALUE).array()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "x", "", "99999999999999999999"})
  void the_number_is_whole_and_from_zero(String garbage) {
    anna.get("/rooms/" + team + "/events?after=" + garbage).names("after");
  }

  @Test
  void the_events_of_a_private_room_are_there_for_its_members_only() {
    bob.get("/rooms/" + team + "/events").refuses(404);
    rooms.admin().get("/rooms/" + team + "/events").refuses(404);

    anna.adds(team, bob);

    bob.get("/rooms/" + team + "/events").is(200);
  }

  private Answer events(String query) {
    return anna.get("/rooms/" + team + "/events" + query).is(200);
  }

  private static List<Integer> numbers(Answer events) {
    return events.items().stream().map(event -> event.getInt("seq")).toList();
  }
}
