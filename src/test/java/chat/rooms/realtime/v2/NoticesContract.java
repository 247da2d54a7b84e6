package chat.rooms.realtime.v2;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.V2Socket.acknowledged;
import static chat.rooms.support.V2Socket.stateOf;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.V2Socket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Typing, presence, read positions and heartbeats, from one node to the other. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NoticesContract {
  /** How long Carl is still online when he has gone, which is awaited beside the other tests. */
  private static CompletableFuture<Duration> afterglow;

  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");
  private static final Person bob = rooms.person("Bob").at(rooms.second());

  private final String team = anna.creates("Team");
  private V2Socket annas;
  private V2Socket bobs;

  @BeforeAll
  static void carl_goes() {
    afterglow = AtOnce.meanwhile(NoticesContract::untilCarlIsOffline);
  }

  @BeforeEach
  void connect() {
    anna.adds(team, bob);
    annas = anna.connectsV2();
    bobs = bob.connectsV2();
  }

  @AfterEach
  void disconnect() {
    annas.close();
    bobs.close();
  }

  @Test
  void typing_is_told_to_the_others_of_the_room() {
    annas.says("type", "typing", "roomId", team);

    assertThat(bobs.hears("typing"))
        .isEqualTo(object("type", "typing", "roomId", team, "userId", anna.id()));
    bobs.says("type", "typing", "roomId", team);
    assertThat(annas.hears("typing").getString("userId")).isEqualTo(bob.id());
  }

  @Test
  void typing_is_told_nowhere_where_one_is_not_or_everybody_is() {
    String secret = bob.creates("Without Anna");
    bobs.hears("joined");

    annas.says("type", "typing", "roomId", secret);
    annas.says("type", "typing", "roomId", "general");
    annas.says("type", "typing", "roomId", "nowhere");
    annas.says("type", "typing", "roomId", team);

    assertThat(bobs.hears("typing").getString("roomId")).isEqualTo(team);
    assertThat(annas.untilDone().heardOf("error")).isEmpty();
  }

  @Test
  void read_positions_are_told_to_the_room_and_to_ones_other_tabs() {
    int seq = anna.says(team, "Hello").getInt("seq");
    try (V2Socket other = bob.connectsV2()) {
      assertThat(acknowledged(bobs.reads(team, seq)).getInt("seq")).isEqualTo(seq);

      JsonObject read = object("type", "read", "roomId", team, "userId", bob.id(), "seq", seq);
      assertThat(annas.hears("read")).isEqualTo(read);
      assertThat(other.hears("read")).isEqualTo(read);
      assertThat(stateOf(team, welcomeOf(bob)).getInt("read")).isEqualTo(seq);
    }
  }

  @Test
  void a_read_position_over_rest_is_told_too() {
    int seq = anna.says(team, "Hello").getInt("seq");

    bob.put("/rooms/" + team + "/read", object("seq", seq)).is(204);

    JsonObject read = object("type", "read", "roomId", team, "userId", bob.id(), "seq", seq);
    assertThat(bobs.hears("read")).isEqualTo(read);
    assertThat(annas.hears("read")).isEqualTo(read);
  }

  @Test
  void in_the_fixed_rooms_only_ones_own_tabs_hear_how_far_one_has_read() {
    int seq = anna.says("general", "Hello").getInt("seq");
    try (V2Socket other = bob.connectsV2()) {
      acknowledged(bobs.reads("general", seq));
      assertThat(other.hears("read").getString("roomId")).isEqualTo("general");
    }
    int mark = anna.says(team, "Mark").getInt("seq");
    acknowledged(bobs.reads(team, mark));

    assertThat(annas.hears("read").getString("roomId")).isEqualTo(team);
  }

  @Test
  void a_read_position_never_moves_back_and_is_told_once() {
    anna.says(team, "One");
    int seq = anna.says(team, "Two").getInt("seq");
    acknowledged(bobs.reads(team, seq));
    acknowledged(bobs.reads(team, seq - 1));
    acknowledged(bobs.reads(team, seq));
    int last = anna.says(team, "Three").getInt("seq");
    acknowledged(bobs.reads(team, last));

    assertThat(List.of(annas.hears("read"), annas.hears("read")))
        .extracting(read -> read.getInt("seq"))
        .containsExactly(seq, last);
  }

  @Test
  void unread_is_counted_in_messages() {
    assertThat(stateOf(team, welcomeOf(bob)).getInt("unread")).isZero();
    int first = anna.says(team, "One").getInt("seq");
    String id = anna.says(team, "Two").getString("id");
    anna.put("/messages/" + id, object("text", "Zwei")).is(200);
    anna.says(team, "Three");

    JsonObject state = stateOf(team, welcomeOf(bob));
    assertThat(state.getInt("unread")).isEqualTo(3);
    assertThat(state.getInt("head")).isEqualTo(first + 3);
    acknowledged(bobs.reads(team, first));
    assertThat(stateOf(team, welcomeOf(bob)).getInt("unread")).isEqualTo(2);
    acknowledged(bobs.reads(team, first + 3));
    assertThat(stateOf(team, welcomeOf(bob)).getInt("unread")).isZero();
  }

  @Test
  void who_asks_is_told_who_is_online_and_who_comes() {
    Person carl = rooms.person("Carl");
    watches(annas, bob.id(), carl.id(), "nobody");

    List<JsonObject> users = users(annas.hears("presence"));
    assertThat(users)
        .containsExactlyInAnyOrder(
            object("userId", bob.id(), "online", true),
            object("userId", carl.id(), "online", false),
            object("userId", "nobody", "online", false));
    try (V2Socket carls = carl.connectsV2()) {
      assertThat(users(annas.hears("presence")))
          .containsExactly(object("userId", carl.id(), "online", true));
    }
  }

  @Test
  void who_is_asked_about_no_longer_is_not_told_of() {
    Person carl = rooms.person("Carl");
    Person dora = rooms.person("Dora");
    watches(annas, carl.id());
    annas.hears("presence");
    watches(annas, dora.id());
    annas.hears("presence");
    try (V2Socket carls = carl.connectsV2();
        V2Socket doras = dora.connectsV2()) {
      assertThat(users(annas.hears("presence")))
          .containsExactly(object("userId", dora.id(), "online", true));
    }
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void who_goes_is_told_of_when_they_had_time_to_come_back() {
    assertThat(afterglow.join()).isBetween(Duration.ofSeconds(14), Duration.ofSeconds(25));
  }

  @Test
  void a_heartbeat_says_where_ones_rooms_stand() {
    int seq = anna.says(team, "Hello").getInt("seq");
    String secret = bob.creates("Without Anna");
    try (V2Socket socket = anna.opensV2()) {
      JsonObject state = stateOf(team, socket.greets());

      List<JsonObject> heads =
          socket.hears("heartbeat").getJsonArray("heads").getValuesAs(JsonObject.class);

      assertThat(heads)
          .contains(object("roomId", team, "epoch", state.getString("epoch"), "seq", seq))
          .extracting(head -> head.getString("roomId"))
          .contains("general", "announcements")
          .doesNotContain(secret);
    }
  }

  /** Carl comes and goes at one node, and Dora watches him from the other. */
  private static Duration untilCarlIsOffline() {
    Person carl = Deployment.shared().person("Carl");
    Person dora = Deployment.shared().person("Dora").at(Deployment.shared().second());
    try (V2Socket doras = dora.connectsV2();
        V2Socket carls = carl.connectsV2()) {
      watches(doras, carl.id());
      JsonObject online = object("userId", carl.id(), "online", true);
      doras.hears("presence", frame -> users(frame).contains(online));
      long before = System.nanoTime();
      carls.close();
      JsonObject offline = object("userId", carl.id(), "online", false);
      Awaitility.await("that Carl is offline")
          .atMost(Duration.ofSeconds(30))
          .until(() -> lastTold(doras).contains(offline));
      return Duration.ofNanos(System.nanoTime() - before);
    }
  }

  private static void watches(V2Socket socket, String... userIds) {
    socket.says("type", "presence", "userIds", Json.createArrayBuilder(List.of(userIds)).build());
  }

  private static List<JsonObject> lastTold(V2Socket socket) {
    List<JsonObject> told = socket.heardOf("presence");
    return users(told.get(told.size() - 1));
  }

  private static List<JsonObject> users(JsonObject presence) {
    return presence.getJsonArray("users").getValuesAs(JsonObject.class);
  }

  private static JsonObject welcomeOf(Person person) {
    try (V2Socket socket = person.opensV2()) {
      return socket.greets();
    }
  }
}
