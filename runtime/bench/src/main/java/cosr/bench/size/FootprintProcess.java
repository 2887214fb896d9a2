package cosr.bench.size;

import cosr.bench.Resident;
import cosr.protocol.KeyedRandom;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TrainBatch;
import cosr.student.engine.djl.DjlEngine;
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
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A process of its own, of which {@link FootprintCommand} asks what it has resident: with an engine
 * of a few numbers, after a model was loaded, and after two updates of two micro-batches.
 */
final class FootprintProcess {
  private static final int ROW = 128;
  private static final int PROMPT = 32;

  private FootprintProcess() {}

  /** Arguments: folder, rank of the adapters or 0, precision, tokens of a micro-batch. */
  public static void main(String[] args) {
    long pid = ProcessHandle.current().pid();
    int rank = Integer.parseInt(args[1]);
    int tokens = Integer.parseInt(args[3]);
    EngineOptions options = new EngineOptions(1, 0, 0.9, 0.95, 1e-8, 0, 1, 1, args[2]);
    try (ModelFolder folder = ModelFolder.open(Path.of(args[0]))) {
      warm(folder, options);
      long idle = Resident.now(pid);
      ModelShape shape =
          HubConfig.read(folder.bytes(ModelFolder.CONFIG).orElseThrow()).withMaxLength(2 * ROW);
      try (DjlEngine engine = engine(folder, shape, rank, options)) {
        engine.initialise(1);
        long loading = Resident.most(pid);
        long loaded = Resident.now(pid);
        for (int i = 0; i < 2; i++) engine.train(batch(shape.vocab(), tokens, i), 1e-6);
        System.out.printf("%d %d %d %d%n", idle, loading, loaded, Resident.most(pid));
      }
    }
  }

  /** The native library is loaded, and has computed something. */
  private static void warm(ModelFolder folder, EngineOptions options) {
    ModelShape tiny = RandomModel.TINY.shape().withMaxLength(2 * ROW);
    try (DjlEngine engine = new DjlEngine(tiny, options, new TreeMap<>())) {
      engine.initialise(1);
      engine.train(batch(tiny.vocab(), 2 * ROW, 0), 1e-6);
    }
    folder.tensors();
  }

  static ModelPlan plan(ModelShape shape, int rank) {
    return rank == 0
        ? ModelPlan.full(shape)
        : new ModelPlan(shape, lora(rank).modules(shape.linear()), true);
  }

  private static LoraConfig lora(int rank) {
    return LoraConfig.of(rank, 2.0 * rank, new LoraTargets.AllLinear(), "");
  }

  private static DjlEngine engine(
      ModelFolder folder, ModelShape shape, int rank, EngineOptions options) {
    ModelPlan plan = plan(shape, rank);
    if (rank == 0) return new DjlEngine(plan, options, ModelFiles.of(folder, shape));
    List<LoraModule> modules = plan.adapters();
    return new DjlEngine(plan, options, ModelFiles.adapters(folder, shape, lora(rank), modules));
  }

  /** Rows of 128 tokens, a quarter of them a prompt of their own. */
  private static TrainBatch batch(int vocab, int tokens, int number) {
    List<List<TrainBatch.Row>> pieces = new ArrayList<>();
    for (int p = 0; p < 2; p++) {
      List<TrainBatch.Row> rows = new ArrayList<>();
      for (int r = 0; r < Math.max(1, tokens / ROW); r++) {
        KeyedRandom random = KeyedRandom.of(number, "row", p, r);
        int[] ids = new int[ROW];
        for (int t = 0; t < ROW; t++) ids[t] = random.nextInt(vocab);
        double[] old = new double[ROW - PROMPT];
        Arrays.fill(old, -Math.log(vocab));
        rows.add(new TrainBatch.Row(ids, PROMPT, random.nextGaussian(), old, new double[0]));
      }
      pieces.add(rows);
    }
    return new TrainBatch(
        new TrainBatch.Loss.Policy(
            TrainBatch.Ratio.TOKEN, 0.2, 0.28, 0, 0, new TrainBatch.Mean.Tokens()),
        1,
        pieces);
  }
}
