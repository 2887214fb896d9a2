package cosr.student.engine.djl;

import cosr.protocol.KeyedRandom;
import cosr.student.engine.Continuous;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.GenerateBatch;
import cosr.student.model.ModelShape;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Prints what continuous batching wins over static batches. Run by hand; asserts nothing. */
final class ContinuousSpeed {
  private ContinuousSpeed() {}

  public static void main(String[] args) {
    String precision = args.length > 0 ? args[0] : "fp32";
    int repeats = args.length > 1 ? Integer.parseInt(args[1]) : 2;
    List<Integer> four = List.of(0, 1, 2, 3);
    List<Integer> eight = List.of(0, 1, 2, 3, 4, 5, 6, 7);
    if (args.length < 3 || args[2].equals("0.86M"))
      run(
          new ModelShape(128, 4, 4, 4, 384, four, 24, 23, 0, 1e-5, 10000, 640),
          precision,
          repeats);
    if (args.length < 3 || args[2].equals("10M"))
      run(
          new ModelShape(320, 8, 5, 5, 896, eight, 24, 23, 0, 1e-5, 10000, 640),
          precision,
          repeats);
  }

  private static void run(ModelShape shape, String precision, int repeats) {
    EngineOptions options = new EngineOptions(0.08, 0, 0.9, 0.95, 1e-8, 0.01, 1, 1, precision);
    try (DjlEngine engine = new DjlEngine(shape, options, new TreeMap<>())) {
      engine.initialise(1);
      List<GenerateBatch.Row> rows = rows(256);
      long tokens = rows.stream().mapToInt(GenerateBatch.Row::maxNew).sum();
      System.out.println(engine.parameters() + " parameters, " + tokens + " tokens");
      for (int r = 0; r < repeats; r++) {
        double plain = time(() -> chunks(engine, rows, 64, true));
        double leaving = time(() -> chunks(engine, rows, 64, false));
        double continuous = time(() -> Continuous.generate(engine, new GenerateBatch(rows, 1, false), 64));
        System.out.printf(
            "static %.2f s, static with leaving %.2f s, continuous %.2f s: %.2fx, %.2fx; %.0f tokens/s%n",
            plain, leaving, continuous, plain / continuous, leaving / continuous, tokens / continuous);
      }
    }
  }

  private static void chunks(
      DjlEngine engine, List<GenerateBatch.Row> rows, int size, boolean whole) {
    for (int from = 0; from < rows.size(); from += size) {
      List<GenerateBatch.Row> chunk = rows.subList(from, from + size);
      if (whole) {
        int longest = chunk.stream().mapToInt(GenerateBatch.Row::maxNew).max().orElseThrow();
        chunk =
            chunk.stream()
                .map(row -> new GenerateBatch.Row(row.prompt(), longest, row.uniforms()))
                .toList();
      }
      engine.generate(new GenerateBatch(chunk, 1, false));
    }
  }

  private static List<GenerateBatch.Row> rows(int count) {
    List<GenerateBatch.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KeyedRandom random = KeyedRandom.of(7, "row", i);
      int most = (int) Math.round(StrictMath.exp(StrictMath.log(64) + random.nextGaussian()));
      int[] prompt = new int[8];
      for (int t = 0; t < prompt.length; t++) prompt[t] = 1 + random.nextInt(20);
      float[] uniforms = new float[512];
      for (int t = 0; t < 512; t++) uniforms[t] = random.nextFloat() / 2;
      rows.add(new GenerateBatch.Row(prompt, Math.max(1, Math.min(512, most)), uniforms));
    }
    return rows;
  }

  private static double time(Runnable work) {
    long from = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    work.run();
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - from) * 1e-9;
  }
}
