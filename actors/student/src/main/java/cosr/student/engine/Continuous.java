package cosr.student.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Continuous batching: rows enter in their order when others have left, so that one long answer
 * does not hold the batch (Yu et al., "Orca", 2022). Which rows are together follows from the order
 * and the tokens drawn.
 */
public final class Continuous {
  /** Of the slots one in so many is free before rows enter. */
  private static final int SHARE = 8;

  /** Of the last rows one in so many is done before the batch is made smaller. */
  private static final int LAST_SHARE = 4;

  /** Tokens that rows get at most before it is looked whether some are done. */
  private static final int SEGMENT = 64;

  private Continuous() {}

  /**
   * Samples one answer for each row.
   *
   * @param slots rows that are sampled together at most
   */
  public static Generation generate(TensorEngine engine, GenerateBatch batch, int slots) {
    if (slots < 1) throw new IllegalArgumentException("slots " + slots);
    List<GenerateBatch.Row> waiting = batch.rows();
    Map<Integer, Answer> answers = new TreeMap<>();
    int next = 0;
    try (OpenBatch open = engine.open()) {
      while (next < waiting.size() || open.size() > 0) {
        int to = Math.min(waiting.size(), next + slots - open.size());
        if (to > next) {
          List<GenerateBatch.Row> rows = waiting.subList(next, to);
          for (int number :
              open.enter(new GenerateBatch(rows, batch.temperature(), batch.greedy())))
            answers.put(number, new Answer());
          next = to;
        }
        int done = next < waiting.size() ? slots / SHARE : open.size() / LAST_SHARE;
        for (OpenBatch.Piece piece : open.advance(SEGMENT, Math.max(1, done)))
          Objects.requireNonNull(answers.get(piece.row())).pieces.add(piece);
      }
    }
    return new Generation(answers.values().stream().map(Answer::row).toList());
  }

  private static final class Answer {
    private final List<OpenBatch.Piece> pieces = new ArrayList<>();

    Generation.Row row() {
      int length = pieces.stream().mapToInt(piece -> piece.ids().length).sum();
      int[] ids = new int[length];
      float[] logProbs = new float[length];
      int at = 0;
      for (OpenBatch.Piece piece : pieces) {
        System.arraycopy(piece.ids(), 0, ids, at, piece.ids().length);
        System.arraycopy(piece.logProbs(), 0, logProbs, at, piece.ids().length);
        at += piece.ids().length;
      }
      return new Generation.Row(ids, logProbs);
    }
  }
}
