package chat.rooms.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One room as one client saw it, played back from its {@link Diary}. */
final class View {
  private final Set<String> seen = new HashSet<>();
  private final Set<Long> numbers = new HashSet<>();
  private final List<Long> starts = new ArrayList<>();
  private final List<Excuse> excuses = new ArrayList<>();
  private Place place;

  private record Place(String epoch, long seq) {}

  /** Numbers that the client was told it would not get. */
  private record Excuse(long after, long upTo) {}

  /** What may be wrong with an event. */
  enum Flaw {
    NONE,
    DOUBLE,
    /** A hole before it, a step back, or an event out of nowhere. */
    DISORDER
  }

  void placed(Diary.Placed placed) {
    if (place != null) {
      excuses.add(new Excuse(place.seq(), placed.seq()));
    }
    starts.add(placed.seq());
    place = new Place(placed.epoch(), placed.seq());
  }

  void ended() {
    if (place != null) {
      excuses.add(new Excuse(place.seq(), Long.MAX_VALUE));
    }
    place = null;
  }

  Flaw see(Diary.Seen event) {
    Place before = place;
    place = new Place(event.epoch(), event.seq());
    numbers.add(event.seq());
    if (!seen.add(event.epoch() + event.seq())) {
      return Flaw.DOUBLE;
    }
    boolean follows =
        before != null && before.epoch().equals(event.epoch()) && before.seq() + 1 == event.seq();
    return follows ? Flaw.NONE : Flaw.DISORDER;
  }

  boolean has(long seq) {
    return numbers.contains(seq)
        || excuses.stream().anyMatch(excuse -> seq > excuse.after() && seq <= excuse.upTo());
  }

  /** After which number the client was to hear a stay, or {@code otherwise} if nobody told it. */
  long startOf(StoredLog.Stay stay, long otherwise) {
    return starts.stream()
        .filter(start -> start >= stay.from() - 1 && start <= stay.to())
        .min(Long::compare)
        .orElse(otherwise);
  }
}
