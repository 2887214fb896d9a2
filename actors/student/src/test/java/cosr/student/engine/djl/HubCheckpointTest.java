package cosr.student.engine.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.Hook;
import cosr.student.engine.SavedWeights;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;
import cosr.student.engine.checkpoint.NumberType;
import cosr.student.hub.AdapterFolder;
import cosr.student.hub.LoraConfig;
import cosr.student.hub.LoraTargets;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.HubConfig;
import cosr.student.model.LoraModule;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkpoints of models that came in as Hugging Face folders. */
class HubCheckpointTest {
  private static final Path FIXTURES = Path.of("src/test/resources/fixtures");
  private static final LoraConfig LORA =
      LoraConfig.of(4, 8, new LoraTargets.Names(List.of("q_proj", "down_proj"), List.of()), "base");

  @TempDir private Path home;

  @ParameterizedTest
  @CsvSource({
    "llama, fp32, false",
    "llama-mha-tied-bf16, bf16, false",
    "qwen2-fp16-sharded, fp32, false",
    "qwen3, fp32, true",
    "smollm3, bf16, true"
  })
  void updatesAfterALoadGiveTheBitsOfAnUninterruptedRun(
      String name, String precision, boolean adapted) {
    try (ModelFolder folder = ModelFolder.open(FIXTURES.resolve(name));
        DjlEngine engine = engine(folder, precision, adapted)) {
      engine.initialise(7);
      String first = engine.digest();
      train(engine, 0, 3);
      SavedWeights saved = engine.save(home.resolve("v3"), Hook.NONE);
      assertThat(saved.weightsDigest()).isEqualTo(engine.digest()).isNotEqualTo(first);
      train(engine, 3, 6);
      try (DjlEngine other = engine(folder, precision, adapted)) {
        other.load(home.resolve("v3"), saved.weightsDigest(), saved.optimizerDigest());
        train(other, 3, 6);
        assertThat(other.digest()).isEqualTo(engine.digest());
        assertThat(other.save(home.resolve("a"), Hook.NONE))
            .isEqualTo(engine.save(home.resolve("b"), Hook.NONE));
      }
      assertThatThrownBy(
              () -> engine.load(home.resolve("a"), saved.weightsDigest(), saved.optimizerDigest()))
          .isInstanceOf(CheckpointException.class)
          .hasMessageContaining("the journal says " + saved.weightsDigest());
    }
  }

  @Test
  void aCheckpointHasTheFilesKeysTypesAndShardsOfTheFolderThatCameIn() throws IOException {
    Path before = FIXTURES.resolve("qwen2-fp16-sharded");
    try (ModelFolder folder = ModelFolder.open(before);
        DjlEngine engine = engine(folder, "fp32", false)) {
      engine.initialise(7);
      train(engine, 0, 2);
      engine.save(home.resolve("v2"), Hook.NONE);
      try (ModelFolder after = ModelFolder.open(home.resolve("v2"))) {
        assertThat(after.headers().keySet()).isEqualTo(folder.headers().keySet());
        for (String file : folder.headers().keySet())
          assertThat(after.headers().get(file).text())
              .as(file)
              .isEqualTo(folder.headers().get(file).text());
        assertThat(after.companions().keySet()).isEqualTo(folder.companions().keySet());
        for (String file : folder.companions().keySet())
          assertThat(Files.mismatch(before.resolve(file), home.resolve("v2").resolve(file)))
              .as(file)
              .isEqualTo(-1);
        assertThat(after.floats("model.norm.weight"))
            .isNotEqualTo(folder.floats("model.norm.weight"));
      }
    }
  }

  @Test
  void aPageThatIsAddedToTheFolderAfterwardsSpoilsNoCheckpoint() throws IOException {
    Path copy = home.resolve("model");
    Files.createDirectories(copy);
    try (var files = Files.list(FIXTURES.resolve("llama"))) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        Files.copy(file, copy.resolve(file.getFileName()));
    }
    SavedWeights saved;
    try (ModelFolder folder = ModelFolder.open(copy);
        DjlEngine engine = engine(folder, "fp32", false)) {
      engine.initialise(7);
      saved = engine.save(home.resolve("v0"), Hook.NONE);
    }
    Files.writeString(copy.resolve("NOTES.md"), "of no account");
    try (ModelFolder folder = ModelFolder.open(copy);
        DjlEngine engine = engine(folder, "fp32", false)) {
      engine.load(home.resolve("v0"), saved.weightsDigest(), saved.optimizerDigest());
      assertThat(engine.digest()).isEqualTo(saved.weightsDigest());
    }
  }

  @Test
  void adaptersAreWrittenAsPeftWritesThemAndTheModelStaysAsItIs() throws IOException {
    try (ModelFolder folder = ModelFolder.open(FIXTURES.resolve("llama"));
        DjlEngine engine = engine(folder, "fp32", true)) {
      engine.initialise(7);
      double[] before = engine.logits(new int[] {5, 6, 7});
      try (DjlEngine whole = engine(folder, "fp32", false)) {
        whole.initialise(0);
        double[] plain = whole.logits(new int[] {5, 6, 7});
        for (int i = 0; i < plain.length; i++)
          assertThat(before[i]).isCloseTo(plain[i], org.assertj.core.api.Assertions.within(1e-4));
      }
      train(engine, 0, 2);
      assertThat(engine.logits(new int[] {5, 6, 7})).isNotEqualTo(before);
      engine.save(home.resolve("v2"), Hook.NONE);
      ModelShape shape = shape(folder);
      try (AdapterFolder adapter = AdapterFolder.open(home.resolve("v2"))) {
        List<LoraModule> modules = adapter.modules(shape.linear());
        assertThat(modules).isEqualTo(LORA.modules(shape.linear()));
        assertThat(adapter.config().targets()).isEqualTo(LORA.targets());
        adapter.read(modules.getFirst().b().name(), NumberType.F32, chunk -> {});
      }
    }
  }

  private static ModelShape shape(ModelFolder folder) {
    return HubConfig.read(folder.bytes(ModelFolder.CONFIG).orElseThrow()).withMaxLength(64);
  }

  private static DjlEngine engine(ModelFolder folder, String precision, boolean adapted) {
    ModelShape shape = shape(folder);
    EngineOptions options = new EngineOptions(1, 0, 0.9, 0.95, 1e-8, 0.1, 1, 1, precision);
    if (!adapted)
      return new DjlEngine(ModelPlan.full(shape), options, ModelFiles.of(folder, shape));
    List<LoraModule> modules = LORA.modules(shape.linear());
    return new DjlEngine(
        new ModelPlan(shape, modules, precision.equals("bf16")),
        options,
        ModelFiles.adapters(folder, shape, LORA, modules));
  }

  private static void train(DjlEngine engine, int from, int to) {
    for (int i = from; i < to; i++) {
      List<TrainBatch.Row> rows = new ArrayList<>();
      for (int k = 0; k < 9; k++) {
        KeyedRandom random = KeyedRandom.of(i, "row", k);
        int[] ids = new int[4 + random.nextInt(9)];
        for (int t = 0; t < ids.length; t++) ids[t] = 10 + random.nextInt(400);
        double[] old = new double[ids.length - 2];
        for (int t = 0; t < old.length; t++) old[t] = -6 + random.nextGaussian();
        rows.add(new TrainBatch.Row(ids, 2, random.nextGaussian(), old, old));
      }
      Loss loss = new Loss.Policy(Ratio.TOKEN, 0.2, 0.28, 0.01, 0, new Mean.Tokens());
      engine.train(new TrainBatch(loss, 1, List.of(rows.subList(0, 5), rows.subList(5, 9))), 1e-3);
    }
  }
}
