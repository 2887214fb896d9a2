package cosr.bench.gpu;

import cosr.student.engine.GenerateBatch;
import cosr.student.engine.TrainBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Rows that are learned from and prompts that are continued; they follow from the size. */
final class Work {
  private Work() {}

  /**
   * @param tokens of a micro-batch, about
   */
  static TrainBatch learning(Size size, int tokens) {
    SplittableRandom random = new SplittableRandom(1);
    List<List<TrainBatch.Row>> pieces = new ArrayList<>();
    List<TrainBatch.Row> piece = new ArrayList<>();
    for (int r = 0; r < size.rows; r++) {
      double[] old = new double[size.length - size.prompt];
      double likely = -Math.log(size.vocab);
      for (int t = 0; t < old.length; t++) old[t] = likely + 0.1 * random.nextDouble();
      piece.add(
          new TrainBatch.Row(
              ids(random, size, size.length),
              size.prompt,
              r % 2 == 0 ? 1 : -1,
              old,
              new double[0]));
      if ((piece.size() + 1) * size.length > tokens || r == size.rows - 1) {
        pieces.add(piece);
        piece = new ArrayList<>();
      }
    }
    return new TrainBatch(new TrainBatch.Loss.Policy(0.2, 0.28), 1, pieces);
  }

  static GenerateBatch sampling(Size size) {
    SplittableRandom random = new SplittableRandom(2);
    List<GenerateBatch.Row> rows = new ArrayList<>();
    for (int r = 0; r < size.rows; r++) {
      float[] uniforms = new float[size.length - size.prompt];
      for (int t = 0; t < uniforms.length; t++) uniforms[t] = (float) random.nextDouble(0.999);
      rows.add(new GenerateBatch.Row(ids(random, size, size.prompt), uniforms.length, uniforms));
    }
    return new GenerateBatch(rows, 1, false);
  }

  private static int[] ids(SplittableRandom random, Size size, int count) {
    int[] ids = new int[count];
    for (int t = 0; t < count; t++) ids[t] = 2 + random.nextInt(size.vocab - 2);
    return ids;
  }
}
