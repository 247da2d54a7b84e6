package chat.rooms.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import chat.rooms.problem.Problem;
import chat.rooms.problem.Refusal;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class JsonBodyReaderTest {
  private final JsonBodyReader reader =
      new JsonBodyReader(new StrictJson(StrictJsonTest.VALIDATOR));

  record Note(@NonBlank String text) {}

  @Test
  void records_are_read_and_nothing_else() {
    assertThat(reader.isReadable(Note.class, Note.class, null, MediaType.APPLICATION_JSON_TYPE))
        .isTrue();
    assertThat(reader.isReadable(String.class, String.class, null, null)).isFalse();
  }

  @Test
  void a_body_of_64_KiB_is_read() throws IOException {
    assertThat(read(body(64 * 1024))).isInstanceOf(Note.class);
  }

  @Test
  void a_body_of_one_byte_more_is_too_large() {
    assertThat(refusal(body(64 * 1024 + 1)).problem()).isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void a_body_without_end_is_left_unread() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return ' ';
          }
        };
    assertThat(refusal(endless).problem()).isEqualTo(Problem.TOO_LARGE);
  }

  @Test
  void a_body_that_breaks_off_is_malformed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new EOFException();
          }
        };
    assertThat(refusal(broken).problem()).isEqualTo(Problem.MALFORMED);
  }

  @Test
  void an_empty_body_is_malformed() {
    assertThat(refusal(InputStream.nullInputStream()).problem()).isEqualTo(Problem.MALFORMED);
  }

  @Test
  void a_body_that_breaks_its_bounds_is_invalid() {
    assertThat(refusal(stream("{\"text\":\" \"}")))
        .hasMessage("text must not be blank")
        .extracting(Refusal::problem)
        .isEqualTo(Problem.INVALID);
  }

  private Refusal refusal(InputStream body) {
    return catchThrowableOfType(Refusal.class, () -> read(body));
  }

  @SuppressWarnings({"unchecked", "rawtypes"})
  private Record read(InputStream body) throws IOException {
    return reader.readFrom(
        (Class) Note.class, Note.class, null, MediaType.APPLICATION_JSON_TYPE, null, body);
  }

  private static InputStream body(int bytes) {
    return stream("{\"text\":\"" + "x".repeat(bytes - 11) + "\"}");
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
