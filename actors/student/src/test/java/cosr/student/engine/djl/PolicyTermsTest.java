package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.student.algorithm.Importance;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.Hook;
import cosr.student.engine.Step;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;
import cosr.student.hub.LoraConfig;
import cosr.student.hub.LoraTargets;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.ModelPlan;
import cosr.student.model.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a policy's loss has besides clipped ratios: capped weights, a reference, and the mismatch.
 */
class PolicyTermsTest {
  private static final double TEMPERATURE = 0.8;
  private static final double CAP = 1.2;
  private static final Loss DIVERGING =
      new Loss.Policy(Ratio.TOKEN, 0.2, 0.2, 0.5, 0, new Mean.Sequences());

  @TempDir private Path home;

  @Test
  void aCappedWeightScalesTheSlopeOfItsTokenAndHasNoneItself() {
    try (DjlEngine capped = Small.engine(Small.shape(), 1);
        DjlEngine weighed = Small.engine(Small.shape(), 1)) {
      List<TrainBatch.Row> rows = new ArrayList<>();
      List<TrainBatch.Row> weights = new ArrayList<>();
      double value = 0;
      int over = 0;
      for (TrainBatch.Row all : Small.rows(5, 20, true)) {
        int[] ids = Arrays.copyOf(all.ids(), all.promptLength() + 1);
        double old = all.oldLogProbs()[0];
        double now = sum(logProbs(weighed, ids, all.promptLength()));
        double weight = Importance.weight(now - old, CAP);
        if (weight == CAP) over++;
        value -= weight * all.weight() / 20;
        rows.add(row(ids, all.promptLength(), all.weight(), new double[] {old}, new double[0]));
        weights.add(
            row(ids, all.promptLength(), weight * all.weight(), new double[0], new double[0]));
      }
      Loss loss = new Loss.Capped(CAP, 0, 0, new Mean.Tokens());
      Step a = capped.train(new TrainBatch(loss, TEMPERATURE, List.of(rows)), 0);
      Step b =
          weighed.train(new TrainBatch(new Loss.Supervised(), TEMPERATURE, List.of(weights)), 0);
      assertThat(a.loss()).isCloseTo(value, within(1e-5));
      assertThat(a.gradNorm()).isCloseTo(b.gradNorm(), within(1e-5 * b.gradNorm()));
      assertThat(a.clipHigh()).isEqualTo(over / 20.0).isBetween(0.01, 0.99);
      assertThat(a.clipLow()).isZero();
      SortedMap<String, Tensor> wanted = Small.tensors(weighed.held().gradients());
      Small.tensors(capped.held().gradients())
          .forEach(
              (name, found) ->
                  assertThat(found.values())
                      .as(name)
                      .containsExactly(wanted.get(name).values(), within(1e-6f)));
    }
  }

  @Test
  void theReferenceThatTheEngineKeepsSaysWhatItsWeightsSaid() {
    ModelPlan full = ModelPlan.full(Small.shape());
    Path base = home.resolve("base");
    try (DjlEngine whole = Small.engine(Small.shape(), 1)) {
      whole.save(base, Hook.NONE);
    }
    LoraConfig lora =
        LoraConfig.of(2, 3, new LoraTargets.Names(List.of("q_proj", "down_proj"), List.of()), "");
    ModelPlan adapted = new ModelPlan(Small.shape(), lora.modules(Small.shape().linear()), false);
    ModelFiles fresh = ModelFiles.fresh(Small.shape(), new TreeMap<>());
    ModelFiles adapters =
        ModelFiles.adapters(ModelFolder.open(base), Small.shape(), lora, adapted.adapters());
    for (Room room : Small.rooms(Small.shape())) {
      if (!room.layerwise()) keptReference(new DjlEngine(full, Small.OPTIONS, fresh, "", room));
      keptReference(new DjlEngine(adapted, Small.OPTIONS, adapters, "", room));
    }
  }

  private static void keptReference(DjlEngine made) {
    try (DjlEngine engine = made) {
      engine.initialise(1);
      for (int i = 0; i < 3; i++) engine.train(Small.supervised(i, 12), 1e-2);
      List<TrainBatch.Row> open = Small.rows(6, 15, true);
      List<TrainBatch.Row> said = new ArrayList<>();
      for (TrainBatch.Row r : open)
        said.add(
            row(
                r.ids(),
                r.promptLength(),
                r.weight(),
                r.oldLogProbs(),
                logProbs(engine, r.ids(), r.promptLength())));
      engine.keepReference();
      Step same = engine.train(new TrainBatch(DIVERGING, TEMPERATURE, List.of(open)), 1e-2);
      assertThat(same.divergence()).isCloseTo(0, within(1e-6));
      for (int i = 0; i < 3; i++) engine.train(Small.supervised(10 + i, 12), 1e-2);
      TrainBatch kept = new TrainBatch(DIVERGING, TEMPERATURE, List.of(open));
      Step a = engine.train(Small.split(kept, 4, 9), 0);
      Step b = engine.train(new TrainBatch(DIVERGING, TEMPERATURE, List.of(said)), 0);
      assertThat(a.divergence()).isCloseTo(b.divergence(), within(1e-5)).isGreaterThan(1e-4);
      assertThat(a.loss()).isCloseTo(b.loss(), within(1e-5));
      assertThat(a.gradNorm()).isCloseTo(b.gradNorm(), within(1e-4 * b.gradNorm()));
    }
  }

  @Test
  void aReferenceOutlivesItsProcessBitByBit() {
    Path folder = home.resolve("reference");
    String digest;
    TrainBatch batch = new TrainBatch(DIVERGING, TEMPERATURE, List.of(Small.rows(6, 15, true)));
    String after;
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      assertThatThrownBy(() -> engine.train(batch, 1e-2))
          .hasMessage("the engine keeps no reference");
      assertThatThrownBy(() -> engine.saveReference(folder))
          .hasMessage("the engine keeps no reference");
      digest = engine.digest();
      engine.keepReference();
      engine.saveReference(folder);
      engine.train(Small.supervised(3, 12), 1e-2);
      engine.train(batch, 1e-2);
      after = engine.digest();
    }
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      engine.train(Small.supervised(3, 12), 1e-2);
      engine.loadReference(folder, digest);
      engine.train(batch, 1e-2);
      assertThat(engine.digest()).isEqualTo(after);
      assertThatThrownBy(() -> engine.loadReference(folder, "0".repeat(64)))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("has digest " + digest + ", the journal says 0000");
    }
  }

  @Test
  void rowsWithAndWithoutAReferenceDoNotGoTogether() {
    List<TrainBatch.Row> rows = new ArrayList<>(Small.rows(6, 2, true));
    TrainBatch.Row r = rows.getFirst();
    rows.set(0, row(r.ids(), r.promptLength(), 1, r.oldLogProbs(), r.oldLogProbs()));
    TrainBatch batch = new TrainBatch(DIVERGING, 1, List.of(rows));
    assertThatThrownBy(batch::needsReference)
        .hasMessage("1 of 2 rows have no log-probabilities of the reference");
  }

  @Test
  void samplingAndLearningAgreeOnEveryToken() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      GenerateBatch asked = Small.prompts(4, 24, TEMPERATURE, false);
      Step step = engine.train(sampled(engine, asked, 0), 1e-3);
      assertThat(step.greatestMismatch()).isLessThan(1e-4);
      assertThat(step.mismatch()).isLessThan(step.greatestMismatch() + 1e-12);
      assertThat(step.meanRatio()).isCloseTo(1, within(1e-4));
      assertThat(engine.train(Small.supervised(3, 12), 1e-3).mismatch()).isNaN();
    }
  }

  @Test
  void theMismatchIsTheMeanAndTheGreatestDifferenceOfTheTokens() {
    try (DjlEngine engine = Small.engine(Small.shape(), 1)) {
      TrainBatch batch = sampled(engine, Small.prompts(4, 24, TEMPERATURE, false), 0.25);
      Step step = engine.train(Small.split(batch, 7, 12), 0);
      double all = batch.tokens();
      assertThat(step.mismatch()).isCloseTo(0.25 * batch.rows() / all, within(1e-4));
      assertThat(step.greatestMismatch()).isCloseTo(0.25, within(1e-4));
    }
  }

  @Test
  void bfloat16IsFurtherApart() {
    EngineOptions half = Small.BF16;
    try (DjlEngine engine = new DjlEngine(Small.shape(), half, new TreeMap<>())) {
      engine.initialise(1);
      Step step = engine.train(sampled(engine, Small.prompts(4, 24, TEMPERATURE, false), 0), 1e-3);
      assertThat(step.greatestMismatch()).isFinite().isLessThan(0.1);
    }
  }

  /**
   * What the engine samples, with the first token of every row said to be less likely by so much.
   */
  private static TrainBatch sampled(DjlEngine engine, GenerateBatch asked, double off) {
    List<Generation.Row> made = engine.generate(asked).rows();
    List<TrainBatch.Row> rows = new ArrayList<>();
    for (int i = 0; i < made.size(); i++) {
      int[] prompt = asked.rows().get(i).prompt();
      int[] ids = made.get(i).ids();
      int[] all = Arrays.copyOf(prompt, prompt.length + ids.length);
      System.arraycopy(ids, 0, all, prompt.length, ids.length);
      float[] old = made.get(i).logProbs().clone();
      old[0] -= (float) off;
      rows.add(new TrainBatch.Row(all, prompt.length, 1 - 2 * (i % 2), old));
    }
    return new TrainBatch(new Loss.Policy(0.2, 0.28), TEMPERATURE, List.of(rows));
  }

  private static TrainBatch.Row row(
      int[] ids, int prompt, double weight, double[] old, double[] reference) {
    return new TrainBatch.Row(ids, prompt, weight, old, reference);
  }

  /** Of the tokens after the prompt. */
  private static double[] logProbs(DjlEngine engine, int[] ids, int prompt) {
    float[] all = Small.logProbabilities(engine, ids, TEMPERATURE);
    int vocab = all.length / ids.length;
    double[] out = new double[ids.length - prompt];
    for (int t = prompt; t < ids.length; t++) out[t - prompt] = all[(t - 1) * vocab + ids[t]];
    return out;
  }

  private static double sum(double[] values) {
    return Arrays.stream(values).sum();
  }
}
