package chat.rooms.faults;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * One room as one client saw it, played back from its {@link Diary}. When the user was a member is
 * known from the log: a beginning or an end that the server tells of counts only where it is one.
 */
final class View {
  private final List<StoredLog.Stay> stays;
  private final Set<String> seen = new HashSet<>();
  private final Set<Long> numbers = new HashSet<>();
  private final List<Long> starts = new ArrayList<>();
  private final List<Excuse> excuses = new ArrayList<>();
  private Place place;

  /**
   * Where the client is.
   *
   * @param end the last number of the stay that the client is in
   */
  private record Place(String epoch, long seq, long end) {}

  /** Numbers that the client need not get. */
  private record Excuse(long after, long upTo) {
    boolean covers(long seq) {
      return seq > after && seq <= upTo;
    }
  }

  /** What may be wrong with an entry. */
  enum Flaw {
    NONE,
    DOUBLE,
    /**
     * A hole before it, a step back, or an event out of nowhere; {@code joined} where no stay
     * begins, or {@code gone} to a member.
     */
    DISORDER
  }

  /**
   * @param stays of the user in the room
   */
  View(List<StoredLog.Stay> stays) {
    this.stays = stays;
  }

  Flaw play(Diary.Entry entry) {
    if (entry instanceof Diary.Seen event) {
      return see(event);
    }
    return entry instanceof Diary.Placed placed ? placed(placed) : ended();
  }

  boolean has(long seq) {
    return numbers.contains(seq) || excuses.stream().anyMatch(excuse -> excuse.covers(seq));
  }

  boolean isMemberAt(long seq) {
    return stays.stream().anyMatch(stay -> stay.covers(seq));
  }

  /** After which number the client was to hear a stay, or {@code otherwise} if nobody told it. */
  long startOf(StoredLog.Stay stay, long otherwise) {
    return starts.stream()
        .filter(start -> start >= stay.from() - 1 && start < stay.to())
        .min(Long::compare)
        .orElse(otherwise);
  }

  private Flaw see(Diary.Seen event) {
    Place before = place;
    place = new Place(event.epoch(), event.seq(), endOf(event.seq()));
    numbers.add(event.seq());
    if (!seen.add(event.epoch() + event.seq())) {
      return Flaw.DOUBLE;
    }
    boolean follows =
        before != null && before.epoch().equals(event.epoch()) && before.seq() + 1 == event.seq();
    return follows ? Flaw.NONE : Flaw.DISORDER;
  }

  private Flaw placed(Diary.Placed placed) {
    return switch (placed.why()) {
      case WELCOME -> welcomed(placed);
      case JOINED -> joined(placed);
      case LIMITED, RESET -> restarted(placed);
    };
  }

  private Flaw welcomed(Diary.Placed placed) {
    // Whoever is welcomed in the middle of a stay had not left it, whenever it ended.
    excuses.removeIf(excuse -> excuse.covers(placed.seq()));
    return begin(placed, placed.seq());
  }

  private Flaw joined(Diary.Placed placed) {
    long first = placed.seq() + 1;
    boolean comes = stays.stream().anyMatch(stay -> stay.from() == first);
    return comes ? begin(placed, first) : Flaw.DISORDER;
  }

  private Flaw restarted(Diary.Placed placed) {
    if (place != null) {
      excuses.add(new Excuse(place.seq(), placed.seq()));
    }
    return begin(placed, placed.seq());
  }

  /**
   * @param member a number at which the user is in the room
   */
  private Flaw begin(Diary.Placed placed, long member) {
    starts.add(placed.seq());
    // Where nothing has happened yet, the first event is still to come.
    place = new Place(placed.epoch(), placed.seq(), endOf(Math.max(member, 1)));
    return Flaw.NONE;
  }

  private Flaw ended() {
    Place last = place;
    place = null;
    if (last == null) {
      return Flaw.NONE;
    }
    if (last.end() == StoredLog.Stay.OPEN) {
      return Flaw.DISORDER;
    }
    excuses.add(new Excuse(last.seq(), last.end()));
    return Flaw.NONE;
  }

  /** The last number of the stay that this one belongs to, or itself where it belongs to none. */
  private long endOf(long seq) {
    return stays.stream()
        .filter(stay -> stay.covers(seq))
        .mapToLong(StoredLog.Stay::to)
        .findFirst()
        .orElse(seq);
  }
}
