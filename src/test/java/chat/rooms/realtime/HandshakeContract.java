package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.rooms.support.Cluster;
import chat.rooms.support.Person;
import chat.rooms.support.SocketClient;
import chat.rooms.support.SocketClient.HandshakeRefused;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeContract {
  private final Cluster rooms = Cluster.shared();
  private final Person anna = rooms.person("Anna");

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void the_token_comes_in_the_address(String slash) {
    try (SocketClient socket =
        SocketClient.open(anna.socketAddress(slash + "?token=" + anna.token()))) {
      worksFor(anna, socket);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void the_token_comes_in_the_header(String slash) {
    try (SocketClient socket =
        SocketClient.open(
            anna.socketAddress(slash), "Authorization", "Bearer " + anna.token())) {
      worksFor(anna, socket);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "?token=", "?token=null", "/?token=nonsense", "?token=a.b.c", "?token=%00"})
  void without_a_valid_token_the_handshake_is_unauthenticated(String rest) {
    assertThat(refusal(rest).status()).isEqualTo(401);
  }

  @Test
  void a_token_whose_session_has_ended_opens_no_socket() {
    anna.post("/users/logout").is(204);

    assertThat(refusal("?token=" + anna.token()).status()).isEqualTo(401);
    assertThat(refusal("", "Authorization", "Bearer " + anna.token()).status()).isEqualTo(401);
  }

  @Test
  void a_banned_user_opens_no_socket() {
    rooms.admin().post("/users/" + anna.id() + "/ban").is(204);

    assertThat(refusal("?token=" + anna.token()).status()).isEqualTo(401);
  }

  @Test
  void what_is_no_handshake_is_answered_as_a_problem() {
    assertThat(List.of(400, 404, 405, 426))
        .contains(anna.get("/ws").status());
    anna.stranger().get("/ws").refuses(401);
  }

  @Test
  void one_person_has_many_sockets_that_all_hear() {
    String team = anna.creates("Team");
    List<SocketClient> sockets =
        List.of(anna.connects(), anna.connects(), anna.at(rooms.second()).connects());

    anna.says(team, "Hello");

    sockets.forEach(socket -> socket.hearsText("Hello"));
    sockets.forEach(SocketClient::close);
  }

  private void worksFor(Person person, SocketClient socket) {
    socket.untilLive();
    String team = person.creates("Team");
    socket.hears("CreateRoom", team);
  }

  private HandshakeRefused refusal(String rest, String... headers) {
    return catchThrowableOfType(
        HandshakeRefused.class, () -> SocketClient.open(anna.socketAddress(rest), headers));
  }
}
