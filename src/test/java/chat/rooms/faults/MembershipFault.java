package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** G10 and G11: people come and go while messages fly. */
@Faulty
class MembershipFault {

  @Test
  void joining_while_messages_fly_leaves_no_hole(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 10, "joins at full rate")) {
      List<Room> rooms = newRooms(cluster, speakers(cluster));
      trial.everybodyConnects().speak(rooms, cluster.scale().messagesPerSecond());
      for (int i = 0; i < cluster.scale().people(); i++) {
        rooms.get(i % rooms.size()).add(cluster.node(i), newcomer(cluster, i));
      }
      trial.goOn();
      trial.flawless("0 missing, 0 doubled");
      assertThat(joined(trial)).as("told that they are in").isEqualTo(cluster.scale().people());
    }
  }

  @Test
  void a_removed_member_sees_nothing_after_their_removal(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 11, "removals under load, Redis up")) {
      removeUnderLoad(cluster, trial, () -> {});
    }
  }

  @Test
  void a_removed_member_sees_nothing_after_their_removal_with_redis_cut_off(FaultyCluster cluster) {
    try (Trial trial = new Trial(cluster, 11, "removals under load, Redis cut off")) {
      removeUnderLoad(cluster, trial, () -> cluster.nodes().forEach(node -> node.redis().cut()));
    }
  }

  private static void removeUnderLoad(FaultyCluster cluster, Trial trial, Runnable fault) {
    List<Person> leaving =
        IntStream.range(0, cluster.scale().people()).mapToObj(i -> newcomer(cluster, i)).toList();
    List<Room> rooms = newRooms(cluster, speakers(cluster));
    for (int i = 0; i < leaving.size(); i++) {
      rooms.get(i % rooms.size()).add(cluster.node(i), leaving.get(i));
    }
    trial.everybodyConnects().speak(rooms, cluster.scale().messagesPerSecond());
    trial.goOn();
    fault.run();
    for (int i = 0; i < leaving.size(); i++) {
      rooms.get(i % rooms.size()).remove(cluster.node(i), leaving.get(i));
    }
    trial.goOn();
    cluster.heal();
    Verdict verdict = trial.flawless(v -> v.beyond + " beyond N");
    assertThat(verdict.beyond).isZero();
  }

  /** The first half of the people speaks; the others come and go. */
  private static List<Person> speakers(FaultyCluster cluster) {
    return cluster.people().some(cluster.scale().clients() / 2);
  }

  private static Person newcomer(FaultyCluster cluster, int number) {
    int half = cluster.scale().clients() / 2;
    return cluster.people().some(cluster.scale().clients()).get(half + number % half);
  }

  private static List<Room> newRooms(FaultyCluster cluster, List<Person> speakers) {
    int each = Math.min(speakers.size(), 12);
    return IntStream.iterate(0, from -> from + each <= speakers.size(), from -> from + each)
        .mapToObj(from -> speakers.subList(from, from + each))
        .map(some -> Room.create(cluster.node(0), some.get(0), some.subList(1, each)))
        .toList();
  }

  private static long joined(Trial trial) {
    return trial.journal().diaries().stream()
        .flatMap(diary -> diary.places().stream())
        .filter(place -> place.why() == Diary.Why.JOINED)
        .count();
  }
}
