package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** G8: who does not read harms only themselves. */
@Faulty
class SlowReaderFault {
  private static final int SLOW = 20;
  private static final int SPEAKERS = 6;

  /** In a second, of about 12 kB each: no speaker exceeds a limit. */
  private static final int MESSAGES = 120;

  /** So many fill what waits for somebody who does not read: in the application, server, system. */
  private static final int ENOUGH = 400;

  private static final double MOST = 2;
  private static final long HEAP_MARGIN = 128L << 20;

  @Test
  void readers_that_stop_reading_harm_only_themselves(FaultyCluster cluster) {
    List<Person> people = cluster.people().some(Math.min(SLOW, cluster.scale().clients()));
    Room room = Room.create(cluster.node(0), people.get(0), people.subList(1, people.size()));
    FaultyNode node = cluster.node(0);
    int pairs = cluster.scale().pairs();
    try (Trial trial = new Trial(cluster, 8, SLOW + " readers stop reading, " + pairs + " pairs")) {
      people.subList(0, SPEAKERS).forEach(person -> trial.client(person).connectTo(node));
      trial.awaitConnected();
      List<Double> ratios = new ArrayList<>();
      long dropped = 0;
      pour(cluster, trial, room);
      long heapBefore = node.usedHeap();
      for (int i = 0; i < pairs; i++) {
        List<SlowReader> readers = come(node, people);
        readers.forEach(SlowReader::readOn);
        Duration beside = pour(cluster, trial, room);
        readers.forEach(SlowReader::close);
        List<SlowReader> slow = come(node, people);
        Duration besideSlow = pour(cluster, trial, room);
        ratios.add((double) besideSlow.toNanos() / beside.toNanos());
        dropped += slow.parallelStream().filter(SlowReader::wasDropped).count();
        slow.forEach(SlowReader::close);
      }
      long growth = node.usedHeap() - heapBefore;
      double median = ratios.stream().sorted().toList().get(pairs / 2);
      trial.flawless(
          "p99 x %.1f, heap %+d MiB, %d of %d dropped"
              .formatted(median, growth >> 20, dropped, SLOW * pairs));
      assertThat(median)
          .as("others' p99, beside them and beside as many who read: " + ratios)
          .isLessThanOrEqualTo(MOST);
      assertThat(growth).as("growth of the heap").isLessThan(HEAP_MARGIN);
      assertThat(dropped).as("slow readers that were let go").isEqualTo(SLOW * pairs);
    }
  }

  private static List<SlowReader> come(FaultyNode node, List<Person> people) {
    return IntStream.range(0, SLOW)
        .mapToObj(n -> new SlowReader(node.directUri(), people.get(n % people.size())))
        .toList();
  }

  /** Long messages for a while; says the 99th percentile of their deliveries. */
  private static Duration pour(FaultyCluster cluster, Trial trial, Room room) {
    long from = System.nanoTime();
    int before = trial.journal().attempts().size();
    trial.speakAtLength(room, MESSAGES);
    trial.goOn(cluster.scale().spell());
    Trial.await(
        "enough to be said",
        Duration.ofMinutes(1),
        () -> trial.journal().attempts().size() - before >= ENOUGH);
    long to = System.nanoTime();
    return trial.verdict().percentile(99, from, to);
  }
}
