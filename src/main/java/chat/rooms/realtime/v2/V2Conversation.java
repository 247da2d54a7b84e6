package chat.rooms.realtime.v2;

import chat.rooms.delivery.Delivery;
import chat.rooms.delivery.RoomHead;
import chat.rooms.delivery.Signal;
import chat.rooms.json.JsonWriter;
import chat.rooms.json.Members;
import chat.rooms.problem.Refusal;
import chat.rooms.realtime.Connection;
import chat.rooms.realtime.ConnectionKeeper;
import chat.rooms.realtime.Conversation;
import chat.rooms.realtime.RoomCommands;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A conversation in rooms.v2: first the hello, then everything else. */
final class V2Conversation implements Conversation {
  private static final int MOST_IN_ONE_FRAME = 100;

  private final V2Protocol protocol;
  private final Connection connection;
  private final Set<String> rooms = ConcurrentHashMap.newKeySet();
  private final Watched watched = new Watched();
  private volatile boolean greeted;

  V2Conversation(V2Protocol protocol, Connection connection) {
    this.protocol = protocol;
    this.connection = connection;
  }

  @Override
  public void begin() {
    // The client has the first word.
  }

  @Override
  public boolean isGreeted() {
    return greeted;
  }

  @Override
  public void receive(String text) {
    try {
      protocol.commands.count(connection.caller());
      receive(protocol.json.object(text));
    } catch (RuntimeException e) {
      refuse(text, protocol.refusals.of(e));
    }
  }

  @Override
  public void refuse(String text, Refusal refusal) {
    say(new Outgoing.Error(idIn(text), refusal));
  }

  @Override
  public String write(Delivery delivery) {
    return JsonWriter.write(
        new Outgoing.Event(delivery.roomId(), delivery.epoch(), delivery.event()));
  }

  @Override
  public String frame(List<String> written) {
    return "{\"type\":\"events\",\"events\":[" + String.join(",", written) + "]}";
  }

  @Override
  public int mostInOneFrame() {
    return MOST_IN_ONE_FRAME;
  }

  @Override
  public void entered(String roomId, String epoch, long seq) {
    rooms.add(roomId);
    say(new Outgoing.RoomTurn(Turn.JOINED, roomId, epoch, seq));
  }

  @Override
  public void left(String roomId) {
    rooms.remove(roomId);
  }

  @Override
  public void notice(Signal signal) {
    boolean own = signal.userId().equals(connection.userId());
    if (own && signal.kind() == Signal.Kind.TYPING) {
      return;
    }
    Long seq = signal.kind() == Signal.Kind.READ ? signal.seq() : null;
    String type = signal.kind().name().toLowerCase(Locale.ROOT);
    connection.mention(
        JsonWriter.write(new Outgoing.Notice(type, signal.roomId(), signal.userId(), seq)));
  }

  @Override
  public void heartbeat(Map<String, RoomHead> heads) {
    if (connection.isListening()) {
      List<Outgoing.Head> mine =
          rooms.stream().map(heads::get).filter(Objects::nonNull).map(Outgoing.Head::new).toList();
      connection.mention(JsonWriter.write(new Outgoing.Heartbeat(mine)));
    }
  }

  @Override
  public void missed() {
    watched.forget();
  }

  /** Whose presence the client wants to know. */
  Watched watched() {
    return watched;
  }

  /** Tells the client who has come online or gone. */
  void tell(List<Outgoing.Status> changes) {
    connection.mention(JsonWriter.write(new Outgoing.Presence(changes)));
  }

  private void receive(JsonObject frame) {
    String type = frame.get("type") instanceof JsonString text ? text.getString() : "";
    if (greeted == type.equals("hello")) {
      throw Refusal.conflict(greeted ? "hello is said once" : "hello comes first");
    }
    switch (type) {
      case "hello" -> greet(protocol.json.read(frame, Hello.class));
      case "command" -> execute(frame);
      case "read" -> read(protocol.json.read(frame, Incoming.Read.class));
      case "typing" -> typing(protocol.json.read(frame, Incoming.Typing.class));
      case "presence" -> watched.set(protocol.json.read(frame, Incoming.Watch.class).userIds());
      default -> throw Refusal.invalid("type", "is not a type of this protocol");
    }
  }

  private void greet(Hello hello) {
    Map<String, Hello.Position> positions = hello.byRoom();
    List<RoomState> states = protocol.states.of(connection.userId());
    states.forEach(state -> rooms.add(state.id()));
    greeted = true;
    say(
        new Outgoing.Welcome(
            connection.userId(),
            ConnectionKeeper.HEARTBEAT,
            protocol.settings.messageMaxChars(),
            states));
    positions.keySet().stream()
        .filter(id -> !rooms.contains(id))
        .map(id -> new Outgoing.RoomTurn(Turn.GONE, id, null, null))
        .forEach(gone -> inTurn(() -> say(gone)));
    states.forEach(state -> resume(state, positions.get(state.id())));
    inTurn(connection::listen);
  }

  /** Lets the client hear a room from its position on, or from the head where that is not to be. */
  private void resume(RoomState state, Hello.Position position) {
    Turn turn = position == null ? null : state.turnFor(position);
    if (turn == null) {
      attach(state, position == null ? state.head() : position.seq());
      return;
    }
    inTurn(
        () -> {
          say(new Outgoing.RoomTurn(turn, state.id(), state.epoch(), state.head()));
          attach(state, state.head());
        });
  }

  private void attach(RoomState state, long position) {
    protocol.deliveries.attach(connection, state.roomHead(), position);
  }

  /** Of a thousand rooms there may be more to tell than may wait to be sent. */
  private void inTurn(Runnable telling) {
    connection.awaitTurn(
        () -> {
          telling.run();
          connection.turnOver();
        });
  }

  /** The frame's id is the name under which a command acts once. */
  private void execute(JsonObject frame) {
    String id = protocol.json.read(frame, Incoming.Named.class).id();
    JsonObject keyed = Members.with(frame, "clientId", id);
    say(new Outgoing.Ack(id, protocol.commands.execute(connection.caller(), keyed)));
  }

  private void read(Incoming.Read read) {
    protocol.readPositions.advance(connection.caller(), read.roomId(), read.seq(), null);
    say(new Outgoing.Ack(read.id(), new RoomCommands.Outcome(read.roomId(), null, read.seq())));
  }

  private void typing(Incoming.Typing typing) {
    if (protocol.finder.isSmall(typing.roomId(), connection.userId())) {
      protocol.publisher.publish(Signal.typing(typing.roomId(), connection.userId()));
    }
  }

  private void say(Object frame) {
    connection.say(JsonWriter.write(frame));
  }

  /** The client's own name for what it said, or null where none can be read, or repeated. */
  private String idIn(String text) {
    try {
      return protocol.json.read(text, Incoming.Named.class).id();
    } catch (Refusal unreadable) {
      return null;
    }
  }
}
