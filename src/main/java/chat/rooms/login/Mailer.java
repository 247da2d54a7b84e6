package chat.rooms.login;

import chat.rooms.Settings;
import chat.rooms.Settings.Smtp;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends mail, after the call that asked for it has been answered. A mail server that is down
 * neither fails nor delays a call: the mail is lost, and the log says so, without the mail's text.
 */
@ManagedExecutorDefinition(name = Mailer.EXECUTOR, maxAsync = 2)
@ApplicationScoped
public class Mailer {
  static final String EXECUTOR = "java:app/concurrent/mail";

  /** With a server that takes its time, more than this would not arrive while a code is good. */
  static final int MOST_WAITING = 200;

  private static final Logger LOG = Logger.getLogger(Mailer.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  @Resource(lookup = EXECUTOR, type = ManagedExecutorService.class)
  private Executor executor;

  private final Semaphore places = new Semaphore(MOST_WAITING);
  private final Optional<MailServer> server;
  private final boolean shows;

  @Inject
  public Mailer(Settings settings) {
    this(settings.smtp(), settings.environment().isDev(), null);
  }

  Mailer(Optional<Smtp> smtp, boolean dev, Executor executor) {
    this.server = smtp.map(known -> new MailServer(known, TIMEOUT));
    this.shows = dev && smtp.isEmpty();
    this.executor = executor;
  }

  /** For the container's proxy. */
  protected Mailer() {
    this(Optional.empty(), false, null);
  }

  /**
   * Sends a mail soon, and returns at once.
   *
   * @param mayReceive whether somebody gets mail at all, which takes a while to find out: it is
   *     asked when the call has been answered, whose time so tells nothing about the address
   * @throws IllegalArgumentException where the address or the subject is more than one line
   */
  public void send(String to, String subject, String text, Predicate<String> mayReceive) {
    Letter letter = new Letter(to, subject, text);
    if (!places.tryAcquire()) {
      LOG.warning("a mail was dropped, because " + MOST_WAITING + " others are waiting");
      return;
    }
    try {
      executor.execute(() -> deliverAndLeave(letter, mayReceive));
    } catch (RejectedExecutionException stopping) {
      places.release();
      LOG.warning("a mail was dropped, because the server is stopping");
    }
  }

  private void deliverAndLeave(Letter letter, Predicate<String> mayReceive) {
    try {
      if (mayReceive.test(letter.to())) {
        deliver(letter);
      }
    } catch (MessagingException | RuntimeException failure) {
      LOG.log(Level.WARNING, "a mail was not sent: {0}", causes(failure, letter));
    } finally {
      places.release();
    }
  }

  private void deliver(Letter letter) throws MessagingException {
    if (server.isPresent()) {
      server.get().deliver(letter);
    } else if (shows) {
      LOG.info(() -> onConsole(letter));
    }
  }

  /** In dev without a mail server, this is how codes reach their owner. */
  private static String onConsole(Letter letter) {
    return """

        ┌─ Mail to %s: %s
        │ %s
        └─
        """
        .formatted(letter.to(), letter.subject(), letter.text().strip().replace("\n", "\n│ "));
  }

  /** One line: what went wrong, and why; to whom is nobody's business who reads a log. */
  private static String causes(Throwable failure, Letter letter) {
    String cause = failure.getCause() == null ? "" : ", " + failure.getCause();
    return (failure + cause).replace(letter.to(), "(receiver)").replaceAll("\\s+", " ");
  }
}
