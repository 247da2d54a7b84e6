package chat.rooms.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import chat.rooms.support.ApiClient;
import chat.rooms.support.AtOnce;
import chat.rooms.support.Deployment;
import chat.rooms.support.HandshakeRefused;
import chat.rooms.support.Node;
import chat.rooms.support.OldSocket;
import chat.rooms.support.Person;
import chat.rooms.support.SocketClient;
import chat.rooms.support.V2Socket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a node that is started as on a server, used, and stopped while people listen. */
class StoppedNodeContract {
  private static final int RESTART = 1012;
  private static final String OTHER_TOKEN = UUID.randomUUID().toString();
  private static final OrdinaryUse USE = new OrdinaryUse();

  @TempDir private static Path folder;
  private static Path log;
  private static Duration start;
  private static OldSocket oldSocket;
  private static V2Socket socket;
  private static CompletableFuture<Boolean> stillHears;

  @BeforeAll
  static void a_node_is_started_and_used_and_stopped() {
    try (Node node =
        new Node("stopped", Deployment.shared().wideSettings(), "--accesslog", folder.toString())) {
      log = node.log();
      node.launchByScript().awaitReady();
      start = node.process().info().totalCpuDuration().orElseThrow();

      var handshake = SocketClient.to(node.uri()).token(OTHER_TOKEN);
      assertThatThrownBy(handshake::connect).isInstanceOf(HandshakeRefused.class);
      Person anna = USE.getsIn(Deployment.shared().stranger("Anna").at(node));
      Person bob = USE.getsIn(Deployment.shared().stranger("Bob").at(node));
      OldSocket bobs = bob.connects();
      USE.overRest(anna, bob);
      USE.byTheOldProtocol(anna, bob);
      USE.byV2(anna, bob);
      USE.leaves(bob, bobs);
      oldSocket = anna.connects();
      socket = USE.connects(anna);
      stillHears = AtOnce.meanwhile(() -> hearsWhenNotReady(anna, node));
    }
  }

  /** Whether the node, when it is not ready any longer, still tells what happens at the others. */
  private static boolean hearsWhenNotReady(Person anna, Node node) {
    ApiClient client = new ApiClient(node.uri());
    Awaitility.await().until(() -> client.getFromRoot("/health/ready").status() == 503);
    assertThatThrownBy(anna::connects).isInstanceOf(HandshakeRefused.class);
    anna.at(Deployment.shared().first()).says("general", "Still here?");
    socket.untilText("Still here?");
    return socket.isOpen();
  }

  /** Of a processor's time, since other tests may run beside this. */
  @Test
  void it_answered_within_thirty_seconds_of_its_start() {
    assertThat(start).isPositive().isLessThan(Duration.ofSeconds(30));
  }

  @Test
  void its_clients_are_asked_to_come_back() {
    assertThat(oldSocket.closeCode()).isEqualTo(RESTART);
    assertThat(socket.closeCode()).isEqualTo(RESTART);
  }

  @Test
  void a_load_balancer_sees_that_it_is_not_ready_before_that() {
    assertThat(stillHears).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
  }

  @Test
  void its_log_has_no_stack_trace() throws IOException {
    assertThat(Files.readString(log)).contains(" ready in ").doesNotContain("\tat ");
  }

  @Test
  void its_log_has_nothing_secret() throws IOException {
    assertHasNothingSecret(Files.readString(log));
  }

  /** The server writes its access log by and by, and all of it when it stops. */
  @Test
  void its_access_log_has_nothing_secret() throws IOException {
    String calls = accessLog();
    assertThat(calls).contains("/api/ws", "/api/users/login-otp").doesNotContain(OTHER_TOKEN);
    assertHasNothingSecret(calls);
  }

  /** A code is a number, which may be a part of another one. */
  private static void assertHasNothingSecret(String content) {
    assertThat(USE.secrets())
        .noneSatisfy(
            secret -> assertThat(content).containsPattern("(?<!\\d)\\Q" + secret + "\\E(?!\\d)"));
  }

  private static String accessLog() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      StringBuilder content = new StringBuilder();
      for (Path file : files.toList()) {
        content.append(Files.readString(file));
      }
      return content.toString();
    }
  }
}
