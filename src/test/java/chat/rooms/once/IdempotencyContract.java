package chat.rooms.once;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class IdempotencyContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob");

  private final String team = anna.creates("Team");
  private final String key = UUID.randomUUID().toString();

  @TestFactory
  Stream<DynamicTest> a_repeated_call_gives_the_first_answer_on_every_node_and_acts_once() {
    return new ChangingCalls(rooms)
        .all().stream()
            .map(change -> DynamicTest.dynamicTest(change.name(), () -> actsOnce(change)));
  }

  @Test
  void a_repeated_call_makes_no_second_event() {
    JsonObject message = anna.says(team, "Hello");
    for (int i = 0; i < 3; i++) {
      ApiClient node = nodeOf(i).api();
      node.withHeader("Idempotency-Key", key).put("/rooms/" + team, object("name", "New")).is(200);
      node.withHeader("Idempotency-Key", key + 1)
          .put("/messages/" + idOf(message), text("Hello!"))
          .is(200);
    }

    assertThat(anna.get("/rooms/" + team + "/events").all("command"))
        .containsExactly("CreateRoom", "CreateMessage", "UpdateRoom", "UpdateMessage");
  }

  @Test
  void a_key_is_kept_for_a_day_and_then_free() throws SQLException {
    JsonObject first = keyed(anna).post("/messages/" + team, text("Hello")).is(201).json();

    usedAgo("23 hours 59 minutes");
    assertThat(keyed(anna).post("/messages/" + team, text("Hello")).is(201).json())
        .isEqualTo(first);
    keyed(anna).post("/messages/" + team, text("Good morning")).refuses(409);
    usedAgo("24 hours 1 minute");
    keyed(anna).post("/messages/" + team, text("Good morning")).is(201);

    assertThat(anna.get("/messages/" + team).all("text"))
        .containsExactly("Good morning", "Hello", "Room created");
  }

  @Test
  void a_code_that_is_asked_for_again_with_the_same_key_is_sent_once() {
    ApiClient client = anna.stranger().withHeader("Idempotency-Key", key);
    JsonObject body = object("email", anna.email());

    Answer first = client.post("/users/send-otp", body).is(200);
    Answer second = client.at(rooms.second().uri()).post("/users/send-otp", body).is(200);

    assertThat(second.json()).isEqualTo(first.json());
    rooms.mailbox().awaitCode(anna.email());
    // Both nodes have sent what came after it.
    bob.asksForCode();
    bob.at(rooms.second()).asksForCode();
    assertThat(rooms.mailbox().mailsTo(anna.email())).hasSize(1);
  }

  @Test
  void of_many_messages_at_once_with_one_key_one_is_said() {
    List<JsonObject> answers =
        AtOnce.call(
            20, i -> keyed(nodeOf(i)).post("/messages/" + team, text("Once")).is(201).json());

    assertThat(answers).containsOnly(answers.get(0));
    assertThat(anna.get("/messages/" + team).all("text")).containsExactly("Once", "Room created");
  }

  @Test
  void of_many_messages_at_once_with_one_client_id_one_is_said() {
    JsonObject body = object("text", "Once", "clientId", key);

    List<JsonObject> answers =
        AtOnce.call(20, i -> nodeOf(i).post("/messages/" + team, body).is(201).json());

    assertThat(answers).containsOnly(answers.get(0));
    assertThat(anna.get("/messages/" + team).all("text")).containsExactly("Once", "Room created");
  }

  @Test
  void of_many_rooms_at_once_with_one_key_one_is_created() {
    int before = anna.get("/users/current").json().getJsonArray("rooms").size();

    List<JsonObject> answers =
        AtOnce.call(
            20, i -> keyed(nodeOf(i)).post("/rooms", object("name", "Once")).is(201).json());

    assertThat(answers).extracting(room -> room.getString("id")).containsOnly(idOf(answers.get(0)));
    assertThat(anna.get("/users/current").json().getJsonArray("rooms")).hasSize(before + 1);
  }

  @Test
  void a_client_id_is_good_for_one_content() {
    anna.post("/messages/" + team, object("text", "One", "clientId", key)).is(201);

    anna.post("/messages/" + team, object("text", "Two", "clientId", key)).refuses(409);
    assertThat(anna.get("/messages/" + team).all("text")).containsExactly("One", "Room created");
  }

  @Test
  void a_key_is_good_for_one_kind_of_call() {
    keyed(anna).post("/messages/" + team, text("Hello")).is(201);

    keyed(anna).put("/rooms/" + team, object("name", "Better team")).refuses(409);
    keyed(anna).delete("/rooms/" + team).refuses(409);
  }

  @Test
  void a_key_is_each_users_own() {
    anna.adds(team, bob);
    keyed(anna).post("/messages/" + team, text("Anna's")).is(201);

    keyed(bob).post("/messages/" + team, text("Bob's")).is(201);
  }

  @Test
  void a_refused_call_leaves_its_key_unused() {
    keyed(bob).post("/messages/" + team, text("Too early")).refuses(404);
    anna.adds(team, bob);

    keyed(bob).post("/messages/" + team, text("Now it is right")).is(201);
  }

  @Test
  void an_id_that_is_too_long_is_unknown_also_with_a_key() {
    String id = "x".repeat(51);
    keyed(anna).put("/rooms/" + id, object("name", "New")).refuses(404);
    keyed(anna).delete("/rooms/" + id).refuses(404);
    keyed(anna).put("/messages/" + id, text("Hello")).refuses(404);
    keyed(anna).put("/rooms/" + id + "/read", object("seq", 1)).refuses(404);
    keyed(rooms.admin()).post("/users/" + id + "/ban").refuses(404);
  }

  @Test
  void whoever_was_removed_is_not_told_by_a_repetition_what_became_of_their_words() {
    anna.adds(team, bob);
    String said = idOf(bob.says(team, "Hello"));
    keyed(bob).put("/messages/" + said, text("Hello!")).is(200);
    anna.delete("/rooms/" + team + "/users/" + bob.id()).is(200);
    anna.delete("/messages/" + said).is(200);

    keyed(bob).put("/messages/" + said, text("Hello!")).refuses(404);
  }

  @Test
  void a_command_that_is_repeated_on_another_socket_acts_once() {
    OldSocket here = anna.connects();
    OldSocket there = anna.at(rooms.second()).connects();

    for (OldSocket socket : List.of(here, there, here)) {
      socket.says(
          "command",
          "CreateMessage",
          "roomId",
          team,
          "targetId",
          team,
          "text",
          "Once",
          "clientId",
          key);
    }
    List<JsonObject> heard = new ArrayList<>(there.heardSoFar());
    here.heardSoFar();
    anna.says(team, "The end");
    heard.addAll(there.untilText("The end"));

    assertThat(heard)
        .extracting(frame -> frame.getString("text"))
        .containsExactly("Once", "The end");
    assertThat(anna.get("/messages/" + team).all("text"))
        .containsExactly("The end", "Once", "Room created");
  }

  @Test
  void what_was_said_over_rest_is_not_said_again_by_a_socket() {
    anna.post("/messages/" + team, object("text", "Once", "clientId", key)).is(201);
    OldSocket socket = anna.connects();

    socket.says(
        "command",
        "CreateMessage",
        "roomId",
        team,
        "targetId",
        team,
        "text",
        "Once",
        "clientId",
        key);
    socket.says(
        "command",
        "CreateMessage",
        "roomId",
        team,
        "targetId",
        team,
        "text",
        "No",
        "clientId",
        key);

    assertThat(socket.hearsError()).isNotBlank();
    assertThat(anna.get("/messages/" + team).all("text")).containsExactly("Once", "Room created");
  }

  private void actsOnce(ChangingCalls.Change change) {
    ApiClient here = change.client().withHeader("Idempotency-Key", UUID.randomUUID().toString());
    ApiClient there = here.at(rooms.second().uri());

    Answer first = change.call().by(here);
    Answer second = change.call().by(there);

    assertThat(first.status()).as("%s", first).isBetween(200, 204);
    assertThat(second.status()).as("%s", second).isEqualTo(first.status());
    assertThat(second.text()).isEqualTo(first.text());
    assertThat(second.location()).isEqualTo(first.location());
    if (change.other() != null) {
      change.other().by(there).refuses(409);
    }
  }

  /** Lets Anna's key have been used this long ago. */
  private void usedAgo(String age) throws SQLException {
    try (Connection connection = rooms.postgres().connect("rooms");
        var update =
            connection.prepareStatement(
                "update first_answer set at = now() - ?::interval"
                    + " where actor_id = ? and request_key = ?")) {
      update.setString(1, age);
      update.setString(2, anna.id());
      update.setString(3, key);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private ApiClient keyed(Person person) {
    return person.api().withHeader("Idempotency-Key", key);
  }

  private Person nodeOf(int i) {
    return anna.at(i % 2 == 0 ? rooms.first() : rooms.second());
  }

  private static JsonObject text(String text) {
    return object("text", text);
  }

  private static String idOf(JsonObject object) {
    return object.getString("id");
  }
}
