package cosr.bench.size;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.bench.size.FootprintCommand.Way;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.engine.djl.MemoryEstimate;
import cosr.student.model.ModelShape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Memory of a hundred million numbers, in a process of its own. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux says what a process had resident")
class FootprintTest {
  private static final int TOKENS = 256;
  private static final Way ADAPTERS = new Way("adapters, fp32", 16, "fp32");

  @TempDir private Path home;

  @Test
  void loadingTakesLittleMoreThanTheWeightsAndTrainingNoMoreThanTheFormula() throws Exception {
    RandomModel.SMALL.write(home.resolve("model"), 1);
    long[] seen = FootprintCommand.seen(home, ADAPTERS, TOKENS);
    ModelShape shape = RandomModel.SMALL.shape();
    MemoryEstimate formula =
        MemoryEstimate.of(
            FootprintProcess.plan(shape, ADAPTERS.rank()),
            DjlEngine.kernels(shape, ADAPTERS.precision(), "cpu"),
            TOKENS,
            false);
    assertThat((double) (seen[1] - seen[0]) / formula.weights())
        .isBetween(0.9, FootprintCommand.LOADING);
    assertThat((double) (seen[3] - seen[0]) / formula.total()).isBetween(0.3, 1.0);
  }
}
