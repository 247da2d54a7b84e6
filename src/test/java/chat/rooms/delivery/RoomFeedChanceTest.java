package chat.rooms.delivery;

import static chat.rooms.delivery.RoomLog.EPOCH;
import static chat.rooms.delivery.RoomLog.ROOM;
import static chat.rooms.delivery.RoomPlay.numbers;
import static org.assertj.core.api.Assertions.assertThat;

import chat.rooms.room.Command;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Longer stories than can be told in every order; the seed tells one again. */
class RoomFeedChanceTest {

  @Test
  void however_chance_mixes_it_everybody_hears_a_sequence_without_a_hole() {
    for (int seed = 0; seed < 2_000; seed++) {
      try {
        new Chance(seed).play();
      } catch (AssertionError | RuntimeException failure) {
        throw new AssertionError("with the seed " + seed, failure);
      }
    }
  }

  /** A room in which chance decides what happens, who comes and goes, and what arrives when. */
  private static final class Chance {
    private final Random random;
    private final RoomLog log = new RoomLog(EPOCH);
    private final RoomFeed feed = new RoomFeed(log.roomHead(), log);
    private final Ear bob = new Ear("bob").from(ROOM, EPOCH, 0);
    private final Ear anna = new Ear("anna").from(ROOM, EPOCH, 0);
    private final List<Runnable> arriving = new ArrayList<>();
    private final Set<Long> forAnna = new HashSet<>();
    private boolean member = true;
    private long since;

    Chance(int seed) {
      random = new Random(seed);
      feed.attach(bob, 0, 0);
      feed.attach(anna, 0, 0);
    }

    void play() {
      for (int step = 0; step < 200; step++) {
        switch (random.nextInt(5)) {
          case 0 -> happen();
          case 1 -> look();
          case 2 -> anna.spaceFor(random.nextInt(4));
          default -> arrive();
        }
        log.asked().forEach(reading -> arriving.add(() -> answer(reading)));
      }
      settle();
      assertThat(bob.heard()).isEqualTo(numbers(1, log.head()));
      assertThat(anna.isIn(ROOM)).isEqualTo(member);
      assertThat(anna.wasReset()).isFalse();
      assertThat(forAnna).containsAll(anna.heard());
    }

    private void happen() {
      boolean moves = random.nextInt(4) == 0;
      if (moves) {
        member = !member;
      }
      Command command = member ? Command.ADD_USER : Command.REMOVE_USER;
      long seq =
          moves ? log.add(command, "anna").seq() : log.add(Command.CREATE_MESSAGE, ROOM).seq();
      since = moves ? seq : since;
      if (member || moves) {
        forAnna.add(seq);
      }
      if (random.nextInt(3) > 0) {
        arriving.add(() -> feed.offer(log.copy(seq)));
      }
      if (moves && member) {
        arriving.add(() -> feed.enter(anna, seq, seq));
      }
    }

    /** The database is looked at now, and what it showed is told at some later time. */
    private void look() {
      long head = log.head();
      arriving.add(() -> feed.head(EPOCH, head));
      if (member) {
        long joined = since;
        arriving.add(() -> feed.enter(anna, joined, head));
      }
    }

    private void arrive() {
      if (!arriving.isEmpty()) {
        arriving.remove(random.nextInt(arriving.size())).run();
      }
    }

    private void answer(RoomLog.Reading reading) {
      if (random.nextInt(4) == 0) {
        reading.fail(feed);
      } else {
        reading.answer(feed, log.read(reading));
      }
    }

    private void settle() {
      while (!arriving.isEmpty()) {
        arrive();
        log.asked().forEach(reading -> arriving.add(() -> answer(reading)));
      }
      anna.spaceFor(Integer.MAX_VALUE);
      for (int i = 0; i < 3; i++) {
        feed.head(EPOCH, log.head());
        log.answerAll(feed);
        if (member) {
          feed.enter(anna, since, log.head());
        }
      }
      log.answerAll(feed);
    }
  }
}
