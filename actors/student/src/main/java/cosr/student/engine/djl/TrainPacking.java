package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import cosr.student.engine.TrainBatch;
import cosr.student.model.ModelShape;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One micro-batch as {@code gradients} takes it. Equal prompts are computed once, padded to the
 * longest of them; what is computed of a completion, all but its last token, comes after, longest
 * first, in blocks that are padded to their longest. Nothing but the rows decides what is in a
 * block.
 */
final class TrainPacking {
  /** A block of fewer rows takes shorter ones in, whatever that pads. */
  private static final int FEW = 8;

  /** Otherwise a row is taken in that fills at least this many eighths of the block's width. */
  private static final int EIGHTHS = 7;

  private final ModelShape shape;
  private final Map<IntBuffer, Integer> prompts = new LinkedHashMap<>();
  private final List<TrainBatch.Row> rows;
  private final List<Block> blocks = new ArrayList<>();
  private final int width;

  /** Rows from one place of the sorted list on, each with so many computed tokens at most. */
  private record Block(int from, int to, int width) {
    int rows() {
      return to - from;
    }
  }

  TrainPacking(ModelShape shape, List<TrainBatch.Row> given) {
    this.shape = shape;
    int widest = 0;
    for (TrainBatch.Row row : given) {
      if (row.ids().length - 1 > shape.maxLength())
        throw new IllegalArgumentException(
            "a row of " + row.ids().length + " tokens; the model takes " + shape.maxLength());
      prompts.putIfAbsent(prompt(row), prompts.size());
      widest = Math.max(widest, row.promptLength());
    }
    this.width = widest;
    this.rows = new ArrayList<>(given);
    rows.sort(Comparator.comparingInt(r -> -r.completion()));
    int from = 0;
    while (from < rows.size() && computed(rows.get(from)) > 0) {
      int wide = computed(rows.get(from));
      int to = from + 1;
      while (to < rows.size() && joins(computed(rows.get(to)), wide, to - from)) to++;
      blocks.add(new Block(from, to, wide));
      from = to;
    }
  }

  private static boolean joins(int length, int wide, int rows) {
    return length > 0 && (rows < FEW || 8 * length >= EIGHTHS * wide);
  }

  private static int computed(TrainBatch.Row row) {
    return row.completion() - 1;
  }

  private static IntBuffer prompt(TrainBatch.Row row) {
    return IntBuffer.wrap(row.ids(), 0, row.promptLength());
  }

  /** Tokens that the engine computes, padding included. */
  int tokens() {
    return prompts.size() * width + blocks.stream().mapToInt(b -> b.rows() * b.width()).sum();
  }

  List<NDArray> arrays(NDManager call) {
    long[] cut = new long[2 + 2 * blocks.size()];
    cut[0] = prompts.size();
    cut[1] = width;
    long[] ids = new long[tokens()];
    Arrays.fill(ids, shape.pad());
    long[] place = new long[ids.length];
    int following = blocks.isEmpty() ? 0 : blocks.getLast().to();
    long[] owner = new long[Math.max(1, following)]; // the engine makes no array of nothing
    long[] lengths = new long[owner.length];
    int states = prompts.size() + rows.stream().mapToInt(TrainPacking::computed).sum();
    long[] at = new long[states];
    float[] predicted = new float[states];
    int completions = rows.stream().mapToInt(TrainBatch.Row::completion).sum();
    long[] target = new long[completions];
    float[] old = new float[completions];
    float[] weight = new float[completions];
    int start = 0;
    for (IntBuffer prompt : prompts.keySet()) {
      at[start / width] = (long) start + prompt.limit() - 1;
      for (int t = 0; t < prompt.limit(); t++) {
        ids[start + t] = prompt.get(t);
        place[start + t] = t;
      }
      start += width;
    }
    int state = prompts.size();
    int token = 0;
    int block = 0;
    for (int i = 0; i < rows.size(); i++) {
      TrainBatch.Row row = rows.get(i);
      if (block < blocks.size() && i == blocks.get(block).to()) block++;
      int own = Objects.requireNonNull(prompts.get(prompt(row)));
      if (i < following) {
        owner[i] = own;
        lengths[i] = row.promptLength();
      }
      for (int t = 0; t < row.completion(); t++, token++) {
        int id = row.ids()[row.promptLength() + t];
        int from = t == 0 ? own : state++;
        predicted[from]++;
        target[token] = (long) from * shape.vocab() + id;
        weight[token] = row.weight();
        if (row.oldLogProbs().length > 0) old[token] = row.oldLogProbs()[t];
        if (t == computed(row)) continue;
        ids[start + t] = id;
        place[start + t] = (long) row.promptLength() + t;
        at[state] = (long) start + t;
      }
      if (i < following) {
        start += blocks.get(block).width();
        cut[2 + 2 * block] = blocks.get(block).rows();
        cut[3 + 2 * block] = blocks.get(block).width();
      }
    }
    return List.of(
        call.create(cut),
        call.create(ids),
        call.create(place),
        call.create(owner),
        call.create(lengths),
        call.create(at),
        call.create(target),
        call.create(predicted),
        call.create(old),
        call.create(weight));
  }
}
