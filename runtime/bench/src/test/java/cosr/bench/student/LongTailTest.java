package cosr.bench.student;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.bench.Shapes;
import cosr.student.engine.Continuous;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.TensorEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LongTailTest {
  @Test
  void lengthsHaveALongTail() {
    List<Integer> lengths =
        LongTail.rows(LongTail.ROWS, LongTail.MOST).stream()
            .map(GenerateBatch.Row::maxNew)
            .sorted()
            .toList();
    assertThat(lengths.get(128)).isBetween(50, 80);
    assertThat(lengths.getFirst()).isLessThan(16);
    assertThat(lengths.getLast()).isEqualTo(LongTail.MOST);
  }

  @Test
  void freshWeightsEndNoAnswerBeforeItsLengthStaticOrContinuous() {
    Map<String, TensorEngine> engines = Engines.of(Shapes.SMALL.shape(24, 23));
    try {
      TensorEngine engine = List.copyOf(engines.values()).getFirst();
      GenerateBatch batch = new GenerateBatch(LongTail.rows(24, 100), 1, false);
      for (Generation out : List.of(engine.generate(batch), Continuous.generate(engine, batch, 10)))
        for (int i = 0; i < 24; i++)
          assertThat(out.rows().get(i).ids()).hasSize(batch.rows().get(i).maxNew());
    } finally {
      engines.values().forEach(TensorEngine::close);
    }
  }
}
