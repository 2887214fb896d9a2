package cosr.runtime.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The bar of docs/design/learning.md, in whole runs of the default settings: minutes a seed, {@code
 * ./build verify -Plong}. Some of the seeds alone with {@code -Dcosr.bar.seeds=11,13}.
 */
@Tag("long")
class LearningBarTest {
  private static final double LEAST_MEAN = 0.55;
  private static final long MOST_ATTEMPTS = 160_000;
  private static final int MOST_MINUTES = 60;

  @TempDir Path runs;

  static IntStream seeds() {
    return Arrays.stream(System.getProperty("cosr.bar.seeds", "11,12,13").split(","))
        .mapToInt(Integer::parseInt);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void everySeedAnswersMoreThanHalfOfTheHeldOutPromptsAfterFewEnoughAttempts(int seed)
      throws InterruptedException {
    String name = "seed-" + seed;
    Cosr.Running running =
        Cosr.start(
            List.of(),
            List.of(),
            "train",
            "--runs",
            runs.toString(),
            "--name",
            name,
            "--set",
            "run.seed=" + seed);
    boolean ended = running.process().waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!ended) running.process().destroyForcibly();
    Cosr.Result trained = running.end();
    assertThat(trained.status()).as(trained.out() + trained.err()).isZero();
    JsonNode shown = Cosr.json(InProcess.cosr("show", runs.resolve(name), "--json").out());
    double mean = shown.at("/heldOut/mean").asDouble(-1);
    long attempts = shown.at("/attempts").asLong(Long.MAX_VALUE);
    String costs =
        trained.out().lines().filter(l -> l.contains("CPU-seconds")).findFirst().orElseThrow();
    System.out.printf("seed %d: held-out %.1f %%; %s%n", seed, 100 * mean, costs);
    assertThat(mean).as("held-out mean of seed %d", seed).isGreaterThanOrEqualTo(LEAST_MEAN);
    assertThat(attempts).as("attempts of seed %d", seed).isBetween(1L, MOST_ATTEMPTS);
  }
}
