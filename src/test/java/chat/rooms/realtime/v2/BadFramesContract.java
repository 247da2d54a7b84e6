package chat.rooms.realtime.v2;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.V2Socket.position;
import static chat.rooms.support.V2Socket.refused;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client says, it is told what is wrong, and the others never notice. */
class BadFramesContract {
  private static final int LARGEST = 64 * 1024;

  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");

  private final String team = anna.creates("Team");
  private final V2Socket other = anna.connectsV2();
  private final V2Socket socket = anna.opensV2();

  @AfterEach
  void the_others_go_on() {
    other.posts(team, "All is well");
    other.untilText("All is well");
    assertThat(other.heardOf("error")).isEmpty();
    other.close();
    socket.close();
  }

  @Test
  void a_command_before_the_hello_is_refused() {
    refused(socket.commands("CreateMessage", team, team, "Too early"), "conflict");
    socket.says("type", "typing", "roomId", team);
    socket.isRefused("conflict");
    socket.saysText("{}");
    socket.isRefused("conflict");

    assertThat(socket.greets().getString("userId")).isEqualTo(anna.id());
    assertThat(anna.get("/messages/" + team).all("text")).doesNotContain("Too early");
  }

  @Test
  void a_second_hello_is_refused_and_changes_nothing() {
    socket.greets();
    socket.says("type", "hello", "rooms", object());
    socket.isRefused("conflict");
    socket.saysText("{\"type\":\"hello\",\"rooms\":[]}");
    socket.isRefused("conflict");

    socket.posts(team, "Still here");
    assertThat(V2Socket.textOf(socket.event(team))).isEqualTo("Still here");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "null",
        "[]",
        "\"hello\"",
        "{\"type\":",
        "{\"type\":\"typing\"}}",
        "{\"type\":\"typing\",\"type\":\"typing\"}"
      })
  void what_is_no_object_is_malformed(String text) {
    socket.greets();
    socket.saysText(text);

    socket.isRefused("malformed");
    socket.untilDone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type {}",
        "type {'type':null}",
        "type {'type':7}",
        "type {'type':'reboot'}",
        "type {'type':'Typing'}",
        "id {'type':'command','command':'CreateRoom','text':'Kitchen'}",
        "id {'type':'command','id':7,'command':'CreateRoom','text':'Kitchen'}",
        "id {'type':'command','id':null,'command':'CreateRoom','text':'Kitchen'}",
        "id {'type':'read','roomId':'general','seq':0}",
        "roomId {'type':'typing'}",
        "roomId {'type':'typing','roomId':[]}",
        "roomId {'type':'typing','roomId':'\\u0000'}",
        "userIds {'type':'presence'}",
        "userIds {'type':'presence','userIds':'all'}",
        "userIds {'type':'presence','userIds':[7]}",
        "userIds {'type':'presence','userIds':[null]}",
        "userIds {'type':'presence','userIds':['']}"
      })
  void what_is_wrong_without_an_id_is_named(String memberAndFrame) {
    String[] parts = memberAndFrame.replace('\'', '"').split(" ", 2);
    socket.greets();
    socket.saysText(parts[1]);

    names(socket.isRefused("invalid"), parts[0]);
    socket.untilDone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "command {'type':'command','id':'1'}",
        "command {'type':'command','id':'1','command':'Reboot'}",
        "command {'type':'command','id':'1','command':7}",
        "roomId {'type':'command','id':'1','command':'CreateMessage','text':'x'}",
        "roomId {'type':'command','id':'1','command':'CreateMessage','roomId':7,'text':'x'}",
        "text {'type':'command','id':'1','command':'CreateMessage','roomId':'general'}",
        "text {'type':'command','id':'1','command':'CreateMessage','roomId':'general','text':' '}",
        "text {'type':'command','id':'1','command':'CreateRoom','text':'ab'}",
        "targetId {'type':'command','id':'1','command':'AddUser','roomId':'general'}",
        "seq {'type':'read','id':'1','roomId':'general'}",
        "seq {'type':'read','id':'1','roomId':'general','seq':-1}",
        "seq {'type':'read','id':'1','roomId':'general','seq':'1'}",
        "seq {'type':'read','id':'1','roomId':'general','seq':1.5}",
        "seq {'type':'read','id':'1','roomId':'general','seq':1e300}",
        "seq {'type':'read','id':'1','roomId':'general','seq':9223372036854775807}"
      })
  void what_is_wrong_with_an_id_is_named_to_it(String memberAndFrame) {
    String[] parts = memberAndFrame.replace('\'', '"').split(" ", 2);
    socket.greets();
    socket.saysText(parts[1]);

    names(refused(socket.answer("1"), "invalid"), parts[0]);
    socket.untilDone();
  }

  @Test
  void an_id_beyond_its_bounds_is_refused_and_not_repeated() {
    socket.greets();
    for (String id : List.of("x".repeat(51), "", "\\u0000", "\\ud800")) {
      socket.saysText(
          "{\"type\":\"command\",\"id\":\"%s\",\"command\":\"CreateRoom\",\"text\":\"Kitchen\"}"
              .formatted(id));
      names(socket.isRefused("invalid"), "id");
    }
    V2Socket.acknowledged(socket.commandsAs("x".repeat(50), "CreateRoom", "", "", "Kitchen"));
    V2Socket.acknowledged(socket.commandsAs(" ", "CreateRoom", "", "", "Kitchen"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-1", "\"1\"", "1.5", "null", "true", "[]", "1e300", "9223372036854775808"})
  void a_position_that_is_none_is_refused_and_the_next_hello_is_the_first(String seq) {
    socket.saysText(
        "{\"type\":\"hello\",\"rooms\":[{\"id\":\"%s\",\"epoch\":\"e\",\"seq\":%s}]}"
            .formatted(team, seq));

    names(socket.isRefused("invalid"), "rooms");
    socket.greets();
  }

  @Test
  void a_position_in_half_a_character_is_refused_and_the_next_hello_is_the_first() {
    socket.saysText(
        "{\"type\":\"hello\",\"rooms\":[{\"id\":\"\\ud800\",\"epoch\":\"e\",\"seq\":0}]}");

    names(socket.isRefused("invalid"), "rooms");
    socket.greets();
  }

  @Test
  void a_position_that_is_huge_is_reset() {
    JsonObject state = V2Socket.stateOf(team, socket.greets());

    try (V2Socket ahead = anna.opensV2()) {
      ahead.greets(position(team, state.getString("epoch"), Long.MAX_VALUE));
      assertThat(ahead.hears("reset").getInt("seq")).isEqualTo(state.getInt("head"));
    }
  }

  @Test
  void more_than_a_thousand_rooms_in_a_hello_are_named_as_too_many() {
    socket.saysText(hello(1_001, "0"));

    names(socket.isRefused("invalid"), "rooms");
    socket.greets();
  }

  @Test
  void ten_thousand_rooms_in_a_hello_are_too_large_a_frame() {
    socket.saysText(hello(10_000, "0"));

    assertThat(socket.closeCode()).isEqualTo(1009);
  }

  @Test
  void what_is_wrong_in_a_thousand_positions_alike_is_said_once() {
    socket.saysText(hello(1_000, "true"));

    assertThat(socket.isRefused("invalid").getJsonArray("violations")).hasSize(1);
    socket.greets();
  }

  @Test
  void a_thousand_rooms_that_are_not_there_are_all_told_to_be_gone() {
    socket.saysText(hello(1_000, "0"));
    socket.hears("welcome");

    for (int i = 0; i < 1_000; i++) {
      socket.hears("gone");
    }
    socket.untilDone();
  }

  @Test
  void two_hundred_users_can_be_watched_and_no_more() {
    socket.greets();
    socket.saysText(presence(200));
    socket.saysText(presence(201));

    names(socket.isRefused("invalid"), "userIds");
    socket.untilDone();
  }

  @Test
  void bytes_are_refused() {
    socket.greets();
    socket.saysBytes(new byte[] {1, 2, 3});

    socket.isRefused("malformed");
    socket.untilDone();
  }

  @Test
  void a_frame_of_64_kib_is_taken_and_a_larger_one_closes_the_socket() {
    socket.greets();
    socket.saysText(padded(LARGEST));
    V2Socket.acknowledged(socket.answer("1"));
    socket.saysText(padded(LARGEST + 1));

    assertThat(socket.closeCode()).isEqualTo(1009);
  }

  private static void names(JsonObject error, String member) {
    assertThat(error.getJsonArray("violations"))
        .extracting(violation -> violation.asJsonObject().getString("field").split("\\.")[0])
        .contains(member);
    assertThat(error.getString("error")).contains(member);
  }

  private static String hello(int count, String seq) {
    return IntStream.range(0, count)
        .mapToObj(i -> "{\"id\":\"" + i + "\",\"epoch\":\"e\",\"seq\":" + seq + "}")
        .collect(Collectors.joining(",", "{\"type\":\"hello\",\"rooms\":[", "]}"));
  }

  private static String presence(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> "\"" + i + "\"")
        .collect(Collectors.joining(",", "{\"type\":\"presence\",\"userIds\":[", "]}"));
  }

  private static String padded(int length) {
    String frame = "{\"type\":\"read\",\"id\":\"1\",\"roomId\":\"general\",\"seq\":0}";
    return frame + " ".repeat(length - frame.length());
  }
}
