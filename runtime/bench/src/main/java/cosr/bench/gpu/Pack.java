package cosr.bench.gpu;

import cosr.bench.size.RandomModel;
import cosr.config.UserError;
import cosr.runtime.cli.Json;
import cosr.student.engine.Choice;
import cosr.student.engine.Continuous;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Kernels;
import cosr.student.engine.Source;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.engine.djl.Room;
import cosr.student.hub.LoraConfig;
import cosr.student.hub.LoraTargets;
import cosr.student.hub.ModelFiles;
import cosr.student.hub.ModelFolder;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import cosr.student.model.TensorSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Programs as the engine packs them for a GPU, for a PyTorch without Java: the program of each
 * size, and of the tiny one calls with the results that the processor gave.
 */
final class Pack {
  /** So few logits are held at once that they come in pieces. */
  private static final int LOGITS = 1 << 15;

  /** Compute capability that kernels are chosen for. */
  private static final double CAPABILITY = 9;

  private static final LoraConfig LORA = LoraConfig.of(4, 8, new LoraTargets.AllLinear(), "");

  private Pack() {}

  /** Returns how many calls were recorded. */
  static int write(Path home) throws IOException {
    Map<String, Object> sizes = new LinkedHashMap<>();
    for (Size size : Size.values()) {
      Files.createDirectories(home);
      ModelPlan plan = ModelPlan.full(size.shape());
      for (String precision : List.of("fp32", "bf16"))
        Files.write(
            home.resolve(size.label + "-" + precision + ".pt"),
            DjlEngine.archive(
                plan, Kernels.ofGpu(precision, CAPABILITY), precision, Room.of(plan)));
      sizes.put(size.label, described(size));
    }
    Files.writeString(home.resolve("sizes.json"), Json.of(sizes) + "\n");
    int calls = 0;
    if (Files.exists(home.resolve("calls")))
      throw new UserError(home + " holds recorded calls already: name another folder");
    ModelShape shape = Size.TINY.shape();
    ModelPlan full = ModelPlan.full(shape);
    Path base = home.resolve("tiny");
    RandomModel.TINY.write(base, 1);
    ModelPlan adapted = new ModelPlan(shape, LORA.modules(shape.linear()), false);
    try (ModelFolder folder = ModelFolder.open(base)) {
      ModelFiles adapters = ModelFiles.adapters(folder, shape, LORA, adapted.adapters());
      for (String precision : List.of(EngineOptions.PLAIN, EngineOptions.FP64)) {
        Path to = home.resolve("calls").resolve(precision);
        calls += record(to, precision, full, Size.TINY.files(), new Room(1 << 24, false));
        Path pieces = to.resolveSibling(precision + "-pieces");
        calls += record(pieces, precision, full, Size.TINY.files(), new Room(LOGITS, false));
        Path layers = to.resolveSibling(precision + "-adapters");
        calls += record(layers, precision, adapted, adapters, new Room(LOGITS, true));
      }
    }
    return calls;
  }

  private static Map<String, Object> described(Size size) {
    ModelShape shape = size.shape();
    List<Object> weights = new ArrayList<>();
    for (TensorSpec spec : shape.tensors()) weights.add(List.of(spec.name(), spec.dims()));
    return Json.object(
        "parameters",
        shape.parameters(),
        "operations",
        size.operations(),
        "rows",
        size.rows,
        "length",
        size.length,
        "prompt",
        size.prompt,
        "vocab",
        size.vocab,
        "head",
        shape.headSize(),
        "theta",
        shape.rotary().theta(),
        "weights",
        weights);
  }

  private static int record(
      Path folder, String precision, ModelPlan plan, ModelFiles files, Room room)
      throws IOException {
    EngineOptions options = new EngineOptions(1, 0, 0.9, 0.95, 1e-8, 0.1, 1, 1, precision);
    Recording recording = new Recording(folder);
    try (DjlEngine engine = new DjlEngine(plan, options, files, "", room)) {
      if (plan.adapted()) engine.initialise(1);
      else engine.replace(Size.TINY.weights(), Source.NONE);
      engine.keepReference();
      engine.tell(recording);
      Kernels plain = Kernels.ofGpu("fp32", CAPABILITY);
      Files.createDirectories(folder);
      Files.write(folder.resolve("program.pt"), DjlEngine.archive(plan, plain, precision, room));
      engine.logits(new int[] {7, 9, 500, 3, 3, 200, 31, 44});
      List<TrainBatch.Row> rows = rows();
      for (Loss loss :
          List.of(
              new Loss.Policy(Ratio.TOKEN, 0.2, 0.28, 0.05, 0.01, new Mean.Tokens()),
              new Loss.Policy(Ratio.SEQUENCE, 0.2, 0.28, 0, 0, new Mean.Sequences()),
              new Loss.Capped(2, 0, 0, new Mean.Tokens()),
              new Loss.Supervised()))
        engine.train(
            new TrainBatch(loss, 1, List.of(rows.subList(0, 8), rows.subList(8, 13))), 1e-3);
      sample(engine);
    }
    return recording.calls();
  }

  /** Four rows with one prompt, four with another, shorter one, and rows of their own. */
  private static List<TrainBatch.Row> rows() {
    List<TrainBatch.Row> rows = new ArrayList<>();
    for (TrainBatch.Row row : Work.learning(Size.TINY, 1 << 20).microBatches().getFirst()) {
      int n = rows.size();
      int prompt = n < 4 ? 8 : n < 8 ? 5 : 2 + n % 3;
      int[] ids = new int[prompt + 4 + n % 5];
      System.arraycopy(row.ids(), 0, ids, 0, ids.length);
      if (n < 8) for (int t = 0; t < prompt; t++) ids[t] = 20 + 3 * t + prompt;
      double[] old = new double[ids.length - prompt];
      System.arraycopy(row.oldLogProbs(), 0, old, 0, old.length);
      rows.add(new TrainBatch.Row(ids, prompt, row.weight(), old, new double[0]));
    }
    return rows;
  }

  private static void sample(DjlEngine engine) {
    List<GenerateBatch.Row> rows = new ArrayList<>();
    for (GenerateBatch.Row row : Work.sampling(Size.TINY).rows()) {
      int n = rows.size();
      int[] prompt = new int[2 + n % 5];
      System.arraycopy(row.prompt(), 0, prompt, 0, prompt.length);
      int most = 3 + (n * 7) % 20;
      rows.add(
          n % 3 == 0
              ? new GenerateBatch.Row(prompt, most, row.uniforms())
              : new GenerateBatch.Row(
                  prompt, most, row.uniforms(), new Choice(0.9, n % 2 * 40, 0.9, 0.01, n == 7)));
    }
    engine.generate(Work.sampling(Size.TINY));
    engine.generate(new GenerateBatch(rows, 1, false));
    Continuous.generate(engine, new GenerateBatch(rows, 1, false), 5);
  }
}
