package chat.rooms.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All words of the web client are in one file per language, and none is missing or left over. */
class WordsTest {
  private static final Path CLIENT = Path.of("src/main/webapp");
  private static final Pattern ENTRY = Pattern.compile("(?m)^  '?([\\w.]+)'?:((?:.|\\n   )*?),$");
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");
  private static final String KEY = "((?:[\\w.]|\\$\\{[^}]*})+)";
  private static final Pattern ASKED_FOR = Pattern.compile("\\bt\\(\\s*['`]" + KEY);
  private static final Pattern LITERAL = Pattern.compile("(?<=['`])" + KEY + "(?=['`])");

  private final Map<String, String> english = words("en");

  @Test
  void german_says_all_that_english_says() {
    assertThat(words("de")).hasSameSizeAs(english).containsOnlyKeys(english.keySet());
  }

  @Test
  void german_leaves_the_same_places_for_names_and_numbers() {
    Map<String, String> german = words("de");
    assertThat(english)
        .allSatisfy((key, text) -> assertThat(places(german.get(key))).isEqualTo(places(text)));
  }

  @Test
  void whatever_the_client_says_is_in_the_file() {
    Set<String> askedFor = found(ASKED_FOR);
    assertThat(askedFor).hasSizeGreaterThan(100);
    assertThat(askedFor)
        .allSatisfy(key -> assertThat(english.keySet()).anyMatch(known -> means(key, known)));
  }

  @Test
  void nothing_in_the_file_is_never_said() {
    Set<String> literals = found(LITERAL);
    assertThat(english.keySet())
        .allSatisfy(known -> assertThat(literals).anyMatch(literal -> means(literal, known)));
  }

  /** Whether a literal of the sources names these words; where it has a value, any may stand. */
  private static boolean means(String literal, String key) {
    return key.matches("\\Q" + literal.replaceAll("\\$\\{[^}]*}", "\\\\E\\\\w+\\\\Q") + "\\E");
  }

  private static Map<String, String> words(String language) {
    Map<String, String> words = new TreeMap<>();
    ENTRY
        .matcher(text(CLIENT.resolve("app/words/" + language + ".js")))
        .results()
        .forEach(entry -> words.put(entry.group(1), entry.group(2)));
    assertThat(words).hasSizeGreaterThan(100);
    return words;
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(TreeSet::new, Set::add, Set::addAll);
  }

  private static Set<String> found(Pattern pattern) {
    try (Stream<Path> files = Files.walk(CLIENT)) {
      return files
          .filter(WordsTest::speaks)
          .flatMap(file -> pattern.matcher(text(file)).results())
          .map(match -> match.group(1))
          .collect(Collectors.toSet());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static boolean speaks(Path file) {
    return file.toString().endsWith(".js") && !file.toString().contains("/words/");
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
