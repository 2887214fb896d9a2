package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.Source;
import cosr.student.engine.Step;
import cosr.student.engine.TrainBatch;
import cosr.student.model.Tensor;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingTest {
  private static final EngineOptions UNCLIPPED =
      new EngineOptions(0.5, 0, 0.9, 0.95, 1e-8, 0.01, 1e9, 1, "fp32");

  @Test
  void gradientsAreTheSlopesOfBothLosses() {
    for (TrainBatch batch : List.of(Small.supervised(3, 12), Small.policy(3, 12))) {
      try (DjlEngine engine = new DjlEngine(Small.shape(), UNCLIPPED, new TreeMap<>())) {
        engine.initialise(1);
        Step step = engine.train(batch, 0);
        SortedMap<String, Tensor> gradients = Small.tensors(engine.held().gradients());
        SortedMap<String, Tensor> weights = Small.tensors(engine.held().weights());
        double square = 0;
        for (String name : weights.keySet()) {
          float[] slope = gradients.get(name).values();
          for (float s : slope) square += s * s;
          int at = KeyedRandom.of(7, "weight", name).nextInt(slope.length);
          double h = 4e-3;
          double up = lossAt(engine, weights, name, at, h, batch);
          double down = lossAt(engine, weights, name, at, -h, batch);
          assertThat((up - down) / (2 * h)).as(name).isCloseTo(slope[at], within(2e-3));
        }
        assertThat(step.gradNorm()).isCloseTo(StrictMath.sqrt(square), within(1e-4));
      }
    }
  }

  @Test
  void microBatchesGiveWhatOneBatchGives() {
    for (boolean policy : new boolean[] {false, true}) {
      TrainBatch whole = policy ? Small.policy(4, 24) : Small.supervised(4, 24);
      TrainBatch split = Small.split(whole, 5, 7);
      try (DjlEngine one = Small.engine(Small.shape(), 1);
          DjlEngine other = Small.engine(Small.shape(), 1)) {
        for (int i = 0; i < 2; i++) {
          Step a = one.train(whole, 1e-3);
          Step b = other.train(split, 1e-3);
          assertThat(b.loss()).isCloseTo(a.loss(), within(1e-5));
          assertThat(b.gradNorm()).isCloseTo(a.gradNorm(), within(1e-5 * a.gradNorm()));
          assertThat(b.entropy()).isCloseTo(a.entropy(), within(1e-5));
          assertThat(b.meanRatio()).isCloseTo(a.meanRatio(), within(1e-5));
          assertThat(List.of(b.clipLow(), b.clipHigh(), b.tokens()))
              .isEqualTo(List.of(a.clipLow(), a.clipHigh(), a.tokens()));
        }
        SortedMap<String, Tensor> gradients = Small.tensors(other.held().gradients());
        Small.tensors(one.held().gradients())
            .forEach(
                (name, tensor) ->
                    assertThat(gradients.get(name).values())
                        .as(name)
                        .containsExactly(tensor.values(), within(1e-5f)));
      }
    }
  }

  @Test
  void aPromptThatRowsShareGivesWhatEachRowAloneGives() {
    List<TrainBatch.Row> rows = Small.rows(6, 3, true);
    List<TrainBatch.Row> group = new java.util.ArrayList<>();
    for (TrainBatch.Row row : rows) {
      int[] ids = row.ids().clone();
      for (int t = 0; t < row.promptLength(); t++) ids[t] = 2 + t;
      for (int k = 0; k < 4; k++) {
        ids[ids.length - 1] = 2 + k;
        group.add(
            new TrainBatch.Row(
                ids.clone(),
                row.promptLength(),
                row.weight(),
                row.oldLogProbs(),
                row.referenceLogProbs()));
      }
    }
    TrainBatch together =
        new TrainBatch(new TrainBatch.Loss.Policy(0.2, 0.28), 0.8, List.of(group));
    TrainBatch apart = new TrainBatch(together.loss(), 0.8, group.stream().map(List::of).toList());
    try (DjlEngine one = Small.engine(Small.shape(), 1);
        DjlEngine other = Small.engine(Small.shape(), 1)) {
      Step a = one.train(together, 1e-3);
      Step b = other.train(apart, 1e-3);
      assertThat(a.loss()).isCloseTo(b.loss(), within(1e-5));
      assertThat(a.gradNorm()).isCloseTo(b.gradNorm(), within(1e-4 * b.gradNorm()));
      assertThat(a.entropy()).isCloseTo(b.entropy(), within(1e-5));
      assertThat(a.tokens()).isEqualTo(b.tokens());
    }
  }

  @Test
  void bfloat16GivesNearlyTheGradientOfFloat32() {
    TrainBatch batch = Small.policy(4, 24);
    try (DjlEngine full = Small.engine(Small.shape(), 1);
        DjlEngine half = new DjlEngine(Small.shape(), Small.BF16, new TreeMap<>())) {
      half.initialise(1);
      Step a = full.train(batch, 1e-3);
      Step b = half.train(batch, 1e-3);
      assertThat(b.loss()).isCloseTo(a.loss(), within(0.02)).isNotEqualTo(a.loss());
      assertThat(b.gradNorm()).isCloseTo(a.gradNorm(), within(0.03 * a.gradNorm()));
      assertThat(b.entropy()).isCloseTo(a.entropy(), within(0.02));
    }
  }

  @Test
  void whatAnUpdateReportsFollowsFromTheLogProbabilities() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      TrainBatch batch = Small.policy(5, 20);
      double loss = 0;
      double entropy = 0;
      double low = 0;
      double high = 0;
      double ratios = 0;
      for (TrainBatch.Row row : batch.microBatches().getFirst()) {
        float[] logps = Small.logProbabilities(engine, row.ids(), batch.temperature());
        for (int t = row.promptLength(); t < row.ids().length; t++) {
          int at = (t - 1) * 11;
          for (int k = 0; k < 11; k++) entropy -= StrictMath.exp(logps[at + k]) * logps[at + k];
          double old = row.oldLogProbs()[t - row.promptLength()];
          double ratio = StrictMath.exp(logps[at + row.ids()[t]] - old);
          double clipped = Math.clamp(ratio, 0.8, 1.28);
          loss -= Math.min(ratio * row.weight(), clipped * row.weight());
          ratios += ratio;
          if (ratio < 0.8 && row.weight() < 0) low++;
          if (ratio > 1.28 && row.weight() > 0) high++;
        }
      }
      double n = batch.tokens();
      Step step = engine.train(batch, 1e-3);
      assertThat(step.loss()).isCloseTo(loss / n, within(1e-5));
      assertThat(step.entropy()).isCloseTo(entropy / n, within(1e-5));
      assertThat(step.meanRatio()).isCloseTo(ratios / n, within(1e-5));
      assertThat(step.clipLow()).isCloseTo(low / n, within(1e-9)).isPositive();
      assertThat(step.clipHigh()).isCloseTo(high / n, within(1e-9)).isPositive();
      assertThat(step.tokens()).isEqualTo(batch.tokens());
    }
  }

  @Test
  void theGradientThatAdamGetsIsClippedToTheGreatestNorm() {
    EngineOptions options = new EngineOptions(0.5, 0, 0.9, 0.95, 1e-8, 0.01, 0.05, 1, "fp32");
    try (DjlEngine engine = new DjlEngine(Small.shape(), options, new TreeMap<>())) {
      engine.initialise(1);
      assertThat(engine.train(Small.supervised(3, 12), 1e-3).gradNorm()).isGreaterThan(0.5);
      double square = 0;
      for (Tensor tensor : Small.tensors(engine.held().gradients()).values())
        for (float g : tensor.values()) square += g * g;
      assertThat(StrictMath.sqrt(square)).isCloseTo(0.05, within(1e-5));
    }
  }

  @Test
  void theLossFallsOnABatchThatIsRepeated() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      TrainBatch batch = Small.supervised(3, 12);
      double before = engine.train(batch, 1e-2).loss();
      for (int i = 0; i < 40; i++) engine.train(batch, 1e-2);
      assertThat(engine.train(batch, 1e-2).loss()).isLessThan(before / 3);
    }
  }

  @Test
  void aGradientThatIsNotFiniteChangesNothing() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      String before = engine.digest();
      TrainBatch.Row row =
          new TrainBatch.Row(new int[] {2, 3, 4}, 1, Float.POSITIVE_INFINITY, new float[0]);
      TrainBatch batch = new TrainBatch(new TrainBatch.Loss.Supervised(), 1, List.of(List.of(row)));
      assertThatThrownBy(() -> engine.train(batch, 1e-3))
          .isInstanceOf(ArithmeticException.class)
          .hasMessageContaining("the weights are unchanged");
      assertThat(engine.digest()).isEqualTo(before);
      engine.train(Small.supervised(3, 12), 1e-3);
      String after = engine.digest();
      engine.initialise(1);
      engine.train(Small.supervised(3, 12), 1e-3);
      assertThat(engine.digest()).isEqualTo(after).isNotEqualTo(before);
    }
  }

  private static double lossAt(
      DjlEngine engine,
      SortedMap<String, Tensor> weights,
      String name,
      int at,
      double change,
      TrainBatch batch) {
    Tensor tensor = weights.get(name);
    float[] values = tensor.values();
    values[at] += (float) change;
    SortedMap<String, Tensor> changed = new TreeMap<>(weights);
    changed.put(name, Tensor.of(tensor.dims(), values));
    engine.replace(Source.of(changed), Source.NONE);
    return engine.train(batch, 0).loss();
  }
}
