package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.Node;
import chat.rooms.support.Person;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** What the server around the application gives away, and what it does not. */
class ServerContract {
  private final Deployment deployment = Deployment.shared();

  @Test
  void both_nodes_are_live_and_ready() {
    for (Node node : new Node[] {deployment.first(), deployment.second()}) {
      ApiClient client = new ApiClient(node.uri());
      assertThat(client.getFromRoot("/health/live").status()).isEqualTo(200);
      assertThat(client.getFromRoot("/health/ready").status()).isEqualTo(200);
    }
  }

  @Test
  void an_answer_does_not_name_the_server() {
    Answer answer = deployment.client().getFromRoot("/health/live");
    assertThat(answer.header("Server")).isEmpty();
    assertThat(answer.header("X-Powered-By")).isEmpty();
  }

  @Test
  void a_defect_is_answered_by_an_incident_that_the_log_tells_of_and_by_no_inner_detail()
      throws SQLException, IOException {
    Person anna = deployment.person("Anna");
    String team = anna.creates("Team");
    inDatabase("alter table read_position rename to mislaid");
    try {
      Answer answer = anna.get("/rooms/" + team + "/read").refuses(500);
      assertThat(answer.text()).doesNotContain("read_position", "SQL", "Exception");
      String incident = answer.error().substring(answer.error().indexOf("incident "));
      await().until(() -> log().contains(incident));
      assertThat(log()).contains("\"read_position\" does not exist");
    } finally {
      inDatabase("alter table mislaid rename to read_position");
    }
  }

  @Test
  void a_client_that_offers_http_2_is_answered_in_http_1_1()
      throws IOException, InterruptedException {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
    HttpRequest offer =
        HttpRequest.newBuilder(deployment.first().uri().resolve("/openapi")).build();
    HttpResponse<String> answer = client.send(offer, BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
  }

  @Test
  void the_figures_of_the_server_are_not_for_everybody() {
    assertThat(deployment.client().getFromRoot("/metrics").status()).isEqualTo(403);
  }

  private void inDatabase(String statement) throws SQLException {
    try (Connection connection = deployment.postgres().connect("rooms")) {
      connection.createStatement().execute(statement);
    }
  }

  private String log() throws IOException {
    return Files.readString(deployment.first().log(), StandardCharsets.ISO_8859_1);
  }
}
