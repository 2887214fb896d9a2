package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DjlEngineTest {
  @Test
  void sampledLogProbabilitiesAreThoseOfTheWholeForward() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch batch = Small.prompts(2, 40, 0.7, false);
      Generation out = engine.generate(batch);
      for (int i = 0; i < 40; i++) {
        int[] prompt = batch.rows().get(i).prompt();
        Generation.Row row = out.rows().get(i);
        int[] all = Arrays.copyOf(prompt, prompt.length + row.ids().length);
        System.arraycopy(row.ids(), 0, all, prompt.length, row.ids().length);
        float[] logp = engine.logProbabilities(all, 0.7);
        for (int t = 0; t < row.ids().length; t++)
          assertThat((double) row.logProbs()[t])
              .isCloseTo(logp[(prompt.length + t - 1) * 11 + row.ids()[t]], within(1e-4));
      }
    }
  }
}
