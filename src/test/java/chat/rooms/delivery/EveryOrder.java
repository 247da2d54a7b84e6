package chat.rooms.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Plays something again and again until every order has been seen in which its steps can happen. A
 * play that fails names the steps that led there.
 */
final class EveryOrder {
  /** The choices of the order at hand, each with how many there were to choose from. */
  private final List<int[]> choices = new ArrayList<>();

  private EveryOrder() {}

  /** Something that goes on by steps, of which more than one may be the next. */
  abstract static class Play {
    private final List<Step> open = new ArrayList<>();

    /** From now on, and once, this may happen. */
    final void may(String name, Runnable action) {
      open.add(new Step(name, action));
    }

    /** Nothing may happen any longer: looks at what has come of it. */
    abstract void end();

    /** Takes one of the steps that may happen now. */
    final String take(int index) {
      Step step = open.remove(index);
      step.action().run();
      return step.name();
    }

    final int open() {
      return open.size();
    }
  }

  private record Step(String name, Runnable action) {}

  /**
   * Plays every order.
   *
   * @return how many there are
   */
  static int of(Supplier<? extends Play> plays) {
    EveryOrder orders = new EveryOrder();
    int count = 0;
    do {
      orders.play(plays.get());
      count++;
    } while (orders.hasNext());
    return count;
  }

  private void play(Play play) {
    List<String> taken = new ArrayList<>();
    try {
      for (int i = 0; play.open() > 0; i++) {
        taken.add(play.take(choice(i, play.open())));
      }
      play.end();
    } catch (AssertionError | RuntimeException failure) {
      throw new AssertionError("in the order " + taken + ": " + failure.getMessage(), failure);
    }
  }

  private int choice(int step, int open) {
    if (step == choices.size()) {
      choices.add(new int[] {0, open});
    }
    return choices.get(step)[0];
  }

  /** Goes back to the last step that has another choice, and takes that. */
  private boolean hasNext() {
    while (!choices.isEmpty()) {
      int[] last = choices.get(choices.size() - 1);
      if (++last[0] < last[1]) {
        return true;
      }
      choices.remove(choices.size() - 1);
    }
    return false;
  }
}
