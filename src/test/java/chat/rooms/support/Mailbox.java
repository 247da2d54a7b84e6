package chat.rooms.support;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A real mail server that takes mail for everybody, and shows it to tests. */
public final class Mailbox implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("\\b[0-9]{6}\\b");

  /** It starts beside databases that start too. */
  private static final long STARTUP_MILLIS = 60_000;

  private final ServerSetup setup = new ServerSetup(Ports.free(), "127.0.0.1", "smtp");
  private GreenMail server;

  public synchronized Mailbox start() {
    setup.setServerStartupTimeout(STARTUP_MILLIS);
    server =
        new GreenMail(setup)
            .withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
    server.start();
    return this;
  }

  /** The settings of a node that sends its mail here. */
  public Map<String, String> settings() {
    return Map.of(
        "SMTP_HOST", "127.0.0.1",
        "SMTP_PORT", Integer.toString(setup.getPort()),
        "EMAIL", "rooms@example.org",
        "SENDER_NAME", "Rooms under test");
  }

  /** The mails that came for an address, whatever is written on them, oldest first. */
  public List<MimeMessage> mailsTo(String email) {
    GreenMailUser receiver = server.getUserManager().getUserByEmail(email);
    // A copy, made at once: more mail may come while it is read.
    List<StoredMessage> mails =
        receiver == null ? List.of() : List.copyOf(inbox(receiver).getMessages());
    return mails.stream().map(StoredMessage::getMimeMessage).toList();
  }

  /** How many codes the address has been sent; the one to await is the next. */
  public int codesSentTo(String email) {
    return codesTo(email).size();
  }

  /** Waits for the first code sent to an address. */
  public String awaitCode(String email) {
    return awaitCode(email, 0);
  }

  /** Waits for the newest code sent to an address, when so many had been sent before it. */
  public String awaitCode(String email, int sentBefore) {
    List<String> codes =
        Awaitility.await("a code for " + email)
            .atMost(Duration.ofSeconds(20))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(20))
            .until(() -> codesTo(email), sent -> sent.size() > sentBefore);
    return codes.get(codes.size() - 1);
  }

  /** A code that is not this one. */
  public static String codeOtherThan(String code) {
    return code.equals("000000") ? "000001" : "000000";
  }

  public synchronized void stop() {
    if (server != null) {
      server.stop();
    }
  }

  @Override
  public void close() {
    stop();
  }

  private List<String> codesTo(String email) {
    return mailsTo(email).stream().map(Mailbox::code).flatMap(Optional::stream).toList();
  }

  private static Optional<String> code(MimeMessage mail) {
    return CODE.matcher(GreenMailUtil.getBody(mail)).results().map(MatchResult::group).findFirst();
  }

  private MailFolder inbox(GreenMailUser receiver) {
    try {
      return server.getManagers().getImapHostManager().getInbox(receiver);
    } catch (FolderException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
