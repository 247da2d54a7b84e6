package chat.rooms.realtime;

import chat.rooms.Ids;
import chat.rooms.delivery.Delivery;
import chat.rooms.delivery.Listener;
import chat.rooms.delivery.Listeners;
import chat.rooms.delivery.RoomHead;
import chat.rooms.delivery.Signal;
import chat.rooms.delivery.Threads;
import chat.rooms.problem.Refusal;
import chat.rooms.security.Caller;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One open socket: whose it is, what it hears and what it says. */
public final class Connection implements Listener {
  private static final Logger LOG = Logger.getLogger(Connection.class.getName());

  private final String id = Ids.next();
  private final Session session;
  private final Caller caller;
  private final Listeners listeners;
  private final Executor keepers;
  private final Conversation conversation;
  private final Pulse pulse;
  private final Outbox outbox;
  private final CatchUps catchUps;
  private final CommandQueue commands;
  private final Map<String, RoomHead> ends = new ConcurrentHashMap<>();
  private final AtomicBoolean closing = new AtomicBoolean();
  private volatile long roomsVersion = -1;
  private volatile boolean listening;
  private volatile boolean gone;

  /**
   * @param threads for what may wait: commands, and closing
   * @param writers for sends, which do not
   */
  Connection(
      Session session,
      Caller caller,
      Protocol protocol,
      Listeners listeners,
      Threads threads,
      Executor writers) {
    this.session = session;
    this.caller = caller;
    this.listeners = listeners;
    this.pulse = new Pulse(session);
    this.keepers = threads.keepers();
    this.conversation = protocol.with(this);
    this.outbox = new Outbox(new Wire(), writers);
    this.catchUps = new CatchUps(outbox::whenReady);
    this.commands = new CommandQueue(command -> executor(threads).execute(command));
  }

  private Executor executor(Threads threads) {
    return conversation.isGreeted() ? threads.workers() : threads.greeters();
  }

  void open() {
    commands.offer(conversation::begin);
  }

  /** All rooms that the user is in are attached: from now on, so is each that they come into. */
  public void listen() {
    listening = true;
    listeners.add(this);
    if (gone) {
      listeners.remove(this);
    }
  }

  /** Whether the user's rooms are attached, so that one which is not is new. */
  public boolean isListening() {
    return listening;
  }

  /** The socket is closed. */
  void closed() {
    gone = true;
    listeners.remove(this);
  }

  /** Takes what the client says; it is carried out after what was said before. */
  void receive(String text) {
    if (!commands.offer(() -> conversation.receive(text))) {
      conversation.refuse(text, Refusal.unavailable("too many commands are waiting"));
    }
  }

  /** The client sends bytes, which neither protocol has; told in the order of what it says. */
  void refuseBytes() {
    Refusal refusal = Refusal.malformed("a frame is a text, not bytes");
    if (!commands.offer(() -> conversation.refuse("", refusal))) {
      conversation.refuse("", refusal);
    }
  }

  /** Tells the client something that it may not miss. */
  public void say(String frame) {
    outbox.frame(frame);
  }

  /** Tells the client something that it may miss. */
  public void mention(String frame) {
    outbox.fleeting(frame);
  }

  @Override
  public void hear(Delivery delivery) {
    outbox.event(delivery.frame(conversation.getClass(), conversation::write));
  }

  @Override
  public void awaitTurn(Runnable turn) {
    catchUps.await(turn);
  }

  @Override
  public void turnOver() {
    catchUps.turnOver();
  }

  @Override
  public boolean isReady() {
    return outbox.isReady();
  }

  @Override
  public void entered(String roomId, String epoch, long seq) {
    conversation.entered(roomId, epoch, seq);
  }

  @Override
  public void left(String roomId, String epoch, long seq) {
    ends.put(roomId, new RoomHead(roomId, epoch, seq));
    conversation.left(roomId);
  }

  @Override
  public boolean hasLeft(String roomId, String epoch, long seq) {
    RoomHead end = ends.get(roomId);
    return end != null && end.epoch().equals(epoch) && end.lastSeq() > seq;
  }

  /** Who comes anew is told where each room stands, and is asked for their rights. */
  @Override
  public void reset(String roomId) {
    close(CloseCode.HISTORY_RESET);
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public void notice(Signal signal) {
    conversation.notice(signal);
  }

  void heartbeat(Map<String, RoomHead> heads) {
    conversation.heartbeat(heads);
  }

  /** Closes the socket, once; the closing itself may wait, and so does not happen here. */
  void close(CloseCode code) {
    if (closing.compareAndSet(false, true)) {
      outbox.close();
      keepers.execute(() -> closeNow(code));
    }
  }

  Pulse pulse() {
    return pulse;
  }

  /** Whether it has been brought into all rooms that the user had at this version. */
  boolean knows(long version) {
    return version == roomsVersion;
  }

  /** It has been brought into all rooms that the user had at this version. */
  void learned(long version) {
    roomsVersion = version;
  }

  String id() {
    return id;
  }

  public Conversation conversation() {
    return conversation;
  }

  public Caller caller() {
    return caller;
  }

  @Override
  public String userId() {
    return caller.userId();
  }

  String sessionId() {
    return caller.sessionId();
  }

  boolean isExpired() {
    return !caller.expiresAt().isAfter(Instant.now());
  }

  /** Closes the socket, and waits for it. */
  void closeNow(CloseCode code) {
    try {
      session.close(code.closeReason());
    } catch (IOException | IllegalStateException e) {
      LOG.log(Level.FINE, "the socket was gone already", e);
    }
  }

  /** This socket, as its outbox uses it. */
  private final class Wire implements Outbox.Wire {
    @Override
    public void send(String frame, Consumer<Throwable> sent) {
      try {
        session.getAsyncRemote().sendText(frame, result -> sent.accept(result.getException()));
      } catch (RuntimeException | Error e) {
        // The server throws an Error at a text that UTF-8 cannot write.
        LOG.log(Level.FINE, "a frame could not be sent", e);
        sent.accept(e);
      }
    }

    @Override
    public String frame(List<String> events) {
      return conversation.frame(events);
    }

    @Override
    public int mostInOneFrame() {
      return conversation.mostInOneFrame();
    }

    @Override
    public void dropped() {
      conversation.missed();
    }

    @Override
    public void overflowed() {
      close(CloseCode.SLOW_CONSUMER);
    }

    @Override
    public void failed() {
      close(CloseCode.NOT_SENT);
    }
  }
}
