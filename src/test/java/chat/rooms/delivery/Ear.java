package chat.rooms.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * A listener that remembers what it was told, and fails as soon as that is no sequence: an event
 * that is not the next of its room, one of a room that it is not in, or one after the end.
 */
final class Ear implements Listener {
  private final String userId;
  private final Map<String, RoomHead> positions = new HashMap<>();
  private final Map<String, RoomHead> ends = new HashMap<>();
  private final List<Long> heard = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final List<Signal> signals = new ArrayList<>();
  private final Queue<Runnable> turns = new ArrayDeque<>();
  private boolean turnTaken;
  private boolean reset;
  private boolean gone;
  private boolean broken;
  private int space = Integer.MAX_VALUE;

  Ear(String userId) {
    this.userId = userId;
  }

  /** It says where it is in a room, as a client does that connects. */
  Ear from(String roomId, String epoch, long position) {
    positions.put(roomId, new RoomHead(roomId, epoch, position));
    return this;
  }

  /** Takes this many events more of catch-ups, and then no other before it is called again. */
  void spaceFor(int events) {
    space = events;
    nextTurn();
  }

  void leavesForGood() {
    gone = true;
  }

  /** Fails to hear, or no longer. */
  void breaks(boolean isBroken) {
    broken = isBroken;
  }

  /** The numbers that it heard, in their order. */
  List<Long> heard() {
    return heard;
  }

  /** All that it was told, in a few words each. */
  List<String> told() {
    return told;
  }

  List<Signal> signals() {
    return signals;
  }

  boolean isIn(String roomId) {
    return positions.containsKey(roomId);
  }

  boolean wasReset() {
    return reset;
  }

  @Override
  public String userId() {
    return userId;
  }

  @Override
  public void hear(Delivery delivery) {
    if (broken) {
      throw new IllegalStateException("broken");
    }
    RoomHead position = positions.get(delivery.roomId());
    assertThat(reset).as("%s is reset, and hears no %s", userId, delivery.seq()).isFalse();
    assertThat(position).as("where %s is, who hears %s", userId, delivery.seq()).isNotNull();
    assertThat(delivery.epoch()).isEqualTo(position.epoch());
    assertThat(delivery.seq()).as("what %s hears next", userId).isEqualTo(position.lastSeq() + 1);
    from(delivery.roomId(), delivery.epoch(), delivery.seq());
    heard.add(delivery.seq());
    told.add("heard " + delivery.seq());
    space--;
  }

  @Override
  public void awaitTurn(Runnable turn) {
    turns.add(turn);
    nextTurn();
  }

  @Override
  public void turnOver() {
    turnTaken = false;
    nextTurn();
  }

  @Override
  public boolean isReady() {
    return space > 0;
  }

  @Override
  public void entered(String roomId, String epoch, long seq) {
    assertThat(positions).as("%s enters once", userId).doesNotContainKey(roomId);
    from(roomId, epoch, seq);
    told.add("entered " + seq);
  }

  @Override
  public void left(String roomId, String epoch, long seq) {
    assertThat(positions.remove(roomId)).isEqualTo(new RoomHead(roomId, epoch, seq));
    ends.put(roomId, new RoomHead(roomId, epoch, seq));
    told.add("left " + seq);
  }

  @Override
  public boolean hasLeft(String roomId, String epoch, long after) {
    RoomHead end = ends.get(roomId);
    return end != null && end.epoch().equals(epoch) && end.lastSeq() > after;
  }

  @Override
  public void reset(String roomId) {
    reset = true;
    told.add("reset");
  }

  @Override
  public boolean isGone() {
    return gone;
  }

  @Override
  public void notice(Signal signal) {
    signals.add(signal);
  }

  private void nextTurn() {
    if (!turnTaken && isReady() && !turns.isEmpty()) {
      turnTaken = true;
      turns.poll().run();
    }
  }
}
