package cosr.bench.student;

import cosr.bench.Contest;
import cosr.bench.Figures;
import cosr.bench.Shapes;
import cosr.protocol.KeyedRandom;
import cosr.student.engine.Continuous;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.TensorEngine;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers whose lengths have a long tail, in batches of {@link #SLOTS} rows: until the longest is
 * done (static); rows that are done leave; and others enter in their place (continuous). Lengths
 * are log-normal, with a median of {@link #MEDIAN}, a spread of 1 and at most {@link #MOST}.
 */
final class LongTail {
  static final int ROWS = 256;
  static final int SLOTS = 64;
  static final int MOST = 512;
  static final int MEDIAN = 64;
  private static final int VOCAB = 24;
  private static final int END = 23;
  private static final int PROMPT = 8;

  private LongTail() {}

  /**
   * @param rate tokens of answers in a CPU-second
   * @param ratio to that of static batches with the same kernels
   */
  record Result(String kernels, String way, double rate, double ratio) {}

  static List<Result> results(Shapes name, Contest contest) {
    ModelShape shape = name.shape(VOCAB, END).withMaxLength(PROMPT + MOST);
    List<GenerateBatch.Row> rows = rows(ROWS, MOST);
    List<Result> results = new ArrayList<>();
    Map<String, TensorEngine> engines = Engines.of(shape);
    try {
      engines.forEach((kernels, engine) -> add(results, contest, kernels, engine, rows));
    } finally {
      engines.values().forEach(TensorEngine::close);
    }
    return results;
  }

  private static void add(
      List<Result> results,
      Contest contest,
      String kernels,
      TensorEngine engine,
      List<GenerateBatch.Row> rows) {
    List<Runnable> ways =
        List.of(
            () -> chunks(engine, rows, true),
            () -> chunks(engine, rows, false),
            () -> Continuous.generate(engine, new GenerateBatch(rows, 1, false), SLOTS));
    int tokens = rows.stream().mapToInt(GenerateBatch.Row::maxNew).sum();
    double[][] rates = contest.rates(tokens, ways);
    List<String> names = List.of("static", "rows leave", "continuous");
    for (int w = 0; w < names.size(); w++)
      results.add(
          new Result(
              kernels,
              names.get(w),
              Figures.median(rates[w]),
              Figures.medianRatio(rates[w], rates[0])));
  }

  private static void chunks(TensorEngine engine, List<GenerateBatch.Row> rows, boolean whole) {
    for (int from = 0; from < rows.size(); from += SLOTS) {
      List<GenerateBatch.Row> chunk = rows.subList(from, Math.min(rows.size(), from + SLOTS));
      int longest = chunk.stream().mapToInt(GenerateBatch.Row::maxNew).max().orElseThrow();
      if (whole)
        chunk =
            chunk.stream()
                .map(row -> new GenerateBatch.Row(row.prompt(), longest, row.uniforms()))
                .toList();
      engine.generate(new GenerateBatch(chunk, 1, false));
    }
  }

  /**
   * Rows that end at their lengths: uniforms of the lower half draw no end mark, the last token, of
   * fresh weights.
   */
  static List<GenerateBatch.Row> rows(int count, int most) {
    List<GenerateBatch.Row> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KeyedRandom random = KeyedRandom.of(Engines.SEED, "long tail", i);
      double length = StrictMath.exp(StrictMath.log(MEDIAN) + random.nextGaussian());
      int[] prompt = new int[PROMPT];
      for (int t = 0; t < PROMPT; t++) prompt[t] = 1 + random.nextInt(VOCAB - 2);
      float[] uniforms = new float[most];
      for (int t = 0; t < most; t++) uniforms[t] = random.nextFloat() / 2;
      int own = (int) Math.max(1, Math.min(most, Math.round(length)));
      rows.add(new GenerateBatch.Row(prompt, own, uniforms));
    }
    return rows;
  }
}
