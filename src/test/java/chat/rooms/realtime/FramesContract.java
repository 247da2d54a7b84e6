package chat.rooms.realtime;

import static chat.rooms.support.Bodies.object;
import static chat.rooms.support.RawSocket.CONTINUATION;
import static chat.rooms.support.RawSocket.PING;
import static chat.rooms.support.RawSocket.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.RawSocket;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesContract {
  private static final int LARGEST = 64 * 1024;

  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.person("Anna");
  private final String team = anna.creates("Team");
  private final RawSocket socket = anna.connectsRaw();

  @ParameterizedTest
  @ValueSource(strings = {"ff", "c080", "eda080", "f5808080", "22c3", "e282"})
  void invalid_utf_8_closes_with_1007(String hex) {
    socket.writeText(HexFormat.of().parseHex(hex));

    assertThat(socket.closeCode()).isEqualTo(1007);
  }

  @Test
  void utf_8_that_is_cut_between_two_fragments_is_whole_again() {
    byte[] command = command("\uD83D\uDE00", 200);
    int cut = new String(command, StandardCharsets.ISO_8859_1).indexOf('\u00f0') + 2;

    socket.write(false, TEXT, Arrays.copyOfRange(command, 0, cut));
    socket.write(true, CONTINUATION, Arrays.copyOfRange(command, cut, command.length));

    assertThat(socket.readText()).contains("\uD83D\uDE00");
  }

  @Test
  void a_frame_of_64_kib_is_taken() {
    socket.writeText(command("Hello", LARGEST));

    assertThat(socket.readText()).contains("\"text\":\"Hello\"");
  }

  @Test
  void a_frame_of_one_byte_more_closes_with_1009() {
    socket.writeText(command("Hello", LARGEST + 1));

    assertThat(socket.closeCode()).isEqualTo(1009);
    assertThat(anna.get("/messages/" + team).all("text")).doesNotContain("Hello");
  }

  @Test
  void fragments_that_are_too_large_together_close_with_1009() {
    byte[] command = command("Hello", 3 * LARGEST);
    for (int i = 0; i < 6; i++) {
      byte[] part = Arrays.copyOfRange(command, i * LARGEST / 2, (i + 1) * LARGEST / 2);
      socket.write(i == 5, i == 0 ? TEXT : CONTINUATION, part);
    }

    assertThat(socket.closeCode()).isEqualTo(1009);
  }

  @Test
  void a_frame_of_ten_megabytes_harms_nobody_else() {
    OldSocket other = anna.connects();

    socket.writeText(command("Hello", 10 << 20));

    assertThat(socket.closeCode()).isEqualTo(1009);
    anna.says(team, "All is well");
    other.hearsText("All is well");
  }

  @Test
  void a_binary_frame_is_refused_and_the_socket_stays_open() {
    OldSocket other = anna.connects();

    socket.writeBytes(command("By bytes", 200));

    assertThat(socket.readText()).contains("a frame is a text, not bytes");
    socket.writeText(command("In words", 200));
    assertThat(socket.readText()).contains("\"text\":\"In words\"");
    other.hearsText("In words");
    assertThat(anna.get("/messages/" + team).all("text")).doesNotContain("By bytes");
  }

  @Test
  void a_binary_frame_that_is_too_large_closes_with_1009() {
    socket.writeBytes(command("By bytes", LARGEST + 1));

    assertThat(socket.closeCode()).isEqualTo(1009);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5})
  void pings_are_answered(int count) {
    pings(count);
    socket.writeText(command("Hello", 200));

    assertThat(socket.pongsBeforeText()).isEqualTo(count);
  }

  @Test
  void a_flood_of_pings_is_not_answered_one_by_one() {
    pings(10_000);
    socket.writeText(command("Hello", 200));

    assertThat(socket.pongsBeforeText()).isBetween(1, 100);
  }

  @Test
  void who_answers_no_ping_for_fifty_seconds_is_asked_to_come_back() throws IOException {
    assertThat(socket.ignoringPings().closeCode()).isEqualTo(4502);
  }

  private void pings(int count) {
    for (int i = 0; i < count; i++) {
      socket.write(true, PING, new byte[125]);
    }
  }

  /** A command that says something, padded with blanks to a length in bytes. */
  private byte[] command(String text, int length) {
    byte[] json =
        object("command", "CreateMessage", "roomId", team, "targetId", team, "text", text)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    byte[] padded = Arrays.copyOf(json, length);
    Arrays.fill(padded, json.length, length, (byte) ' ');
    return padded;
  }
}
