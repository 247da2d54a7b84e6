package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The load balancer that is given as an example. */
class LoadBalancerTest {
  private static final Path CONFIGURATION = Path.of("server-config/haproxy.cfg");
  private static final Pattern FORMAT =
      Pattern.compile("(?m)^ *(?:option +(?:tcp|https?)log|(?:error-)?log-format).*");
  private static final Pattern VARIABLE = Pattern.compile("%[^\\s\"\\]]+");

  /**
   * Of the variables for a request, {@code %HPO} is the only one that has neither query nor header.
   */
  @Test
  void its_log_has_the_path_of_a_call_and_not_the_query_in_which_a_token_may_be()
      throws IOException {
    assertThat(FORMAT.matcher(Files.readString(CONFIGURATION)).results().map(MatchResult::group))
        .singleElement()
        .satisfies(
            format ->
                assertThat(VARIABLE.matcher(format).results().map(MatchResult::group))
                    .contains("%HPO")
                    .isSubsetOf("%HPO", "%ci", "%tr", "%s", "%ST", "%B", "%Ta", "%tsc", "%HM"));
  }
}
