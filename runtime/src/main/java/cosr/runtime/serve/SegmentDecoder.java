package cosr.runtime.serve;

import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.TensorEngine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Tokens in segments, each by a call of the engine for the rows that are sampled alike. The engine
 * keeps nothing between calls: each computes the tokens so far anew, and so a segment is as long as
 * the answer already is, within bounds.
 */
final class SegmentDecoder implements Decoder {
  /** Tokens of a row's first segment, so that a stream begins soon. */
  private static final int FIRST = 4;

  /** Tokens that a row gets at most before others may join. */
  private static final int MOST = 32;

  /** Tokens so far, padding included, that one call computes anew at most, but for a single row. */
  private static final int AT_ONCE = 8192;

  private static final float[] NONE = {};

  private final TensorEngine engine;

  SegmentDecoder(TensorEngine engine) {
    this.engine = engine;
  }

  @Override
  public List<Generation.Row> more(List<Row> rows) {
    Map<Sampling, List<Integer>> alike = new LinkedHashMap<>();
    for (int i = 0; i < rows.size(); i++)
      alike.computeIfAbsent(rows.get(i).sampling(), s -> new ArrayList<>()).add(i);
    Generation.Row[] made = new Generation.Row[rows.size()];
    for (List<Integer> group : alike.values())
      for (List<Integer> call : calls(rows, group)) {
        List<Generation.Row> some = call(call.stream().map(rows::get).toList());
        for (int k = 0; k < call.size(); k++) made[call.get(k)] = some.get(k);
      }
    List<Generation.Row> all = new ArrayList<>();
    for (Generation.Row row : made) all.add(Objects.requireNonNull(row));
    return all;
  }

  /** Rows of like lengths together, each call within the bound. */
  private static List<List<Integer>> calls(List<Row> rows, List<Integer> group) {
    List<Integer> sorted = new ArrayList<>(group);
    sorted.sort(Comparator.comparingInt(i -> rows.get(i).length()));
    List<List<Integer>> calls = new ArrayList<>();
    List<Integer> call = new ArrayList<>();
    for (int i : sorted) {
      if (!call.isEmpty() && (call.size() + 1L) * rows.get(i).length() > AT_ONCE) {
        calls.add(call);
        call = new ArrayList<>();
      }
      call.add(i);
    }
    calls.add(call);
    return calls;
  }

  private List<Generation.Row> call(List<Row> rows) {
    Sampling sampling = rows.getFirst().sampling();
    List<GenerateBatch.Row> batch = new ArrayList<>();
    for (Row row : rows) {
      int count = Math.min(Math.clamp(row.answered(), FIRST, MOST), row.left());
      float[] uniforms = sampling.greedy() ? NONE : row.uniforms(count);
      batch.add(new GenerateBatch.Row(row.tokens(), count, uniforms));
    }
    return engine
        .generate(new GenerateBatch(batch, sampling.temperature(), sampling.greedy()))
        .rows();
  }
}
