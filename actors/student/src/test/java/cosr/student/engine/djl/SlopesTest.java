package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.Hook;
import cosr.student.engine.Source;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;
import cosr.student.hub.LoraConfig;
import cosr.student.hub.LoraTargets;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.model.Parts;
import cosr.student.model.Rotary;
import cosr.student.model.Tensor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gradients of every loss against finite differences in float64, on models of two layers. */
class SlopesTest {
  private static final EngineOptions WIDE =
      new EngineOptions(0.5, 0, 0.9, 0.95, 1e-8, 0, 1e9, 1, EngineOptions.FP64);

  private static final List<Loss> LOSSES =
      List.of(
          new Loss.Supervised(),
          new Loss.Policy(Ratio.TOKEN, 0.2, 0.2, 0, 0, new Mean.Sequences()),
          new Loss.Policy(Ratio.TOKEN, 0.2, 0.2, 0.04, 0, new Mean.Sequences()),
          new Loss.Policy(Ratio.TOKEN, 0.2, 0.2, 0, 0, new Mean.Constant(9)),
          new Loss.Policy(Ratio.TOKEN, 0.2, 0.28, 0, 0.01, new Mean.Tokens()),
          new Loss.Policy(Ratio.SEQUENCE, 0.05, 0.06, 0.1, 0.02, new Mean.Sequences()));

  private static final LoraConfig LORA =
      LoraConfig.of(
          2, 3, new LoraTargets.Names(List.of("q_proj", "o_proj", "down_proj"), List.of()), "");

  @TempDir private Path home;

  @Test
  void gradientsAreTheSlopesOfEveryLoss() {
    slopes(ModelPlan.full(shape()), Room.PLENTY);
  }

  @Test
  void soTheyAreWhereLogitsAreMadePieceByPiece() {
    slopes(ModelPlan.full(shape()), new Room(5 * shape().vocab(), false));
  }

  @Test
  void andWhereAdaptersLearn() {
    ModelPlan plan = new ModelPlan(shape(), LORA.modules(shape().linear()), false);
    for (Room room : Small.rooms(shape())) slopes(plan, room);
  }

  private void slopes(ModelPlan plan, Room room) {
    Path folder = home.resolve("base");
    try (DjlEngine whole = Small.engine(plan.shape(), 1)) {
      if (plan.adapted()) whole.save(folder, Hook.NONE);
    }
    ModelFiles files =
        plan.adapted()
            ? ModelFiles.adapters(ModelFolder.open(folder), plan.shape(), LORA, plan.adapters())
            : ModelFiles.fresh(plan.shape(), new TreeMap<>());
    try (DjlEngine engine = new DjlEngine(plan, WIDE, files, "", room)) {
      engine.initialise(2);
      SortedMap<String, Tensor> weights = moved(Small.tensors(engine.held().weights()), 3, 0.05);
      for (Loss loss : LOSSES) slopes(engine, weights, new TrainBatch(loss, 0.8, List.of(rows())));
    }
  }

  private static void slopes(
      DjlEngine engine, SortedMap<String, Tensor> weights, TrainBatch batch) {
    lossAt(engine, weights, batch);
    SortedMap<String, Tensor> gradients = Small.tensors(engine.held().gradients());
    for (int k = 0; k < 2; k++) {
      SortedMap<String, Tensor> up = moved(weights, 10 + k, 1e-4);
      SortedMap<String, Tensor> down = moved(weights, 10 + k, -1e-4);
      double predicted = 0;
      for (String name : weights.keySet()) {
        float[] slope = gradients.get(name).values();
        float[] high = up.get(name).values();
        float[] low = down.get(name).values();
        for (int i = 0; i < slope.length; i++) predicted += slope[i] * ((double) high[i] - low[i]);
      }
      double difference = lossAt(engine, up, batch) - lossAt(engine, down, batch);
      assertThat(difference)
          .as(batch.loss().toString())
          .isCloseTo(predicted, within(1e-9 + 1e-4 * Math.abs(predicted)));
      assertThat(Math.abs(predicted)).isGreaterThan(1e-6);
    }
  }

  private static double lossAt(
      DjlEngine engine, SortedMap<String, Tensor> weights, TrainBatch batch) {
    engine.replace(Source.of(weights), Source.NONE);
    return engine.train(batch, 0).loss();
  }

  private static SortedMap<String, Tensor> moved(
      SortedMap<String, Tensor> weights, long seed, double by) {
    SortedMap<String, Tensor> out = new TreeMap<>();
    weights.forEach(
        (name, tensor) -> {
          float[] values = tensor.values();
          KeyedRandom random = KeyedRandom.of(seed, "way", name);
          for (int i = 0; i < values.length; i++) values[i] += (float) (by * random.nextGaussian());
          out.put(name, Tensor.of(tensor.dims(), values));
        });
    return out;
  }

  private static List<TrainBatch.Row> rows() {
    List<TrainBatch.Row> rows = new ArrayList<>();
    for (TrainBatch.Row row : Small.rows(3, 10, true)) {
      double[] reference = row.oldLogProbs().clone();
      for (int i = 0; i < reference.length; i++) reference[i] += 0.1 * (i % 3 - 1);
      rows.add(
          new TrainBatch.Row(
              row.ids(), row.promptLength(), row.weight(), row.oldLogProbs(), reference));
    }
    return rows;
  }

  /** Everything that a family may have at once. */
  private static ModelShape shape() {
    return new ModelShape(
        16,
        2,
        4,
        2,
        6,
        24,
        11,
        List.of(Small.EOS),
        Small.PAD,
        -1,
        1e-5,
        new Rotary(10000, List.of(1), new Rotary.Scaling.Llama3(8, 1, 4, 8)),
        new Parts(true, true, true, true, false),
        40);
  }
}
