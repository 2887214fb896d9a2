package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.TrainBatch;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows to the rectangles that the script takes, and back. */
final class Packing {
  private Packing() {}

  /** Arguments ids, given, ends, uniforms, hp of {@code generate}. */
  static List<NDArray> generate(NDManager call, ModelShape shape, GenerateBatch batch) {
    List<GenerateBatch.Row> rows = batch.rows();
    int width = 0;
    int least = Integer.MAX_VALUE;
    for (GenerateBatch.Row row : rows) {
      width = Math.max(width, row.prompt().length + row.maxNew());
      least = Math.min(least, row.prompt().length);
    }
    if (width > shape.maxLength())
      throw new IllegalArgumentException(
          "a row of " + width + " tokens; the model takes " + shape.maxLength());
    long[] ids = new long[rows.size() * width];
    Arrays.fill(ids, shape.pad());
    long[] given = new long[rows.size()];
    long[] ends = new long[rows.size()];
    float[] uniforms = new float[ids.length];
    for (int i = 0; i < given.length; i++) {
      GenerateBatch.Row row = rows.get(i);
      int length = row.prompt().length;
      for (int t = 0; t < length; t++) ids[i * width + t] = row.prompt()[t];
      given[i] = length;
      ends[i] = length + row.maxNew();
      if (!batch.greedy())
        System.arraycopy(row.uniforms(), 0, uniforms, i * width + length, row.maxNew());
    }
    Shape rectangle = new Shape(rows.size(), width);
    return List.of(
        call.create(ids, rectangle),
        call.create(given),
        call.create(ends),
        call.create(uniforms, rectangle),
        call.create(new double[] {least, batch.temperature(), batch.greedy() ? 1 : 0}));
  }

  /** What {@code generate} returned, cut at each row's end. */
  static Generation generated(ModelShape shape, GenerateBatch batch, long[] ids, float[] logProbs) {
    int width = ids.length / batch.rows().size();
    List<Generation.Row> rows = new ArrayList<>();
    for (int i = 0; i < batch.rows().size(); i++) {
      int from = i * width + batch.rows().get(i).prompt().length;
      int most = from + batch.rows().get(i).maxNew();
      int to = from;
      while (to < most && ids[to++] != shape.eos()) {}
      int[] tokens = new int[to - from];
      for (int t = 0; t < tokens.length; t++) tokens[t] = (int) ids[from + t];
      rows.add(new Generation.Row(tokens, Arrays.copyOfRange(logProbs, from, to)));
    }
    return new Generation(rows);
  }

  /** Arguments ids, at, target, old, weight of {@code gradients}. */
  static List<NDArray> train(NDManager call, ModelShape shape, List<TrainBatch.Row> rows) {
    int width = 0;
    int tokens = 0;
    for (TrainBatch.Row row : rows) {
      width = Math.max(width, row.ids().length - 1);
      tokens += row.completion();
    }
    if (width > shape.maxLength())
      throw new IllegalArgumentException(
          "a row of " + (width + 1) + " tokens; the model takes " + shape.maxLength());
    long[] ids = new long[rows.size() * width];
    Arrays.fill(ids, shape.pad());
    long[] at = new long[tokens];
    long[] target = new long[tokens];
    float[] old = new float[tokens];
    float[] weight = new float[tokens];
    int n = 0;
    for (int i = 0; i < rows.size(); i++) {
      TrainBatch.Row row = rows.get(i);
      for (int t = 0; t + 1 < row.ids().length; t++) ids[i * width + t] = row.ids()[t];
      for (int t = row.promptLength(); t < row.ids().length; t++, n++) {
        at[n] = (long) i * width + t - 1;
        target[n] = row.ids()[t];
        weight[n] = row.weight();
        if (row.oldLogProbs().length > 0) old[n] = row.oldLogProbs()[t - row.promptLength()];
      }
    }
    return List.of(
        call.create(ids, new Shape(rows.size(), width)),
        call.create(at),
        call.create(target),
        call.create(old),
        call.create(weight));
  }
}
