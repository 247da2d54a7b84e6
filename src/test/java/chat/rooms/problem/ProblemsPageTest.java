package chat.rooms.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page that the types of problems lead to. */
class ProblemsPageTest {
  private static final Path PAGE = Path.of("src/main/webapp/problems.html");
  private static final Pattern SECTION =
      Pattern.compile("<section id=\"([^\"]+)\">\\s*<h2>([^<]+) <span>(\\d+)</span></h2>\\s*<p>");

  @Test
  void it_has_a_section_for_each_problem_in_the_order_of_the_catalogue_and_no_other()
      throws IOException {
    assertThat(sections())
        .containsExactlyElementsOf(
            Arrays.stream(Problem.values())
                .map(problem -> List.of(problem.code(), problem.title(), "" + problem.status()))
                .toList());
  }

  @Test
  void the_type_of_a_problem_leads_to_its_section() throws IOException {
    assertThat(Problem.values())
        .extracting(Problem::type)
        .containsExactlyElementsOf(
            sections().stream().map(section -> "/problems.html#" + section.get(0)).toList());
  }

  private static List<List<String>> sections() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page.split("<section")).hasSize((int) SECTION.matcher(page).results().count() + 1);
    return SECTION
        .matcher(page)
        .results()
        .map(found -> List.of(found.group(1), found.group(2), found.group(3)))
        .toList();
  }
}
