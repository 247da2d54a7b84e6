package chat.rooms.support;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A real mail server that takes every mail, and lets tests read them. */
public final class Mailbox implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  private final GreenMail server =
      new GreenMail(new ServerSetup(Ports.free(), "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

  public Mailbox start() {
    server.start();
    return this;
  }

  /** The settings of a node that sends through it. */
  public Map<String, String> settings() {
    return Map.of(
        "SMTP_HOST", "127.0.0.1",
        "SMTP_PORT", Integer.toString(server.getSmtp().getPort()),
        "EMAIL", "rooms@example.org",
        "SENDER_NAME", "Rooms for Tests");
  }

  /** All mails to an address so far, the oldest first. */
  public List<MimeMessage> mailsTo(String email) {
    return Arrays.stream(server.getReceivedMessages()).filter(mail -> isTo(mail, email)).toList();
  }

  /** Does what sends a mail to the address, waits for it, and gives it. */
  public MimeMessage next(String email, Runnable sending) {
    int before = mailsTo(email).size();
    sending.run();
    Awaitility.await("a mail to " + email).until(() -> mailsTo(email).size() > before);
    return mailsTo(email).get(before);
  }

  /** Does what sends a code to the address, waits for it, and gives the six digits. */
  public String nextCode(String email, Runnable sending) {
    Matcher code = CODE.matcher(GreenMailUtil.getBody(next(email, sending)));
    if (!code.find()) {
      throw new AssertionError("no code in the mail to " + email);
    }
    return code.group();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static boolean isTo(MimeMessage mail, String email) {
    try {
      return Arrays.stream(mail.getAllRecipients()).anyMatch(to -> to.toString().equals(email));
    } catch (jakarta.mail.MessagingException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }
}
