package chat.rooms.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import chat.rooms.Settings.Smtp;
import chat.rooms.support.LogLines;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailerTest {
  private static final String TO = "ada@example.org";
  private static final String SUBJECT = "Your code – für dich 👋";
  private static final String TEXT = "It is 123456.\nKeep it, grüße 👋\n";
  private static final Predicate<String> ANYBODY = receiver -> true;

  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private final LogLines log = new LogLines(Mailer.class);
  private GreenMail server;

  @BeforeEach
  void start() {
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.setUser("rooms@example.org", "rooms@example.org", "mail password");
    server.start();
  }

  @AfterEach
  void stop() throws InterruptedException {
    server.stop();
    threads.shutdownNow();
    // What a mail of this test came to must not be logged in the next one.
    assertThat(threads.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
    log.close();
  }

  @Test
  void a_mail_arrives_as_it_was_written() throws Exception {
    send(mailer(server.getSmtp().getPort(), "Rooms 👋, the chat"));
    MimeMessage received = received();
    assertThat(received.getSubject()).isEqualTo(SUBJECT);
    assertThat(received.getContent().toString().replace("\r\n", "\n").strip())
        .isEqualTo(TEXT.strip());
    assertThat(received.getAllRecipients()).containsExactly(new InternetAddress(TO));
    InternetAddress from = (InternetAddress) received.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("rooms@example.org");
    assertThat(from.getPersonal()).isEqualTo("Rooms 👋, the chat");
    assertThat(received.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  @Test
  void headers_are_ascii_on_the_wire() {
    send(mailer(server.getSmtp().getPort(), "Rooms 👋"));
    assertThat(GreenMailUtil.getHeaders(received())).matches("\\p{ASCII}+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\nBcc: x@example.org", "\n", "\r", "\u0000"})
  void nothing_gets_into_a_header(String injected) {
    Mailer mailer = mailer(server.getSmtp().getPort(), "Rooms");
    assertThatThrownBy(() -> mailer.send(TO + injected, SUBJECT, TEXT, ANYBODY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mailer.send(TO, SUBJECT + injected, TEXT, ANYBODY))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> mailer(25, "Rooms" + injected))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a@example.org, b@example.org", "not an address", "@@", "Ada <a@b>"})
  void what_is_not_one_address_gets_no_mail_and_is_not_logged(String to) {
    mailer(server.getSmtp().getPort(), "Rooms").send(to, SUBJECT, TEXT, ANYBODY);
    await().until(() -> log.lines().size() == 1);
    assertThat(log.lines().get(0)).doesNotContain(to);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void who_is_not_to_get_it_gets_none_and_this_is_asked_on_another_thread() {
    Mailer mailer = mailer(server.getSmtp().getPort(), "Rooms");
    List<Thread> askedOn = new CopyOnWriteArrayList<>();
    mailer.send(
        "nobody@example.org",
        SUBJECT,
        TEXT,
        to -> {
          askedOn.add(Thread.currentThread());
          return false;
        });
    send(mailer);
    received();
    assertThat(server.getReceivedMessages()).hasSize(1);
    assertThat(askedOn).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void a_mail_server_that_is_down_is_logged_without_the_code() throws IOException {
    send(mailer(closedPort(), "Rooms"));
    await().until(() -> !log.lines().isEmpty());
    assertThat(log.lines())
        .singleElement()
        .satisfies(
            line -> assertThat(line).startsWith("a mail was not sent").doesNotContain("123456"));
  }

  @Test
  void a_question_that_fails_is_logged_and_the_next_mail_goes() {
    Mailer mailer = mailer(server.getSmtp().getPort(), "Rooms");
    mailer.send(
        TO,
        SUBJECT,
        TEXT,
        to -> {
          throw new IllegalStateException("the database is down");
        });
    send(mailer);
    received();
    assertThat(log.lines()).singleElement().asString().contains("the database is down");
  }

  @Test
  void a_mail_server_that_does_not_answer_delays_nobody() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Mailer mailer = mailer(silent.getLocalPort(), "Rooms");
      long start = System.nanoTime();
      for (int i = 0; i < 2 * Mailer.MOST_WAITING; i++) {
        send(mailer);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(log.lines())
          .hasSize(Mailer.MOST_WAITING)
          .allSatisfy(line -> assertThat(line).contains("was dropped").doesNotContain("123456"));
    }
  }

  @Test
  void a_mail_server_that_does_not_answer_is_given_up() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      MailServer patient = new MailServer(smtp(silent.getLocalPort(), "Rooms"), brief());
      assertThatThrownBy(() -> patient.deliver(new Letter(TO, SUBJECT, TEXT)))
          .hasStackTraceContaining("Read timed out");
    }
  }

  @Test
  void a_place_in_the_queue_comes_back() {
    List<Runnable> held = new ArrayList<>();
    Mailer mailer = new Mailer(Optional.empty(), false, held::add);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < Mailer.MOST_WAITING; i++) {
        send(mailer);
      }
      held.forEach(Runnable::run);
      held.clear();
    }
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void a_server_that_is_stopping_drops_mail_and_fails_no_call() {
    Mailer mailer =
        new Mailer(
            Optional.empty(),
            true,
            rejected -> {
              throw new RejectedExecutionException();
            });
    send(mailer);
    assertThat(log.lines()).containsExactly("a mail was dropped, because the server is stopping");
  }

  @Test
  void without_a_mail_server_dev_shows_the_mail() {
    send(new Mailer(Optional.empty(), true, Runnable::run));
    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("Mail to " + TO + ": " + SUBJECT, "│ It is 123456.\n│ Keep it, grüße 👋\n");
  }

  @Test
  void outside_of_dev_no_mail_is_ever_shown() {
    send(new Mailer(Optional.empty(), false, Runnable::run));
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void port_587_without_encryption_is_not_trusted_with_the_password() {
    Smtp smtp = new Smtp("127.0.0.1", 587, "rooms@example.org", Optional.of("p"), "Rooms");
    assertThat(MailServer.properties(smtp, brief()))
        .containsEntry("mail.smtp.starttls.required", "true")
        .containsEntry("mail.smtp.ssl.enable", "false");
  }

  @Test
  void port_465_is_encrypted_from_the_start() {
    Smtp smtp = new Smtp("127.0.0.1", 465, "rooms@example.org", Optional.of("p"), "Rooms");
    assertThat(MailServer.properties(smtp, brief())).containsEntry("mail.smtp.ssl.enable", "true");
  }

  private static void send(Mailer mailer) {
    mailer.send(TO, SUBJECT, TEXT, ANYBODY);
  }

  private Mailer mailer(int port, String senderName) {
    return new Mailer(Optional.of(smtp(port, senderName)), true, threads);
  }

  private static Smtp smtp(int port, String senderName) {
    return new Smtp(
        "127.0.0.1", port, "rooms@example.org", Optional.of("mail password"), senderName);
  }

  private MimeMessage received() {
    assertThat(server.waitForIncomingEmail(5_000, 1)).isTrue();
    return server.getReceivedMessages()[0];
  }

  private static Duration brief() {
    return Duration.ofMillis(300);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
