package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./build verify -Plong}; another plan with {@code -Dcosr.kill.seed=N} for the test's JVM.
 */
@Tag("long")
class LongKillPlanTest {
  private static final long SEED = Long.getLong("cosr.kill.seed", 3);
  private static final int ATTEMPTS = 5;

  @TempDir Path folder;

  @Test
  void everyFailPointAndManyRandomMomentsChangeNoWeightsWithEitherLag() {
    long begun = System.nanoTime();
    List<CompletableFuture<List<String>>> lags = new ArrayList<>();
    for (int lag = 0; lag <= 1; lag++) {
      int at = lag;
      lags.add(CompletableFuture.supplyAsync(() -> killedEverywhere(at), Kills.THREADS));
    }
    List<String> all = new ArrayList<>();
    for (CompletableFuture<List<String>> lag : lags) all.addAll(lag.join());
    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    Kills.say(all, begun);
  }

  private List<String> killedEverywhere(int lag) {
    Told whole = Whole.of(lag);
    KillPlan plan = new KillPlan(whole, SEED, lag);
    TreeSet<String> left = plan.points();
    List<String> killed = new ArrayList<>();
    for (int attempt = 0; attempt < ATTEMPTS && !left.isEmpty(); attempt++) {
      int number = 0;
      for (List<Kill> kills : plan.chains(left, attempt)) {
        String name = "lag-%d-attempt-%d-chain-%d".formatted(lag, attempt, number++);
        Chain chain = new Chain(folder.resolve(name), lag, KillPlan.flags(kills));
        try {
          for (Kill kill : kills) chain.kill(kill);
          Proof.holds(whole, chain.finish(), lag, chain.shown());
        } catch (AssertionError e) {
          throw new AssertionError(
              "seed %d, %s, killed at %s of %s: %s"
                  .formatted(SEED, name, chain.killed(), kills, e.getMessage()),
              e);
        }
        killed.addAll(chain.killed());
        left.removeAll(chain.killed());
      }
    }
    assertThat(left).as("fail points that were never reached with lag %d", lag).isEmpty();
    return killed;
  }
}
