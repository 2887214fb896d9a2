package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Models that a user brought, killed and resumed: two of the ways in which they learn; {@link
 * LongBroughtResumeTest} has the others.
 */
class BroughtResumeTest {
  private static final Brought ALL_WEIGHTS =
      new Brought("qwen2", "dapo", 0, "cosr.engine.precision = bf16");

  private static final Brought ADAPTERS =
      new Brought(
          "llama-mha-tied-bf16",
          "grpo",
          1,
          """
          cosr.student.lora { rank = 4, hold = bf16 }
          cosr.learning { kl-beta = 0.05, entropy-bonus = 0.01 }
          """);

  @TempDir Path folder;

  @Test
  void aModelThatIsKilledAsItLearnsHasTheWeightsOfOneThatNeverWasAndOfNoOtherSeed() {
    long begun = System.nanoTime();
    CompletableFuture<List<String>> weights =
        CompletableFuture.supplyAsync(this::allWeights, Kills.THREADS);
    List<String> points = new ArrayList<>(adapters());
    points.addAll(weights.join());
    assertThat(points).hasSize(4);
    Kills.say(points, begun);
  }

  private List<String> allWeights() {
    Path at = folder.resolve("all-weights");
    Told whole = ALL_WEIGHTS.whole(at);
    Chain chain = new Chain(at.resolve("killed"), ALL_WEIGHTS.starts(at));
    for (Kill kill :
        List.of(
            new Kill.AtPoint("student.mid-generation", 9),
            new Kill.AtPoint("checkpoint.before-rename", 1)))
      assertThat(chain.kill(kill)).as("%s", kill).isTrue();
    Proof.holds(whole, chain.finish(), ALL_WEIGHTS.lag(), chain.shown());
    Told other = ALL_WEIGHTS.whole(at, 12);
    assertThatThrownBy(() -> Proof.sameWeights(whole, other)).isInstanceOf(AssertionError.class);
    assertThat(other.digests()).doesNotContainAnyElementsOf(whole.digests());
    return chain.killed();
  }

  private List<String> adapters() {
    Path at = folder.resolve("adapters");
    Told whole = ADAPTERS.whole(at);
    Chain chain = new Chain(at.resolve("killed"), ADAPTERS.starts(at));
    for (Kill kill :
        List.of(
            new Kill.AtPoint("before-persist.student.updated", 2),
            new Kill.AtEvent(whole.rows().size() * 2 / 3, 0)))
      assertThat(chain.kill(kill)).as("%s", kill).isTrue();
    Proof.holds(whole, chain.finish(), ADAPTERS.lag(), chain.shown());
    return chain.killed();
  }
}
