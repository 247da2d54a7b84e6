package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.SocketClient;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeContract {
  private static final Deployment rooms = Deployment.shared();
  private static final Person anna = rooms.person("Anna");

  @ParameterizedTest
  @ValueSource(strings = {"/api/ws", "/api/ws/"})
  void the_token_comes_in_the_address(String path) {
    opens(anna.handshake().path(path).token(anna.token()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/ws", "/api/ws/"})
  void the_token_comes_in_the_header(String path) {
    opens(anna.handshake().path(path).bearer(anna.token()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/ws", "/api/ws/"})
  void without_a_token_the_handshake_is_unauthenticated(String path) {
    anna.handshake().path(path).refuses(401);
    anna.handshake().path(path).bearer("null").refuses(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "nonsense", "a.b.c", "\0", "\ud83d\ude00"})
  void with_an_invalid_token_the_handshake_is_unauthenticated(String token) {
    anna.handshake().token(token).refuses(401);
    anna.handshake().path("/api/ws/").token(token).refuses(401);
  }

  @Test
  void a_token_whose_session_has_ended_opens_no_socket() {
    Person bob = rooms.person("Bob");
    bob.post("/users/logout").is(204);

    bob.handshake().token(bob.token()).refuses(401);
    bob.handshake().bearer(bob.token()).refuses(401);
  }

  @Test
  void a_banned_user_opens_no_socket() {
    Person bob = rooms.person("Bob");
    rooms.admin().post("/users/" + bob.id() + "/ban").is(204);

    bob.handshake().token(bob.token()).refuses(401);
  }

  @Test
  void scripts_of_the_allowed_origin_and_of_the_server_itself_open_sockets() {
    opens(anna.handshake().token(anna.token()).header("Origin", Deployment.ORIGIN));
    opens(anna.handshake().token(anna.token()).header("Origin", rooms.first().uri().toString()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "http://chat.example.org", "null", "nonsense"})
  void scripts_of_other_origins_open_no_sockets(String origin) {
    anna.handshake().token(anna.token()).header("Origin", origin).refuses(403);
  }

  @ParameterizedTest
  @CsvSource({"Upgrade, h2c", "Connection, keep-alive", "Sec-WebSocket-Version, 12"})
  void a_misshapen_handshake_is_malformed(String header, String value) {
    assertThatThrownBy(() -> anna.connectsRaw(Map.of(header, value)))
        .hasMessageStartingWith("HTTP/1.1 400 ")
        .hasMessageContaining("application/problem+json");
  }

  @Test
  void what_is_no_handshake_is_no_call_either() {
    anna.stranger().get("/ws").refuses(401);
    assertThat(anna.get("/ws").status()).isBetween(400, 426);
  }

  @Test
  void one_person_has_many_sockets_that_all_hear() {
    String team = anna.creates("Team");
    List<OldSocket> sockets =
        List.of(anna.connects(), anna.connects(), anna.at(rooms.second()).connects());

    anna.says(team, "Hello");

    sockets.forEach(socket -> socket.hearsText("Hello"));
    sockets.forEach(OldSocket::close);
  }

  @Test
  void however_many_people_have_sockets_each_node_listens_to_redis_once() {
    List<Person> people = List.of(anna, rooms.person("Bob"), rooms.person("Carl"));
    List<OldSocket> sockets =
        IntStream.range(0, 20)
            .mapToObj(i -> people.get(i % 3).at(rooms.nodes().get(i % 2)).connects())
            .toList();

    assertThat(rooms.redis().subscriptions()).isEqualTo(rooms.nodes().size());
    sockets.forEach(OldSocket::close);
  }

  private void opens(SocketClient.Builder handshake) {
    try (OldSocket socket = new OldSocket(handshake.connect())) {
      socket.untilLive();
      socket.hears("CreateRoom", anna.creates("Team"));
    }
  }
}
