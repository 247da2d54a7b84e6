package chat.rooms.login;

import chat.rooms.Settings.Smtp;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Properties;

/**
 * Hands letters to the mail server (RFC 6409). The connection is encrypted from the start on port
 * 465 (RFC 8314), must become so by STARTTLS on 587, and does so elsewhere if the server offers it.
 */
final class MailServer {
  private static final int SUBMISSION = 587;
  private static final int SUBMISSIONS = 465;

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Smtp smtp;
  private final Session session;

  /**
   * @param timeout how long the server may take to be reached, to answer, and to take each part
   */
  MailServer(Smtp smtp, Duration timeout) {
    Letter.requireOneLine(smtp.senderName());
    this.smtp = smtp;
    this.session = Session.getInstance(properties(smtp, timeout));
  }

  void deliver(Letter letter) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(sender());
    message.setRecipient(RecipientType.TO, receiver(letter));
    message.setSubject(letter.subject(), UTF_8);
    message.setText(letter.text(), UTF_8);
    message.setSentDate(new Date());
    // RFC 3834: no machine answers to this.
    message.setHeader("Auto-Submitted", "auto-generated");
    Transport.send(message, smtp.user(), smtp.password().orElse(null));
  }

  /** Exactly one address, and nothing beside it. */
  private static InternetAddress receiver(Letter letter) throws AddressException {
    InternetAddress receiver = new InternetAddress(letter.to(), true);
    if (!letter.to().equals(receiver.getAddress())) {
      throw new AddressException("more than an address", letter.to());
    }
    return receiver;
  }

  private InternetAddress sender() throws MessagingException {
    try {
      return new InternetAddress(smtp.user(), smtp.senderName(), UTF_8);
    } catch (UnsupportedEncodingException impossible) {
      throw new IllegalStateException("every Java platform has UTF-8", impossible);
    }
  }

  static Properties properties(Smtp smtp, Duration timeout) {
    String millis = Long.toString(timeout.toMillis());
    Properties properties = new Properties();
    properties.setProperty("mail.from", smtp.user());
    properties.setProperty("mail.smtp.host", smtp.host());
    properties.setProperty("mail.smtp.port", Integer.toString(smtp.port()));
    properties.setProperty("mail.smtp.auth", is(smtp.password().isPresent()));
    properties.setProperty("mail.smtp.connectiontimeout", millis);
    properties.setProperty("mail.smtp.timeout", millis);
    properties.setProperty("mail.smtp.writetimeout", millis);
    properties.setProperty("mail.smtp.ssl.enable", is(smtp.port() == SUBMISSIONS));
    properties.setProperty("mail.smtp.ssl.checkserveridentity", is(true));
    properties.setProperty("mail.smtp.starttls.enable", is(true));
    properties.setProperty("mail.smtp.starttls.required", is(smtp.port() == SUBMISSION));
    return properties;
  }

  private static String is(boolean so) {
    return Boolean.toString(so);
  }
}
