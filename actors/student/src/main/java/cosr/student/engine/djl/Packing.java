package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.model.ModelShape;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Prompts to the rectangles that the script takes, and what was sampled back to rows. */
final class Packing {
  private Packing() {}

  /**
   * Prompts, each once.
   *
   * @param width tokens of the longest
   * @param arrays arguments ids, last, owner, given of the script's sampling methods
   */
  record Prompts(int width, List<NDArray> arrays) {}

  /**
   * The prompts of rows.
   *
   * @throws IllegalArgumentException if a row is longer than the model takes
   */
  static Prompts prompts(NDManager call, ModelShape shape, List<GenerateBatch.Row> rows) {
    Map<IntBuffer, Integer> prompts = new LinkedHashMap<>();
    int width = 0;
    int longest = 0;
    for (GenerateBatch.Row row : rows) {
      prompts.putIfAbsent(IntBuffer.wrap(row.prompt()), prompts.size());
      width = Math.max(width, row.prompt().length);
      longest = Math.max(longest, row.prompt().length + row.maxNew());
    }
    if (longest > shape.maxLength())
      throw new IllegalArgumentException(
          "a row of " + longest + " tokens; the model takes " + shape.maxLength());
    long[] ids = new long[prompts.size() * width];
    Arrays.fill(ids, shape.pad());
    long[] last = new long[prompts.size()];
    int start = 0;
    for (IntBuffer prompt : prompts.keySet()) {
      for (int t = 0; t < prompt.limit(); t++) ids[start + t] = prompt.get(t);
      last[start / width] = (long) start + prompt.limit() - 1;
      start += width;
    }
    long[] owner = new long[rows.size()];
    long[] given = new long[rows.size()];
    for (int i = 0; i < owner.length; i++) {
      owner[i] = Objects.requireNonNull(prompts.get(IntBuffer.wrap(rows.get(i).prompt())));
      given[i] = rows.get(i).prompt().length;
    }
    return new Prompts(
        width,
        List.of(
            call.create(ids, new Shape(prompts.size(), width)),
            call.create(last),
            call.create(owner),
            call.create(given)));
  }

  /** Arguments ids, last, owner, given, most, uniforms, how, stops, hp of {@code generate}. */
  static List<NDArray> generate(NDManager call, ModelShape shape, GenerateBatch batch) {
    List<GenerateBatch.Row> rows = batch.rows();
    List<NDArray> all = new ArrayList<>(prompts(call, shape, rows).arrays());
    int columns = rows.stream().mapToInt(GenerateBatch.Row::maxNew).max().orElseThrow();
    long[] most = new long[rows.size()];
    float[] uniforms = new float[rows.size() * columns];
    for (int i = 0; i < most.length; i++) {
      GenerateBatch.Row row = rows.get(i);
      most[i] = row.maxNew();
      if (!batch.choice(row).greedy())
        System.arraycopy(row.uniforms(), 0, uniforms, i * columns, row.maxNew());
    }
    all.add(call.create(most));
    all.add(call.create(uniforms, new Shape(rows.size(), columns)));
    all.addAll(ChoicePacking.of(call, rows.stream().map(batch::choice).toList(), rows));
    return all;
  }

  /** What {@code generate} returned, cut at each row's end. */
  static Generation generated(ModelShape shape, GenerateBatch batch, long[] ids, float[] logProbs) {
    int columns = ids.length / batch.rows().size();
    List<Generation.Row> rows = new ArrayList<>();
    for (int i = 0; i < batch.rows().size(); i++) {
      GenerateBatch.Row row = batch.rows().get(i);
      int from = i * columns;
      int most = from + row.maxNew();
      int to = from;
      while (to < most && !ends(shape, row, (int) ids[to++])) {}
      int[] tokens = new int[to - from];
      for (int t = 0; t < tokens.length; t++) tokens[t] = (int) ids[from + t];
      rows.add(new Generation.Row(tokens, Arrays.copyOfRange(logProbs, from, to)));
    }
    return new Generation(rows);
  }

  /** Whether a token ends a row's answer. */
  static boolean ends(ModelShape shape, GenerateBatch.Row row, int token) {
    return shape.ends(token) || row.stops().contains(token);
  }
}
