package cosr.bench.student;

import cosr.bench.Contest;
import cosr.bench.Figures;
import cosr.bench.Shapes;
import cosr.protocol.KeyedRandom;
import cosr.student.core.Microbatches;
import cosr.student.core.Origin;
import cosr.student.core.Row;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.TrainBatch;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One shape's training and sampling, by the fixture and by the Student's engine. */
final class StudentContest {
  private static final int VOCAB = 24;
  private static final int END = 23;
  private static final int ROWS = 64;
  private static final int LENGTH = 48;
  private static final int GIVEN = 2;
  private static final int PROMPT = 8;
  private static final int NEW = 32;
  private static final int[] SAMPLED = {64, 256};
  private static final double RATE = 1e-5;
  private static final float[] NONE = {};

  private final Shapes name;
  private final ModelShape shape;
  private final Contest contest;

  StudentContest(Shapes name, Contest contest) {
    this.name = name;
    this.shape = name.shape(VOCAB, END);
    this.contest = contest;
  }

  /**
   * @param operations floating-point operations that a token takes, attention not counted
   * @param rate tokens in a CPU-second
   * @param ratio to the fixture's
   */
  record Result(
      long parameters,
      String work,
      String kernels,
      boolean ours,
      double operations,
      double rate,
      double ratio) {}

  List<Result> results() {
    List<Result> results = new ArrayList<>();
    Map<String, TensorEngine> engines = Engines.of(shape);
    try (Fixture fixture = new Fixture(shape, Engines.EMBEDDING_SCALE, Engines.SEED, 1)) {
      List<int[]> rows = texts(ROWS, LENGTH);
      List<Runnable> ways = new ArrayList<>();
      List<Fixture.Row> plain =
          rows.stream().map(ids -> Fixture.Row.supervised(ids, GIVEN)).toList();
      ways.add(() -> fixture.train(plain, RATE));
      for (TensorEngine engine : engines.values()) {
        TrainBatch batch = batch(rows);
        ways.add(() -> engine.train(batch, RATE));
      }
      add(results, "train", 6, ROWS * LENGTH, engines, ways);
      for (int count : SAMPLED) {
        List<int[]> prompts = texts(count, PROMPT);
        List<Runnable> sampling = new ArrayList<>();
        sampling.add(() -> fixture.generate(prompts, NEW, -1));
        GenerateBatch batch = prompts(prompts);
        for (TensorEngine engine : engines.values()) sampling.add(() -> engine.generate(batch));
        add(results, "sample " + count, 2, count * NEW, engines, sampling);
      }
    } finally {
      engines.values().forEach(TensorEngine::close);
    }
    return results;
  }

  private void add(
      List<Result> results,
      String work,
      int perParameter,
      int tokens,
      Map<String, TensorEngine> engines,
      List<Runnable> ways) {
    double[][] rates = contest.rates(tokens, ways);
    List<String> names = new ArrayList<>(List.of("fixture"));
    names.addAll(engines.keySet());
    for (int w = 0; w < names.size(); w++)
      results.add(
          new Result(
              shape.parameters(),
              work,
              names.get(w),
              w > 0,
              (double) perParameter * shape.parameters(),
              Figures.median(rates[w]),
              Figures.medianRatio(rates[w], rates[0])));
  }

  private static TrainBatch batch(List<int[]> texts) {
    List<Row> rows =
        texts.stream().map(ids -> new Row(ids, GIVEN, 1, NONE, Origin.LESSON)).toList();
    List<List<TrainBatch.Row>> pieces = new ArrayList<>();
    for (List<Row> piece : Microbatches.cut(rows, Engines.MICRO_BATCH_TOKENS))
      pieces.add(piece.stream().map(r -> new TrainBatch.Row(r.ids(), GIVEN, 1, NONE)).toList());
    return new TrainBatch(new TrainBatch.Loss.Supervised(), 1, pieces);
  }

  /**
   * Uniforms of the lower half: with fresh weights they never draw the end mark, the last token.
   */
  private static GenerateBatch prompts(List<int[]> prompts) {
    List<GenerateBatch.Row> rows = new ArrayList<>();
    for (int i = 0; i < prompts.size(); i++) {
      KeyedRandom random = KeyedRandom.of(Engines.SEED, "draws", i);
      float[] uniforms = new float[NEW];
      for (int k = 0; k < NEW; k++) uniforms[k] = random.nextFloat() / 2;
      rows.add(new GenerateBatch.Row(prompts.get(i), NEW, uniforms));
    }
    return new GenerateBatch(rows, 1, false);
  }

  private static List<int[]> texts(int count, int length) {
    List<int[]> texts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      KeyedRandom random = KeyedRandom.of(Engines.SEED, "text", length, i);
      int[] ids = new int[length];
      for (int t = 0; t < length; t++) ids[t] = 1 + random.nextInt(VOCAB - 2);
      texts.add(ids);
    }
    return texts;
  }
}
