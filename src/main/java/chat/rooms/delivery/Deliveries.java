package chat.rooms.delivery;

import chat.rooms.message.RoomEvent;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Brings the events of rooms to those of this node who hear them: the dispatchers, striped by room.
 */
@ApplicationScoped
public class Deliveries {
  private final List<Dispatcher> dispatchers = new ArrayList<>();
  private final List<ExecutorService> stripes = new ArrayList<>();

  @Inject private Threads threads;
  @Inject private LogReader logReader;
  @Inject private Listeners listeners;

  @PostConstruct
  void start() {
    RoomFeed.Log log = logReader.answering(this);
    for (int i = 0; i < Math.max(2, Runtime.getRuntime().availableProcessors()); i++) {
      ExecutorService stripe = threads.deliverers(1);
      stripes.add(stripe);
      dispatchers.add(new Dispatcher(stripe, log, listeners::of));
    }
  }

  @PreDestroy
  void stop() {
    stripes.forEach(ExecutorService::shutdown);
  }

  /** Takes an event that has happened on whichever node. */
  public void accept(RoomEvent event) {
    of(event.roomId()).accept(new Delivery(event));
  }

  /** Takes something fleeting. */
  void accept(Signal signal) {
    submit(signal.roomId(), feed -> feed.notice(signal));
  }

  /**
   * Lets a listener hear a room.
   *
   * @param head where the room stood when the database said that they may
   * @param position the last event that they have, at most the head's
   */
  public void attach(Listener listener, RoomHead head, long position) {
    of(head.roomId()).attach(listener, head, position);
  }

  /**
   * Brings a listener into a room that they have joined while they were listening.
   *
   * @param joinedSeq the event that brought them in, the first that they hear
   */
  public void enter(Listener listener, RoomHead head, long joinedSeq) {
    of(head.roomId()).enter(listener, head, joinedSeq);
  }

  /**
   * Waits until all that was taken before this has been brought to those who listened by then; not
   * to be called by a dispatcher.
   */
  public void settle() {
    rooms();
  }

  /** Lets a listener hear nothing any longer. */
  public void detach(Listener listener) {
    dispatchers.forEach(dispatcher -> dispatcher.detach(listener));
  }

  /** Does something with a room's feed on its dispatcher, where somebody here hears the room. */
  void submit(String roomId, Consumer<RoomFeed> action) {
    of(roomId).submit(roomId, action);
  }

  /** The rooms that somebody of this node hears. */
  List<String> rooms() {
    List<CompletableFuture<List<String>>> answers = new ArrayList<>();
    for (Dispatcher dispatcher : dispatchers) {
      CompletableFuture<List<String>> answer = new CompletableFuture<>();
      dispatcher.rooms(answer::complete);
      answers.add(answer);
    }
    return answers.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
  }

  private Dispatcher of(String roomId) {
    return dispatchers.get(Math.floorMod(roomId.hashCode(), dispatchers.size()));
  }
}
