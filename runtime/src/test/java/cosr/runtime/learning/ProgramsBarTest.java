package cosr.runtime.learning;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.runtime.input.Cosr;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The bar of docs/programs.md, in whole runs of examples/programs.conf: minutes a seed, {@code
 * ./build verify -Plong}.
 */
@Tag("long")
class ProgramsBarTest {
  private static final int MOST_MINUTES = 60;
  private static final Pattern MEANS =
      Pattern.compile("before[^\\n]* ([0-9.]+)\\n +after[^\\n]* ([0-9.]+)\\n");

  @TempDir Path runs;

  @ParameterizedTest
  @ValueSource(ints = {11, 12, 13})
  void deductionAndInductionGainOnHeldOutPrompts(int seed) throws InterruptedException {
    Cosr.Running running =
        Cosr.start(
            List.of(),
            List.of(),
            "train",
            Path.of("..", "examples", "programs.conf").toAbsolutePath().normalize().toString(),
            "--runs",
            runs.toString(),
            "--set",
            "run.seed=" + seed);
    boolean ended = running.process().waitFor(MOST_MINUTES, TimeUnit.MINUTES);
    if (!ended) running.process().destroyForcibly();
    Cosr.Result trained = running.end();
    assertThat(trained.status()).as(trained.out() + trained.err()).isZero();
    assertThat(gain(trained.out(), "deduction")).isGreaterThanOrEqualTo(15);
    assertThat(gain(trained.out(), "induction")).isGreaterThanOrEqualTo(5);
  }

  /** Points that a family's mean gained from the exam after the warm-up to the last one. */
  private static double gain(String out, String family) {
    String table = out.substring(out.lastIndexOf("\n" + family + " "));
    MatchResult means = MEANS.matcher(table).results().findFirst().orElseThrow();
    return Double.parseDouble(means.group(2)) - Double.parseDouble(means.group(1));
  }
}
