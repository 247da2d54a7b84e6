package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.rooms.support.Answer;
import chat.rooms.support.ApiClient;
import chat.rooms.support.Deployment;
import chat.rooms.support.HandshakeRefused;
import chat.rooms.support.Node;
import chat.rooms.support.SocketClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void the_figures_of_the_server_are_not_for_everybody() {
    assertThat(deployment.client().getFromRoot("/metrics").status()).isEqualTo(403);
  }

  @Test
  void a_token_in_an_address_does_not_reach_the_access_log(@TempDir Path folder)
      throws IOException {
    String token = UUID.randomUUID().toString();
    Node node =
        new Node("access-log", deployment.settings(), "--accesslog", folder.toString()).start();
    try (node) {
      var handshake = SocketClient.to(node.uri()).token(token);
      assertThatThrownBy(handshake::connect).isInstanceOf(HandshakeRefused.class);
    }
    // The server writes its access log by and by, and all of it when it stops.
    assertThat(content(folder)).contains("/api/ws").doesNotContain(token);
  }

  private static String content(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder content = new StringBuilder();
      for (Path file : files.toList()) {
        content.append(Files.readString(file));
      }
      return content.toString();
    }
  }
}
