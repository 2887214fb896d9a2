package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;
import cosr.student.hub.LoraConfig;
import cosr.student.hub.LoraTargets;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.HubConfig;
import cosr.student.model.LoraModule;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Adapters that learn layer by layer, each computed once more, learn the same to the bit. */
class LayerwiseTest {
  private static final LoraConfig LORA =
      LoraConfig.of(
          4, 8, new LoraTargets.Names(List.of("v_proj", "o_proj", "up_proj"), List.of()), "");

  @ParameterizedTest
  @CsvSource({
    "llama,fp32,false,16777216",
    "qwen2,fp32,true,16777216",
    "qwen2,bf16,true,16777216",
    "qwen3,fp32,true,5000",
    "smollm3,bf16,true,5000",
    "mistral,fp64,false,5000"
  })
  void theNumbersAreTheSame(String model, String precision, boolean halves, int logits) {
    try (ModelFolder folder = ModelFolder.open(Path.of("src/test/resources/fixtures", model))) {
      String kept = trained(folder, precision, halves, new Room(logits, false));
      assertThat(trained(folder, precision, halves, new Room(logits, true)))
          .isEqualTo(kept)
          .isNotEqualTo(trained(folder, precision, halves, null));
    }
  }

  /**
   * @param room null: nothing is trained
   */
  private static String trained(ModelFolder folder, String precision, boolean halves, Room room) {
    ModelShape shape =
        HubConfig.read(folder.bytes(ModelFolder.CONFIG).orElseThrow()).withMaxLength(64);
    List<LoraModule> modules = LORA.modules(shape.linear());
    try (DjlEngine engine =
        new DjlEngine(
            new ModelPlan(shape, modules, halves),
            new EngineOptions(1, 0, 0.9, 0.95, 1e-8, 0.1, 1, 1, precision),
            ModelFiles.adapters(folder, shape, LORA, modules),
            "",
            room == null ? Room.PLENTY : room)) {
      engine.initialise(7);
      engine.keepReference();
      for (int i = 0; room != null && i < 3; i++) engine.train(batch(i), 1e-2);
      return engine.digest();
    }
  }

  private static TrainBatch batch(int number) {
    List<TrainBatch.Row> rows = new ArrayList<>();
    for (int k = 0; k < 12; k++) {
      KeyedRandom random = KeyedRandom.of(number, "row", k);
      int[] ids = new int[5 + random.nextInt(12)];
      for (int t = 0; t < ids.length; t++) ids[t] = t < 3 ? 10 + k / 4 : 10 + random.nextInt(400);
      double[] old = new double[ids.length - 3];
      for (int t = 0; t < old.length; t++) old[t] = -6 + random.nextGaussian();
      rows.add(new TrainBatch.Row(ids, 3, random.nextGaussian(), old, new double[0]));
    }
    Loss loss = new Loss.Policy(Ratio.TOKEN, 0.2, 0.28, 0.05, 0.01, new Mean.Tokens());
    return new TrainBatch(loss, 1, List.of(rows.subList(0, 7), rows.subList(7, 12)));
  }
}
