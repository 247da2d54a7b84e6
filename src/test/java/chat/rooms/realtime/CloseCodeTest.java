package chat.rooms.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.PublishedFrames;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.websocket.CloseReason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CloseCodeTest {
  private static final Set<Integer> OF_FRAMES = Set.of(1007, 1009);

  /** What a control frame carries at most, without the code (RFC 6455, section 5.5). */
  private static final int MOST_BYTES = 123;

  @ParameterizedTest
  @EnumSource(CloseCode.class)
  void the_range_says_whether_to_come_back_and_the_reason_says_it_in_words(CloseCode code) {
    CloseReason reason = code.closeReason();
    int number = reason.getCloseCode().getCode();
    boolean comesBack = number == 1012 || number >= 4500 && number < 5000;
    boolean logsIn = number >= 4000 && number < 4500;
    assertThat(comesBack).isNotEqualTo(logsIn);
    assertThat(reason.getReasonPhrase()).endsWith(comesBack ? "come back" : "log in again");
  }

  @ParameterizedTest
  @EnumSource(CloseCode.class)
  void a_reason_fits_into_a_close_frame(CloseCode code) {
    assertThat(code.closeReason().getReasonPhrase().getBytes(StandardCharsets.UTF_8))
        .hasSizeLessThanOrEqualTo(MOST_BYTES);
  }

  @Test
  void each_code_stands_for_one_thing() {
    Stream<Integer> codes =
        Arrays.stream(CloseCode.values()).map(code -> code.closeReason().getCloseCode().getCode());
    assertThat(codes).doesNotHaveDuplicates();
  }

  /** Besides these, RFC 6455 has three that concern frames. */
  @Test
  void each_is_described_to_clients() {
    JsonArray described = PublishedFrames.asWritten().document().getJsonArray("x-closeCodes");
    assertThat(described.getValuesAs(JsonObject.class))
        .filteredOn(code -> !OF_FRAMES.contains(code.getInt("code")))
        .hasSameSizeAs(CloseCode.values())
        .allSatisfy(
            code -> {
              CloseReason reason = CloseCode.valueOf(code.getString("name")).closeReason();
              assertThat(code.getInt("code")).isEqualTo(reason.getCloseCode().getCode());
              assertThat(code.getBoolean("comeBack"))
                  .isEqualTo(reason.getReasonPhrase().endsWith("come back"));
            });
  }
}
