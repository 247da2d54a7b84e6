package chat.rooms.realtime.v2;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.HandshakeRefused;
import chat.rooms.support.Person;
import chat.rooms.support.SocketClient;
import chat.rooms.support.V2Socket;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketsContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");

  @Test
  void a_ticket_opens_a_socket_at_whichever_node() {
    JsonObject issued = anna.post("/ws/ticket").is(201).json();

    assertThat(issued.keySet()).containsOnly("ticket", "expiresIn");
    assertThat(issued.getInt("expiresIn")).isEqualTo(30);
    opens(anna.at(rooms.second()), issued.getString("ticket"));
  }

  @Test
  void a_token_in_the_header_opens_a_socket_too() {
    SocketClient.Builder handshake = anna.handshake().subprotocol("rooms.v2").bearer(anna.token());
    try (SocketClient socket = handshake.connect()) {
      assertThat(socket.subprotocol()).isEqualTo("rooms.v2");
    }
  }

  @Test
  void a_ticket_opens_one_socket_only() {
    String ticket = anna.ticket();
    opens(anna, ticket);

    isRefused(ticket);
  }

  @Test
  void of_fifty_who_use_a_ticket_at_once_one_gets_in() {
    String ticket = anna.ticket();

    List<Boolean> opened =
        AtOnce.call(50, i -> getsIn(anna.at(i % 2 == 0 ? rooms.first() : rooms.second()), ticket));

    assertThat(opened).containsOnlyOnce(true);
    isRefused(ticket);
  }

  @Test
  void a_late_ticket_opens_nothing() throws SQLException {
    String ticket = anna.ticket();
    try (Connection connection = rooms.postgres().connect("rooms");
        var late =
            connection.prepareStatement(
                "update socket_ticket set expires_at = now() where session_id in"
                    + " (select id from login_session where user_id = ?)")) {
      late.setString(1, anna.id());
      assertThat(late.executeUpdate()).isEqualTo(1);
    }

    isRefused(ticket);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "null", "\0", "\ud83d\ude00", "../../etc/passwd"})
  void an_unknown_ticket_opens_nothing(String ticket) {
    isRefused(ticket);
  }

  @Test
  void a_ticket_ends_with_its_session() {
    String ticket = anna.ticket();
    anna.post("/users/logout").is(204);

    isRefused(ticket);
  }

  @Test
  void strangers_get_no_ticket() {
    anna.stranger().post("/ws/ticket").refuses(401);
  }

  private static void opens(Person person, String ticket) {
    try (V2Socket socket = person.opensV2(ticket)) {
      assertThat(socket.greets().getString("userId")).isEqualTo(person.id());
    }
  }

  private static boolean getsIn(Person person, String ticket) {
    try (V2Socket socket = person.opensV2(ticket)) {
      return true;
    } catch (HandshakeRefused refused) {
      assertThat(refused.status()).isEqualTo(401);
      return false;
    }
  }

  private void isRefused(String ticket) {
    anna.handshake().subprotocol("rooms.v2").parameter("ticket", ticket).refuses(401);
  }
}
