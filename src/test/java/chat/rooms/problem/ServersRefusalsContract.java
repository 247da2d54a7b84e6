package chat.rooms.problem;

import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server refuses before it asks the application looks like the application's refusals. */
class ServersRefusalsContract {
  private static final String PAGE = "text/html,application/xhtml+xml,*/*;q=0.8";

  private final Deployment rooms = Deployment.shared();
  private final ApiClient stranger = rooms.client();

  @ParameterizedTest
  @ValueSource(strings = {"x", "a/b/c", "/", ";", "application/"})
  void a_content_type_that_is_none_is_malformed(String type) {
    stranger.withHeader("Content-Type", type).post("/users/login", "{}").refuses(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"///", "application/json;q=7", "a/b/c"})
  void an_accept_that_is_none_is_malformed(String accept) {
    ApiClient anna = rooms.person("Anna").api();
    anna.withHeader("Accept", accept).get("/rooms").refuses(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nothing", "/lib/nothing.js", "/error", "/WEB-INF/web.xml"})
  void an_address_beside_the_api_that_is_none_is_not_found(String path) {
    stranger.getFromRoot(path).refuses(404);
  }

  @Test
  void whoever_looks_for_a_page_that_is_none_gets_the_web_client_and_the_status() {
    Answer page = stranger.withHeader("Accept", PAGE).getFromRoot("/nothing").is(404);
    assertThat(page.text()).isEqualTo(stranger.getFromRoot("/").text());
    assertThat(page.header("Content-Security-Policy"))
        .isEqualTo(stranger.getFromRoot("/").header("Content-Security-Policy"));
  }
}
