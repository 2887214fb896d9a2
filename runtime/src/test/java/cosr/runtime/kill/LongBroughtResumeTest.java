package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code ./build verify -Plong}: every algorithm, adapters and all weights, each number type of
 * files and of products, both lags. Another plan with {@code -Dcosr.kill.seed=N} for the test's
 * JVM.
 */
@Tag("long")
class LongBroughtResumeTest {
  private static final long SEED = Long.getLong("cosr.kill.seed", 3);

  /** Kills at drawn points; there are two at random moments besides. */
  private static final int AT_POINTS = 3;

  private static final String FP32 = "cosr.engine.precision = fp32";
  private static final String BF16 = "cosr.engine.precision = bf16";
  private static final String KL = "cosr.learning.kl-beta = 0.05";
  private static final String ENTROPY = "cosr.learning.entropy-bonus = 0.01";
  private static final String STORED = "cosr.student.lora { rank = 4, hold = stored }";
  private static final String HELD_FP32 = "cosr.student.lora { rank = 4, hold = fp32 }";
  private static final String HELD_BF16 = "cosr.student.lora { rank = 4, hold = bf16 }";

  @TempDir Path folder;

  static Stream<Brought> runs() {
    return Stream.of(
        // All weights, each algorithm.
        of("llama", "cosr", 0, FP32),
        of("qwen2", "grpo", 0, FP32, KL, ENTROPY),
        of("qwen3", "dr-grpo", 1, FP32, KL),
        of(
            "mistral",
            "dapo",
            0,
            FP32,
            "cosr.learning { longest-completion = 6, overlong-buffer = 2 }"),
        of("llama31", "rloo", 1, FP32, KL),
        of("smollm3", "\"reinforce++\"", 0, FP32, KL),
        of("llama", "\"reinforce++-baseline\"", 1, FP32),
        of("qwen2", "gspo", 1, FP32, KL),
        of("qwen3", "expert-iteration", 1, FP32),
        // Number types of files and of products.
        of("llama-mha-tied-bf16", "grpo", 0, BF16),
        of("qwen2-fp16-sharded", "dapo", 1, BF16),
        of("llama", "rloo", 0, BF16, KL),
        // Adapters.
        of("qwen3", "grpo", 0, FP32, HELD_FP32, KL, ENTROPY),
        of("llama", "gspo", 1, BF16, HELD_FP32),
        of("smollm3", "dapo", 0, BF16, STORED),
        of("llama-mha-tied-bf16", "\"reinforce++\"", 1, FP32, STORED, KL),
        of("qwen2", "expert-iteration", 0, BF16, HELD_BF16),
        of("qwen2-fp16-sharded", "cosr", 1, FP32, HELD_BF16));
  }

  private static Brought of(String model, String algorithm, int lag, String... more) {
    return new Brought(model, algorithm, lag, String.join("\n", more));
  }

  @ParameterizedTest
  @MethodSource("runs")
  void aRunOfAModelThatAUserBroughtIsKilledAnywhereAndGoesOnToTheSameWeights(Brought brought) {
    long begun = System.nanoTime();
    Told whole = brought.whole(folder);
    List<Kill> kills =
        new KillPlan(whole, SEED + brought.toString().hashCode(), brought.lag()).some(AT_POINTS);
    Chain chain = new Chain(folder.resolve("killed"), brought.starts(folder));
    try {
      for (Kill kill : kills) chain.kill(kill);
      Proof.holds(whole, chain.finish(), brought.lag(), chain.shown());
    } catch (AssertionError e) {
      throw new AssertionError(
          "seed %d, %s, killed at %s of %s: %s"
              .formatted(SEED, brought, chain.killed(), kills, e.getMessage()),
          e);
    }
    assertThat(chain.killed()).hasSizeGreaterThanOrEqualTo(2);
    Kills.say(chain.killed(), begun);
  }
}
