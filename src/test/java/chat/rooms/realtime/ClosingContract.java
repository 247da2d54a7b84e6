package chat.rooms.realtime;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.RawSocket.CLOSE;
import static chat.rooms.support.RawSocket.CONTINUATION;
import static chat.rooms.support.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import chat.rooms.support.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A socket that the server closes ends with its client's answer (RFC 6455, section 7.1.1). */
class ClosingContract {
  private static final int LARGEST = 64 * 1024;
  private static final Duration A_WHILE = Duration.ofSeconds(1);

  /** Less than the server waits for an answer. */
  private static final Duration SOON = Duration.ofSeconds(3);

  /** More than the server waits for an answer. */
  private static final Duration IN_THE_END = Duration.ofSeconds(20);

  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final String team = anna.creates("Team");
  private final RawSocket socket = anna.connectsRaw();

  @Test
  void it_stays_until_its_client_has_answered() throws IOException {
    anna.post("/users/logout").is(204);
    assertThat(socket.closeCode()).isEqualTo(4001);

    assertThat(socket.endsWithin(A_WHILE)).isFalse();
    socket.write(true, CLOSE, new byte[] {0x0f, (byte) 0xa1});
    assertThat(socket.endsWithin(SOON)).isTrue();
  }

  @Test
  void it_ends_by_itself_when_its_client_never_answers() throws IOException {
    anna.post("/users/logout").is(204);
    assertThat(socket.closeCode()).isEqualTo(4001);

    assertThat(socket.endsWithin(IN_THE_END)).isTrue();
  }

  @Test
  void who_closes_it_need_not_wait() throws IOException {
    socket.write(true, CLOSE, new byte[] {0x03, (byte) 0xe8});

    assertThat(socket.closeCode()).isEqualTo(1000);
    assertThat(socket.endsWithin(SOON)).isTrue();
  }

  @Test
  void who_is_still_writing_what_is_too_large_can_end_it_in_good_order() throws IOException {
    socket.write(false, TEXT, new byte[LARGEST]);
    socket.write(false, CONTINUATION, new byte[1]);
    assertThat(socket.closeCode()).isEqualTo(1009);

    for (int i = 0; i < 100; i++) {
      socket.write(i == 99, CONTINUATION, new byte[LARGEST]);
    }
    socket.write(true, CLOSE, new byte[] {0x03, (byte) 0xf1});
    // A connection that is reset would fail here.
    assertThat(socket.endsWithin(SOON)).isTrue();
  }

  @Test
  void what_comes_after_it_was_closed_is_dropped() throws IOException {
    socket.writeText(new byte[LARGEST + 1]);
    assertThat(socket.closeCode()).isEqualTo(1009);

    socket.writeText(
        object("command", "CreateMessage", "roomId", team, "targetId", team, "text", "Too late")
            .toString()
            .getBytes(StandardCharsets.UTF_8));
    socket.write(true, CLOSE, new byte[0]);

    assertThat(socket.endsWithin(SOON)).isTrue();
    assertThat(anna.get("/messages/" + team).all("text")).doesNotContain("Too late");
  }
}
