package cosr.bench.student;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cosr.bench.Shapes;
import cosr.student.engine.Step;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.TrainBatch;
import cosr.student.model.ModelShape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixtureTest {
  /** Log-probabilities of fresh weights are near that of one of 24 tokens. */
  private static final float OLD = -3.2f;

  @Test
  void theFixtureAndTheStudentLearnTheSameFromTheSameRows() {
    ModelShape shape = Shapes.SMALL.shape(24, 23);
    int[][] ids = {{3, 4, 5, 6, 7}, {3, 4, 9, 23}, {8, 2, 5, 6, 7, 9}};
    float[] advantages = {1.5f, -0.5f, 0.75f};
    List<Fixture.Row> plain = new java.util.ArrayList<>();
    List<TrainBatch.Row> rows = new java.util.ArrayList<>();
    for (int i = 0; i < ids.length; i++) {
      float[] old = new float[ids[i].length - 2];
      java.util.Arrays.fill(old, OLD);
      plain.add(new Fixture.Row(ids[i], 2, advantages[i], old));
      rows.add(new TrainBatch.Row(ids[i], 2, advantages[i], old));
    }
    TrainBatch batch = new TrainBatch(new TrainBatch.Loss.Policy(0.2, 0.28), 1, List.of(rows));
    Map<String, TensorEngine> engines = Engines.of(shape);
    try (Fixture fixture = new Fixture(shape, Engines.EMBEDDING_SCALE, Engines.SEED, 1)) {
      TensorEngine engine = List.copyOf(engines.values()).getFirst();
      for (int i = 0; i < 3; i++) {
        Step step = engine.train(batch, 1e-3);
        assertThat(fixture.train(plain, 1e-3)).isCloseTo(step.loss(), within(2e-4));
      }
    } finally {
      engines.values().forEach(TensorEngine::close);
    }
  }
}
