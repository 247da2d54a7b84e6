package chat.rooms.faults;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Somebody's client as the protocol wants it: it resumes where it was, at the next node, with
 * jitter, whenever its connection ends, goes silent, or leaves a command without an answer.
 */
final class Client implements Wire.Ear, AutoCloseable {
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(31);

  /** For the welcome, as in the client library, and for answers. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** Whoever waits for so many answers says nothing more, as people do. */
  private static final int MOST_WAITING = 5;

  /** Codes from 4000 to 4499 say: do not come back as you are. */
  private static final int DO_NOT_RETURN = 4000;

  private static final int RETURN = 4500;

  private final Person person;
  private final List<FaultyNode> nodes;
  private final ScheduledExecutorService clock;
  private final Receiver receiver;
  private final Sender sender;
  private final RestSender rest;
  private final Backoff backoff = new Backoff();
  private int node;
  private Wire wire;
  private long connectedAt;
  private volatile boolean greeted;
  private volatile boolean away = true;
  private volatile int lastCode;

  Client(
      Person person,
      int node,
      List<FaultyNode> nodes,
      ScheduledExecutorService clock,
      Journal journal) {
    this.person = person;
    this.node = node % nodes.size();
    this.nodes = nodes;
    this.clock = clock;
    this.receiver = new Receiver(journal.diaryOf(person.id()));
    this.sender = new Sender(clock);
    this.rest = new RestSender(person, nodes, clock);
  }

  /** Connects, and stays connected. */
  synchronized Client connect() {
    away = false;
    dial();
    return this;
  }

  /** Connects to a node, whichever it was at before. */
  synchronized Client connectTo(FaultyNode wanted) {
    node = nodes.indexOf(wanted);
    return connect();
  }

  /** Ends the connection without a word, and stays away. */
  void leave() {
    Wire current;
    synchronized (this) {
      away = true;
      greeted = false;
      current = wire;
      wire = null;
    }
    if (current != null) {
      current.abort();
    }
  }

  /** Stays connected for as long as the connection lasts, and no longer. */
  synchronized void doNotReturn() {
    away = true;
  }

  /** To be called now and then: gives up a connection that does not do. */
  void check() {
    Wire suspect;
    synchronized (this) {
      boolean waited = System.nanoTime() - connectedAt > LONGEST_WAIT.toNanos();
      boolean unanswered = waited && (!greeted || sender.patience().compareTo(LONGEST_WAIT) > 0);
      suspect =
          wire != null && (wire.silence().compareTo(LONGEST_SILENCE) > 0 || unanswered)
              ? wire
              : null;
    }
    if (suspect != null) {
      suspect.abort();
    }
  }

  @Override
  public void opened(Wire opened) {
    opened.say(receiver.hello());
  }

  @Override
  public synchronized void heard(Wire from, JsonObject frame) {
    if (from != wire) {
      return;
    }
    receiver.hear(frame);
    if (frame.getString("type").equals("welcome")) {
      greeted = true;
      backoff.reset();
      sender.greeted(from);
    } else {
      sender.hear(frame);
    }
  }

  @Override
  public synchronized void ended(Wire ended, int code) {
    if (ended != wire) {
      return;
    }
    lastCode = code;
    wire = null;
    greeted = false;
    sender.parted();
    if (code < DO_NOT_RETURN || code >= RETURN) {
      node = (node + 1) % nodes.size();
      comeBack();
    }
  }

  boolean isConnected() {
    return greeted;
  }

  /** Whether the client means to be connected. */
  boolean isAway() {
    return away;
  }

  /** With which code the last connection ended. */
  int lastCode() {
    return lastCode;
  }

  Person person() {
    return person;
  }

  Receiver receiver() {
    return receiver;
  }

  Sender sender() {
    return sender;
  }

  RestSender rest() {
    return rest;
  }

  /** Whether answers are so late that a person would wait for them before saying more. */
  boolean isWaiting() {
    return sender.waiting() + rest.waiting() >= MOST_WAITING;
  }

  synchronized Wire wire() {
    return wire;
  }

  synchronized FaultyNode node() {
    return nodes.get(node);
  }

  @Override
  public void close() {
    leave();
  }

  private synchronized void dial() {
    if (!away && wire == null) {
      connectedAt = System.nanoTime();
      wire = Wire.open(nodes.get(node).uri(), person, this);
    }
  }

  private void comeBack() {
    try {
      clock.schedule(this::dial, backoff.next(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException trialIsOver) {
      away = true;
    }
  }
}
