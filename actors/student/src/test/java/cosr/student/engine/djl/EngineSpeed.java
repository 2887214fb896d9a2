package cosr.student.engine.djl;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.TrainBatch;
import cosr.student.model.ModelShape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Prints tokens per CPU-second of the built-in Student's shape. Run by hand; asserts nothing. */
final class EngineSpeed {
  private EngineSpeed() {}

  public static void main(String[] args) {
    ModelShape shape = new ModelShape(64, 4, 4, 4, 160, List.of(), 24, 1, 0, 1e-5, 10000, 128);
    EngineOptions options = new EngineOptions(0.08, 0, 0.9, 0.95, 1e-8, 0.01, 1, 1, "fp32");
    try (DjlEngine engine = new DjlEngine(shape, options, new TreeMap<>())) {
      engine.initialise(1);
      System.out.println(engine.info() + ", " + engine.parameters() + " parameters");
      TrainBatch batch =
          new TrainBatch(new TrainBatch.Loss.Supervised(), 1, List.of(rows(128, 6, 8)));
      for (int i = 0; i < 20; i++) engine.train(batch, 1e-3);
      double from = seconds();
      int updates = 100;
      for (int i = 0; i < updates; i++) engine.train(batch, 1e-4);
      double took = seconds() - from;
      System.out.printf(
          "train 128 x 14: %.1f ms an update, %.0f tokens per CPU-s%n",
          took / updates * 1000, updates * 128 * 14 / took);
      engine.initialise(1);
      for (int repeat = 0; repeat < 3; repeat++) {
        from = seconds();
        long tokens = 0;
        for (int i = 0; i < 10; i++) tokens += sampled(engine, i, 256);
        took = seconds() - from;
        System.out.printf(
            "generate 256 rows, %.1f new tokens a row: %.1f ms a batch, %.0f tokens per CPU-s%n",
            tokens / 2560.0, took * 100, tokens / took);
      }
      from = seconds();
      for (int i = 0; i < 20; i++) engine.digest();
      System.out.printf("digest: %.2f ms%n", (seconds() - from) * 50);
    }
  }

  private static long sampled(DjlEngine engine, int seed, int rows) {
    List<GenerateBatch.Row> list = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      KeyedRandom random = KeyedRandom.of(seed, "prompt", i / 8);
      int[] prompt = ids(random, 4 + random.nextInt(8));
      int most = prompt.length + 8;
      KeyedRandom draws = KeyedRandom.of(seed, "draw", i);
      float[] uniforms = new float[most];
      for (int k = 0; k < most; k++) uniforms[k] = draws.nextFloat();
      list.add(new GenerateBatch.Row(prompt, most, uniforms));
    }
    Generation out = engine.generate(new GenerateBatch(list, 1, false));
    return out.tokens();
  }

  private static List<TrainBatch.Row> rows(int count, int prompt, int completion) {
    List<TrainBatch.Row> list = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int[] ids = ids(KeyedRandom.of(i, "row"), prompt + completion);
      list.add(new TrainBatch.Row(ids, prompt, 1, new float[0]));
    }
    return list;
  }

  private static int[] ids(KeyedRandom random, int length) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) ids[i] = 2 + random.nextInt(22);
    return ids;
  }

  /** CPU time of the calling thread: with one engine thread, all of the work. */
  private static double seconds() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() * 1e-9;
  }
}
