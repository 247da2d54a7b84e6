package chat.rooms.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Starts the cluster with the first test that wants it, heals it after each, and ends it with the
 * run, when the table is complete.
 */
final class FaultyClusterOfTheRun implements ParameterResolver, AfterEachCallback {
  private static final Namespace HERE = Namespace.create(FaultyClusterOfTheRun.class);

  /** What the run keeps; JUnit closes it at the end. */
  private static final class Kept implements AutoCloseable {
    /** Tried once: a cluster that does not start is not going to with the next test. */
    private final CompletableFuture<FaultyCluster> cluster =
        CompletableFuture.supplyAsync(FaultyCluster::new);

    @Override
    public void close() {
      System.out.println(cluster.join().table());
      cluster.join().close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == FaultyCluster.class;
  }

  @Override
  public FaultyCluster resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return cluster(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    cluster(context).heal();
    cluster(context).awaitWhole();
    assertThat(Wire.disagreements()).as("frames beside the protocol's document").isEmpty();
  }

  private static FaultyCluster cluster(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(HERE)
        .computeIfAbsent(Kept.class, none -> new Kept(), Kept.class)
        .cluster
        .join();
  }
}
