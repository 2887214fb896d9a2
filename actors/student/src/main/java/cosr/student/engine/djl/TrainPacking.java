package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import cosr.student.engine.TrainBatch;
import cosr.student.model.ModelShape;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One micro-batch as {@code gradients} takes it. A prompt that several rows have is computed once
 * where that saves enough, padded to the longest of its kind; what is computed of a row after it,
 * or of a whole row with a prompt of its own, is all but the last token. Both kinds come longest
 * first, in blocks that are padded to their longest. Nothing but the rows decides what is in a
 * block.
 */
final class TrainPacking {
  /** A block of fewer rows takes shorter ones in, whatever that pads. */
  private static final int FEW = 8;

  /** Otherwise a row is taken in that fills at least this many eighths of the block's width. */
  private static final int EIGHTHS = 7;

  /**
   * Prompts are shared where that saves at least one of so many tokens: it has a cost of its own.
   */
  private static final int WORTH = 8;

  /** Numbers in the processor's widest registers. */
  private static final int LANES = 16;

  private final ModelShape shape;
  private final TrainBatch batch;
  private final boolean alone;

  /** Prompts that several rows have, by their number. */
  private final Map<IntBuffer, Integer> shared = new LinkedHashMap<>();

  private final List<Piece> pieces = new ArrayList<>();
  private final List<Block> blocks = new ArrayList<>();
  private int width;

  /**
   * A row with what is computed of it.
   *
   * @param owner number of its shared prompt; -1: the row is whole
   * @param last whether its last token is computed, which predicts nothing
   */
  private record Piece(TrainBatch.Row row, int owner, boolean last) {
    boolean follows() {
      return owner >= 0;
    }

    /** Its first computed token. */
    int from() {
      return follows() ? row.promptLength() : 0;
    }

    int computed() {
      return row.ids().length - (last ? 0 : 1) - from();
    }
  }

  /** Pieces of one kind from one place of the list on, each as wide at most. */
  private record Block(List<Piece> pieces, int width) {}

  /**
   * @param alone each row for itself, whole and to its last token, as the reference computes it for
   *     checks of formulas
   */
  TrainPacking(ModelShape shape, TrainBatch batch, int index, boolean alone) {
    this.shape = shape;
    this.alone = alone;
    this.batch = batch;
    List<TrainBatch.Row> rows = batch.microBatches().get(index);
    Map<IntBuffer, Integer> counts = new HashMap<>();
    int tokens = 0;
    int again = 0;
    for (TrainBatch.Row row : rows) {
      if (row.ids().length - 1 > shape.maxLength())
        throw new IllegalArgumentException(
            "a row of " + row.ids().length + " tokens; the model takes " + shape.maxLength());
      tokens += row.ids().length - 1;
      if (counts.merge(prompt(row), 1, Integer::sum) > 1) again += row.promptLength();
    }
    boolean sharing = !alone && WORTH * again >= tokens;
    for (TrainBatch.Row row : rows) {
      int owner = -1;
      if (sharing && counts.getOrDefault(prompt(row), 0) > 1) {
        owner = shared.computeIfAbsent(prompt(row), p -> shared.size());
        width = Math.max(width, row.promptLength());
      }
      pieces.add(new Piece(row, owner, alone));
    }
    pieces.sort(
        Comparator.comparing((Piece p) -> !p.follows()).thenComparingInt(p -> -p.computed()));
    for (int from = 0, to; from < pieces.size(); from = to) {
      Piece first = pieces.get(from);
      to = from + 1;
      while (to < pieces.size() && joins(pieces.get(to), first, to - from)) to++;
      if (first.computed() > 0) blocks.add(new Block(pieces.subList(from, to), wide(first)));
    }
  }

  /** Attention over 16 n positions takes less time than over one less. */
  private int wide(Piece longest) {
    int computed = longest.computed();
    return !alone && !longest.follows() && computed % LANES == LANES - 1 ? computed + 1 : computed;
  }

  private boolean joins(Piece piece, Piece first, int rows) {
    return !alone
        && piece.follows() == first.follows()
        && (piece.computed() > 0) == (first.computed() > 0)
        && (rows < FEW || 8 * piece.computed() >= EIGHTHS * first.computed());
  }

  private static IntBuffer prompt(TrainBatch.Row row) {
    return IntBuffer.wrap(row.ids(), 0, row.promptLength());
  }

  /** Tokens that the engine computes, padding included. */
  int tokens() {
    return shared.size() * width
        + blocks.stream().mapToInt(b -> b.pieces().size() * b.width()).sum();
  }

  /**
   * Arguments cut, ids, place, owner, given, at, target, predicted, counts, old, reference,
   * advantage, share, row of {@code gradients}.
   *
   * @param real float32 or float64
   */
  List<NDArray> arrays(NDManager call, DataType real) {
    long[] ids = new long[tokens()];
    Arrays.fill(ids, shape.pad());
    long[] place = new long[ids.length];
    States states = new States();
    int start = 0;
    for (IntBuffer prompt : shared.keySet()) {
      for (int t = 0; t < prompt.limit(); t++) {
        ids[start + t] = prompt.get(t);
        place[start + t] = t;
      }
      states.addPrompt(start + prompt.limit() - 1);
      start += width;
    }
    long[] cut = new long[2 + 3 * blocks.size()];
    cut[0] = shared.size();
    cut[1] = width;
    int rows = blocks.stream().mapToInt(b -> b.pieces().size()).sum();
    long[] owner = new long[Math.max(1, rows)]; // the engine makes no array of nothing
    long[] given = new long[owner.length];
    int n = 0;
    for (int b = 0; b < blocks.size(); b++) {
      Block block = blocks.get(b);
      cut[2 + 3 * b] = block.pieces().size();
      cut[3 + 3 * b] = block.width();
      cut[4 + 3 * b] = block.pieces().getFirst().follows() ? 1 : 0;
      for (Piece piece : block.pieces()) {
        owner[n] = Math.max(0, piece.owner());
        given[n++] = piece.row().promptLength();
        for (int t = 0; t < piece.computed(); t++) {
          ids[start + t] = piece.row().ids()[piece.from() + t];
          place[start + t] = (long) piece.from() + t;
        }
        predict(states, piece, start);
        start += block.width();
      }
    }
    for (Piece piece : pieces) if (piece.computed() == 0) predict(states, piece, start);
    List<NDArray> arrays = new ArrayList<>();
    arrays.add(Host.of(call).create(cut));
    for (long[] each : List.of(ids, place, owner, given)) arrays.add(call.create(each));
    arrays.addAll(states.arrays(call, real));
    return arrays;
  }

  /** Argument hp of {@code gradients}. */
  static double[] settings(TrainBatch batch, int index) {
    double kind = 0;
    double low = 0;
    double high = 0;
    switch (batch.loss()) {
      case TrainBatch.Loss.Supervised() -> {}
      case TrainBatch.Loss.Policy p -> {
        kind = p.ratio() == TrainBatch.Ratio.TOKEN ? 1 : 2;
        low = p.clipLow();
        high = p.clipHigh();
      }
      case TrainBatch.Loss.Capped c -> {
        kind = 3;
        low = 1;
        high = c.cap() - 1;
      }
    }
    return new double[] {
      index == 0 ? 1 : 0,
      kind,
      batch.temperature(),
      low,
      high,
      batch.loss().beta(),
      batch.loss().bonus(),
      batch.microBatches().get(index).size(),
      batch.needsReference() ? 1 : 0
    };
  }

  /** Notes which state predicts each completion token of a piece that begins at this place. */
  private static void predict(States states, Piece piece, int start) {
    TrainBatch.Row row = piece.row();
    states.addRow(row);
    for (int t = row.promptLength(); t < row.ids().length; t++) {
      int state =
          t - 1 < piece.from()
              ? states.ofPrompt(piece.owner())
              : states.add(start + t - 1 - piece.from());
      states.predicts(state, row, t - row.promptLength());
    }
  }

  /** The states that are needed, and the tokens that each of them predicts. */
  private final class States {
    /** Whether all states are computed, since nearly all are needed: then a state is its place. */
    private final boolean all;

    private int count;
    private int predictions;
    private int prompted;
    private int rows;
    private double each;
    private final int[] prompts = new int[shared.size()];
    private final long[] at;
    private final double[] predicted;
    private final double[] counts;
    private final long[] target;
    private final double[] old;
    private final double[] reference;
    private final double[] advantage;
    private final double[] share;
    private final long[] row;

    States() {
      int completions = pieces.stream().mapToInt(p -> p.row().completion()).sum();
      int firsts = (int) pieces.stream().filter(Piece::follows).count();
      int needed = shared.size() + completions - firsts;
      all = 8 * needed >= EIGHTHS * tokens();
      at = new long[all ? tokens() : needed];
      predicted = new double[at.length];
      counts = new double[at.length];
      target = new long[completions];
      old = new double[completions];
      reference = new double[completions];
      advantage = new double[completions];
      share = new double[completions];
      row = new long[completions];
    }

    /** Number of the state at a place. */
    int add(int place) {
      int number = all ? place : count++;
      at[number] = place;
      return number;
    }

    /** Notes the last state of the next prompt. */
    void addPrompt(int place) {
      prompts[prompted++] = add(place);
    }

    /** Begins the next row. */
    void addRow(TrainBatch.Row next) {
      rows++;
      each = batch.share(next);
    }

    /** Number of a prompt's last state. */
    int ofPrompt(int owner) {
      return prompts[owner];
    }

    void predicts(int state, TrainBatch.Row of, int k) {
      predicted[state]++;
      counts[state] += each;
      target[predictions] = (long) state * shape.vocab() + of.ids()[of.promptLength() + k];
      old[predictions] = of.oldLogProbs().length > 0 ? of.oldLogProbs()[k] : 0;
      reference[predictions] =
          of.referenceLogProbs().length > 0 ? of.referenceLogProbs()[k] : old[predictions];
      advantage[predictions] = of.weight();
      share[predictions] = each;
      row[predictions++] = rows - 1L;
    }

    List<NDArray> arrays(NDManager call, DataType real) {
      List<NDArray> arrays = new ArrayList<>(List.of(call.create(at), call.create(target)));
      for (double[] each : List.of(predicted, counts, old, reference, advantage, share))
        arrays.add(call.create(each).toType(real, false));
      arrays.add(call.create(row));
      return arrays;
    }
  }
}
