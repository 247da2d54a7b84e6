package chat.rooms.login;

import static chat.rooms.support.Bodies.object;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.support.Deployment;
import chat.rooms.support.Person;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailContract {
  private final Deployment rooms = Deployment.shared();
  private final Person anna = rooms.stranger("Anna");

  @Test
  void a_code_comes_by_mail_from_the_sender_of_the_settings() throws MessagingException {
    anna.asksForCode();

    MimeMessage mail = rooms.mailbox().mailsTo(anna.email()).get(0);
    InternetAddress from = (InternetAddress) mail.getFrom()[0];
    assertThat(from.getAddress()).isEqualTo("rooms@example.org");
    assertThat(from.getPersonal()).isEqualTo("Rooms under test");
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getSubject()).isNotBlank().doesNotContainPattern("[0-9]{6}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "anna@example.org\r\nBcc: eve@example.org",
        "anna@example.org\nBcc: eve@example.org",
        "anna@example.org\r\n\r\nHello",
        "anna\r\n@example.org",
        "anna@example.org\u2028Bcc: eve@example.org",
        "anna@example.org, eve@example.org",
        "Anna <anna@example.org>"
      })
  void an_address_brings_no_line_and_no_second_receiver_into_a_mail(String email) {
    anna.stranger().post("/users/send-otp", object("email", email)).names("email");

    anna.asksForCode();
    assertThat(rooms.mailbox().mailsTo("eve@example.org")).isEmpty();
  }
}
