package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** One guarantee put to the test: clients that speak and listen while something goes wrong. */
final class Trial implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** How many come together; a storm of those who come back is a fault of its own. */
  private static final int AT_ONCE = 20;

  private final FaultyCluster cluster;
  private final int guarantee;
  private final String fault;
  private final Oracle oracle;
  private final Journal journal = new Journal();
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
  private final List<Client> clients = new ArrayList<>();
  private Load load;
  private Duration recovery;

  Trial(FaultyCluster cluster, int guarantee, String fault) {
    this.cluster = cluster;
    this.guarantee = guarantee;
    this.fault = fault;
    this.oracle = new Oracle(() -> StoredLog.read(cluster));
    clock.scheduleAtFixedRate(() -> clients().forEach(Client::check), 1, 1, TimeUnit.SECONDS);
  }

  /** The members of all rooms come, each to one of the nodes by turns. */
  Trial everybodyConnects() {
    cluster.warmUp();
    cluster.rooms();
    cluster.people().some(cluster.scale().clients()).forEach(this::client);
    List<Client> all = clients();
    for (int i = 0; i < all.size(); i += AT_ONCE) {
      all.subList(i, Math.min(i + AT_ONCE, all.size())).forEach(Client::connect);
      awaitConnected();
    }
    return this;
  }

  /** A client that is not connected yet. */
  synchronized Client client(Person person) {
    Client client = new Client(person, clients.size(), cluster.nodes(), clock, journal);
    clients.add(client);
    return client;
  }

  synchronized List<Client> clients() {
    return List.copyOf(clients);
  }

  /** Everybody who is connected speaks, until {@link #hush}. */
  Trial speak() {
    return speak(cluster.rooms(), cluster.scale().messagesPerSecond());
  }

  /** The same, in some rooms only. */
  Trial speak(List<Room> rooms, int perSecond) {
    load = new Load(clients(), rooms, journal, clock, perSecond, "");
    return this;
  }

  /** The same in one room, in messages of about 12 kB. */
  void speakAtLength(Room room, int perSecond) {
    String filler = "\u5b57".repeat(3_900);
    load = new Load(clients(), List.of(room), journal, clock, perSecond, filler);
  }

  void hush() {
    if (load != null) {
      load.close();
    }
  }

  /** Lets things be as they are for a spell. */
  void goOn() {
    goOn(cluster.scale().spell());
  }

  void goOn(Duration time) {
    long since = System.nanoTime();
    await(
        "the time to pass", time.plus(PATIENCE), () -> System.nanoTime() - since > time.toNanos());
  }

  Trial awaitConnected() {
    await("all to be connected", PATIENCE, this::isConnected);
    return this;
  }

  /**
   * Waits until the service is as it was: all are connected, what they say now is acknowledged, and
   * all have seen whatever was stored until now.
   */
  Duration awaitRecovery() {
    long since = System.nanoTime();
    StoredLog stored = oracle.log();
    try {
      await("recovery", PATIENCE, () -> isConnected() && isAcknowledged(since));
      await("recovery of the log", PATIENCE, () -> oracle.isSeen(journal, stored));
    } catch (ConditionTimeoutException never) {
      throw new AssertionError("no recovery, " + state(), never);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - since);
    recovery = recovery == null || took.compareTo(recovery) > 0 ? took : recovery;
    return took;
  }

  /** Waits for what is under way, and then judges; what has not come by then is lost. */
  Verdict verdict() {
    return verdict(PATIENCE);
  }

  Verdict verdict(Duration patience) {
    hush();
    try {
      await("all to be seen", patience, () -> isAnswered() && oracle.judge(journal).lost == 0);
    } catch (ConditionTimeoutException notAll) {
      // The verdict says what is missing.
    }
    return oracle.judge(journal);
  }

  /** The verdict of a trial in which nothing may have gone wrong, noted in the table. */
  Verdict flawless(String counted) {
    return flawless(verdict -> counted);
  }

  Verdict flawless(Function<Verdict, String> counted) {
    Verdict verdict = verdict();
    note(verdict, counted.apply(verdict));
    assertThat(verdict.isFlawless()).as("G" + guarantee + ": " + verdict).isTrue();
    assertThat(journal.count(Attempt.Outcome.UNKNOWN)).as("never answered").isZero();
    return verdict;
  }

  void note(Verdict verdict, String counted) {
    cluster.table().add(guarantee, fault, verdict, recovery, counted);
  }

  void recoveredIn(Duration time) {
    recovery = time;
  }

  Journal journal() {
    return journal;
  }

  Oracle oracle() {
    return oracle;
  }

  ScheduledExecutorService clock() {
    return clock;
  }

  @Override
  public void close() {
    hush();
    clients().forEach(Client::close);
    clock.shutdownNow();
  }

  static void await(String what, Duration patience, BooleanSupplier condition) {
    Awaitility.await(what)
        .atMost(patience)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .until(condition::getAsBoolean);
  }

  private boolean isConnected() {
    return clients().stream().allMatch(client -> client.isAway() || client.isConnected());
  }

  private String state() {
    List<Client> missing = clients().stream().filter(c -> !c.isAway() && !c.isConnected()).toList();
    return "%d of %d not connected, %d unanswered, %s"
        .formatted(
            missing.size(),
            clients().size(),
            journal.count(Attempt.Outcome.UNKNOWN),
            oracle.judge(journal));
  }

  private boolean isAnswered() {
    return journal.count(Attempt.Outcome.UNKNOWN) == 0;
  }

  /** Whether each node to which anybody is connected has acknowledged something new. */
  private boolean isAcknowledged(long since) {
    Set<String> heard =
        journal.attempts().stream()
            .filter(attempt -> attempt.startedAt() - since > 0)
            .filter(attempt -> attempt.is(Attempt.Outcome.ACKNOWLEDGED))
            .map(Attempt::actorId)
            .collect(Collectors.toSet());
    Predicate<Client> isHeard = client -> heard.contains(client.person().id());
    return load == null || nodesOf(client -> true).equals(nodesOf(isHeard));
  }

  private Set<FaultyNode> nodesOf(Predicate<Client> which) {
    return clients().stream()
        .filter(client -> !client.isAway())
        .filter(which)
        .map(Client::node)
        .collect(Collectors.toSet());
  }
}
