package chat.rooms.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvFileTest {
  @TempDir private Path folder;

  private Map<String, String> read(String content) throws IOException {
    return EnvFile.read(Files.writeString(folder.resolve(".env"), content));
  }

  @Test
  void the_file_of_the_old_api_is_read() throws IOException {
    assertThat(
            read(
                """
                DATABASE_URL=postgres://postgres:password@postgres:5432/rooms
                API_SECRET=SecretSecretSecret
                TOKEN_HOUR_LIFESPAN=12
                ENVIRONMENT=dev
                """))
        .containsEntry("DATABASE_URL", "postgres://postgres:password@postgres:5432/rooms")
        .containsEntry("API_SECRET", "SecretSecretSecret")
        .containsEntry("TOKEN_HOUR_LIFESPAN", "12")
        .containsEntry("ENVIRONMENT", "dev");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "A=b|b",
        "export A=b|b",
        "  A = b  |b",
        "A=b c # comment|b c",
        "A=b#c|b#c",
        "A='b # \\n $c'|b # \\n $c",
        "A=\"b # c\" # comment|b # c",
        "A=\"b \\\"c\\\"\"|b \"c\"",
        "A=b=c|b=c",
        "A=|~~",
        "A= # comment|~~",
        "A=\"\"|~~"
      })
  void a_line_gives_its_value(String line, String value) throws IOException {
    assertThat(read("# comment\n\n" + line + "\r\n")).containsExactlyEntriesOf(Map.of("A", value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "1A=b", "A='b", "A=\"b", "A='b'c", "=b", "A B=c"})
  void another_line_is_refused_by_its_number_without_its_content(String line) {
    assertThatThrownBy(() -> read("B=c\n" + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2 of .env does not read NAME=value");
  }

  @Test
  void without_a_file_there_are_no_settings() {
    assertThat(EnvFile.read(folder.resolve(".env"))).isEmpty();
  }
}
