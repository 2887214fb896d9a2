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
  /** Tokens that rows get at most before it is looked whether some are done. */
  public static final int SEGMENT = 64;

  /** Of the slots one in so many is free before rows enter. */
  private static final int SHARE = 8;

  /** Of the last rows one in so many is done before the batch is made smaller. */
  private static final int LAST_SHARE = 4;

  private Continuous() {}

  /** Rows that wait, and what sees their answers grow. */
  public interface Queue {
    /** Rows in all. */
    int size();

    /** The next rows, asked for as they enter. */
    GenerateBatch batch(int from, int to);

    /**
     * Sees more of a row's answer.
     *
     * @return whether it ends in these tokens by what the engine doesn't know, such as a text; what
     *     comes after that is made in vain
     */
    boolean ends(int row, int[] ids);
  }

  /**
   * Samples one answer for each row.
   *
   * @param slots rows that are sampled together at most
   */
  public static Generation generate(TensorEngine engine, GenerateBatch batch, int slots) {
    return generate(
        engine,
        new Queue() {
          @Override
          public int size() {
            return batch.rows().size();
          }

          @Override
          public GenerateBatch batch(int from, int to) {
            return new GenerateBatch(
                batch.rows().subList(from, to), batch.temperature(), batch.greedy());
          }

          @Override
          public boolean ends(int row, int[] ids) {
            return false;
          }
        },
        slots,
        SEGMENT);
  }

  /**
   * Samples one answer for each row.
   *
   * @param slots rows that are sampled together at most
   * @param segment tokens that a row gets at most before the queue sees them
   * @return with what was made of a row after the queue saw its end
   */
  public static Generation generate(TensorEngine engine, Queue queue, int slots, int segment) {
    if (slots < 1) throw new IllegalArgumentException("slots " + slots);
    Map<Integer, Answer> answers = new TreeMap<>();
    int share = Math.max(1, slots / SHARE);
    int next = 0;
    try (OpenBatch open = engine.open()) {
      while (next < queue.size() || open.size() > 0) {
        int waiting = queue.size() - next;
        int free = slots - open.size();
        if (waiting > 0 && free >= Math.min(waiting, share)) {
          int to = next + Math.min(waiting, free);
          for (int number : open.enter(queue.batch(next, to)))
            answers.put(number, new Answer(next++));
        }
        int done = next < queue.size() ? share - slots + open.size() : open.size() / LAST_SHARE;
        List<Integer> over = new ArrayList<>();
        for (OpenBatch.Piece piece : open.advance(segment, Math.max(1, done))) {
          Answer answer = Objects.requireNonNull(answers.get(piece.row()));
          answer.pieces.add(piece);
          if (queue.ends(answer.row, piece.ids()) && !piece.done()) over.add(piece.row());
        }
        if (!over.isEmpty()) open.leave(over);
      }
    }
    return new Generation(answers.values().stream().map(Answer::whole).toList());
  }

  private static final class Answer {
    private final int row;
    private final List<OpenBatch.Piece> pieces = new ArrayList<>();

    Answer(int row) {
      this.row = row;
    }

    Generation.Row whole() {
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
