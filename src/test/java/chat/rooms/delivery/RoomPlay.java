package chat.rooms.delivery;

import static chat.rooms.delivery.RoomLog.EPOCH;
import static chat.rooms.delivery.RoomLog.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.room.Command;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;

/**
 * A room in which things happen one after another, while their copies, and what the feed reads of
 * the log, arrive whenever they like. Bob is there from the beginning, and hears all; Anna comes
 * and goes as the test says.
 */
final class RoomPlay extends EveryOrder.Play {
  final RoomLog log = new RoomLog(EPOCH);
  final RoomFeed feed = new RoomFeed(log.roomHead(), log);
  final Ear anna = new Ear("anna");
  final Ear bob = new Ear("bob").from(ROOM, EPOCH, 0);

  private final Map<Long, Runnable> after = new HashMap<>();
  private LongUnaryOperator copies = seq -> 1;
  private int failing;
  private int readings;
  private Consumer<RoomPlay> end = play -> {};

  RoomPlay() {
    feed.attach(bob, 0, 0);
  }

  /** What may happen in a room. */
  enum Happening {
    MESSAGE(Command.CREATE_MESSAGE, ROOM),
    ANNA_IS_ADDED(Command.ADD_USER, "anna"),
    ANNA_IS_REMOVED(Command.REMOVE_USER, "anna"),
    DELETION(Command.DELETE_ROOM, ROOM);

    private final Command command;
    private final String targetId;

    Happening(Command command, String targetId) {
      this.command = command;
      this.targetId = targetId;
    }
  }

  /** These happen, in this order. */
  RoomPlay happens(Happening... happenings) {
    after.getOrDefault(0L, () -> {}).run();
    next(List.of(happenings));
    return this;
  }

  /** How many copies of an event arrive. */
  RoomPlay copies(LongUnaryOperator timesBySeq) {
    copies = timesBySeq;
    return this;
  }

  /** These readings fail, each by the bit of its number. */
  RoomPlay failing(int bits) {
    failing = bits;
    return this;
  }

  /** Once this event is committed, Anna asks where the room stands, and attaches with that. */
  RoomPlay connectsAfter(long seq, long position) {
    after.put(seq, () -> may("anna asks", () -> attaches(position, log.head())));
    return this;
  }

  /** Anna asks as soon as this event is committed, and attaches with that. */
  RoomPlay attachesAfter(long seq, long position) {
    after.put(seq, () -> attaches(position, seq));
    return this;
  }

  /** Once this event is committed, it is seen this many times that it has brought Anna in. */
  RoomPlay entersAfter(long seq, int times) {
    after.put(
        seq,
        () -> {
          for (int i = 0; i < times; i++) {
            step("anna enters", () -> feed.enter(anna, seq, seq));
          }
        });
    return this;
  }

  /** What must have come of it. */
  RoomPlay endsWith(Consumer<RoomPlay> expectation) {
    end = expectation;
    return this;
  }

  /** The node looks at the room's head, until it has read all that it lacks. */
  void reconcile() {
    do {
      feed.head(EPOCH, log.head());
      log.answerAll(feed);
    } while (feed.delivered() < log.head());
  }

  @Override
  void end() {
    end.accept(this);
    assertThat(bob.heard()).isEqualTo(numbers(1, log.head()));
  }

  static List<Long> numbers(long first, long last) {
    return LongStream.rangeClosed(first, last).boxed().toList();
  }

  private void next(List<Happening> rest) {
    if (!rest.isEmpty()) {
      may(
          "commit " + (log.head() + 1),
          () -> {
            committed(log.add(rest.get(0).command, rest.get(0).targetId).seq());
            next(rest.subList(1, rest.size()));
          });
    }
  }

  private void committed(long seq) {
    for (int i = 0; i < copies.applyAsLong(seq); i++) {
      step("copy " + seq, () -> feed.offer(log.copy(seq)));
    }
    after.getOrDefault(seq, () -> {}).run();
  }

  private void attaches(long position, long head) {
    anna.from(ROOM, EPOCH, position);
    step("anna attaches", () -> feed.attach(anna, position, head));
  }

  private void step(String name, Runnable action) {
    may(
        name,
        () -> {
          action.run();
          log.asked().forEach(this::mayBeRead);
        });
  }

  private void mayBeRead(RoomLog.Reading reading) {
    may(
        "read after " + reading.after(),
        () -> {
          List<Delivery> events = log.read(reading);
          step("answer after " + reading.after(), () -> answer(reading, events));
        });
  }

  private void answer(RoomLog.Reading reading, List<Delivery> events) {
    if ((failing & 1 << readings++) == 0) {
      reading.answer(feed, events);
    } else {
      reading.fail(feed);
    }
  }
}
