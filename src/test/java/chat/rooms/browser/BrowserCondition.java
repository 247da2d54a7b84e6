package chat.rooms.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips what needs a browser where there is none, and says once how to get one. With
 * ROOMS_REQUIRE_BROWSER=true they are not skipped, and fail.
 */
final class BrowserCondition implements ExecutionCondition {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");
  private static final String HOW_TO_GET_ONE =
      "The browser tests are skipped: install Debian's package chromium, or name a Chromium's path in"
          + " ROOMS_BROWSER.";
  private static final System.Logger LOG = System.getLogger(BrowserCondition.class.getName());
  private static boolean told;

  /** The Chromium that ROOMS_BROWSER names, or the first on the path. */
  static Optional<Path> executable() {
    String named = System.getenv("ROOMS_BROWSER");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    return Arrays.stream(System.getenv("PATH").split(":"))
        .map(Path::of)
        .flatMap(folder -> NAMES.stream().map(folder::resolve))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean required = Boolean.parseBoolean(System.getenv("ROOMS_REQUIRE_BROWSER"));
    if (required || executable().isPresent()) {
      return ConditionEvaluationResult.enabled("there is a browser, or there has to be");
    }
    if (!told) {
      told = true;
      LOG.log(System.Logger.Level.WARNING, HOW_TO_GET_ONE);
    }
    return ConditionEvaluationResult.disabled(HOW_TO_GET_ONE);
  }
}
