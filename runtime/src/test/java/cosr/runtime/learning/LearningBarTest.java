package cosr.runtime.learning;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The bar of docs/design/learning.md, in whole runs of the default settings: minutes a seed, {@code
 * ./build verify -Plong}. Other seeds with {@code -Dcosr.bar.seeds=21,22}. CPU-seconds are printed,
 * not asserted: they are the processor's.
 */
@Tag("long")
class LearningBarTest {
  private static final double LEAST_OF_EACH = 0.64;
  private static final double LEAST_ON_AVERAGE = 0.72;
  private static final long MOST_ATTEMPTS = 160_000;
  private static final int MOST_MINUTES = 60;

  @TempDir Path runs;

  @Test
  void theSeedsAnswerEnoughOfTheHeldOutPromptsAfterFewEnoughAttempts() throws InterruptedException {
    String[] seeds = System.getProperty("cosr.bar.seeds", "11,12,13").split(",");
    double sum = 0;
    for (String seed : seeds) sum += mean(Integer.parseInt(seed));
    double average = sum / seeds.length;
    assertThat(average).as("average of the seeds").isGreaterThanOrEqualTo(LEAST_ON_AVERAGE);
  }

  private double mean(int seed) throws InterruptedException {
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
    assertThat(mean).as("held-out mean of seed %d", seed).isGreaterThanOrEqualTo(LEAST_OF_EACH);
    assertThat(attempts).as("attempts of seed %d", seed).isBetween(1L, MOST_ATTEMPTS);
    return mean;
  }
}
