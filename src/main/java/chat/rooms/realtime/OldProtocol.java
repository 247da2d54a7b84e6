package chat.rooms.realtime;

import chat.rooms.delivery.Deliveries;
import chat.rooms.delivery.Delivery;
import chat.rooms.delivery.RoomHeads;
import chat.rooms.json.JsonWriter;
import chat.rooms.json.StrictJson;
import chat.rooms.message.EventView;
import chat.rooms.message.MessageView;
import chat.rooms.problem.Refusal;
import chat.rooms.problem.Refusals;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The protocol of the old API: commands come in without an answer of their own, and each event of
 * the user's rooms goes out as one message a frame, from the moment of connecting.
 */
@ApplicationScoped
public class OldProtocol implements Protocol {
  private static final Logger LOG = Logger.getLogger(OldProtocol.class.getName());

  @EJB private RoomHeads heads;
  @Inject private Deliveries deliveries;
  @Inject private RoomCommands commands;
  @Inject private StrictJson json;
  @Inject private Refusals refusals;

  @Override
  public String name() {
    return "";
  }

  @Override
  public Conversation with(Connection connection) {
    return new OldConversation(connection);
  }

  /** A message as it goes out, with the number of the event that tells of it. */
  public record Frame(
      String id,
      Instant createdAt,
      Instant updatedAt,
      String roomId,
      String userId,
      String text,
      String command,
      String targetId,
      long seq,
      String clientId,
      long event) {

    /** What happened is the event's: the message may be edited or gone by the time of a replay. */
    static Frame of(EventView event) {
      MessageView message = event.message();
      return new Frame(
          message.id(),
          message.createdAt(),
          message.updatedAt(),
          message.roomId(),
          message.userId(),
          message.text(),
          event.command(),
          event.targetId(),
          message.seq(),
          message.clientId(),
          event.seq());
    }
  }

  /** What a refused command is answered with. */
  public record Error(String command, String error) {}

  private final class OldConversation implements Conversation {
    private final Connection connection;
    private volatile boolean begun;

    private OldConversation(Connection connection) {
      this.connection = connection;
    }

    @Override
    public void begin() {
      try {
        heads
            .heardBy(connection.userId())
            .forEach(heard -> deliveries.attach(connection, heard.head(), heard.head().lastSeq()));
        // What brought the user into a room of these is no news to who listens only after it.
        deliveries.settle();
        connection.listen();
      } catch (RuntimeException e) {
        // It would be open, and hear nothing.
        LOG.log(Level.FINE, "a conversation could not begin", e);
        connection.close(CloseCode.DATABASE_AWAY);
      } finally {
        begun = true;
      }
    }

    @Override
    public boolean isGreeted() {
      return begun;
    }

    @Override
    public void receive(String text) {
      try {
        commands.count(connection.caller());
        commands.execute(connection.caller(), json.object(text));
      } catch (RuntimeException e) {
        refuse(text, refusals.of(e));
      }
    }

    @Override
    public void refuse(String text, Refusal refusal) {
      connection.say(JsonWriter.write(new Error("Error", refusal.getMessage())));
    }

    @Override
    public String write(Delivery delivery) {
      return JsonWriter.write(Frame.of(delivery.event()));
    }

    @Override
    public String frame(List<String> written) {
      return written.get(0);
    }

    @Override
    public int mostInOneFrame() {
      return 1;
    }
  }
}
