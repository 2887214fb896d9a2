package cosr.student.engine;

import java.util.Collection;
import java.util.List;

/**
 * A batch that rows enter and leave while it is sampled; what was computed of a row stays in the
 * engine between calls. What comes out is a function of the weights and of the calls made, in their
 * order, never of time. Rows that are done may stay unread for a while, so that the products of a
 * batch run over 8 rows or more where so many were in it.
 *
 * <p>Thread and interruption as for {@link TensorEngine}, whose thread calls it. The engine's
 * weights stay as they are while a batch is open: after a change of them every call throws {@link
 * IllegalStateException}.
 */
public interface OpenBatch extends AutoCloseable {
  /**
   * Rows enter together; equal prompts are computed once.
   *
   * @return the rows' numbers, in their order; none is given twice
   * @throws IllegalArgumentException if a row is longer than the model's maximum length
   */
  List<Integer> enter(GenerateBatch rows);

  /**
   * Continues all rows.
   *
   * @param tokens for each row at most, at least one
   * @param done it returns as soon as so many rows are done, at least one
   * @return for each row in the batch, by number, what it got. Those that are done are in the batch
   *     no more.
   */
  List<Piece> advance(int tokens, int done);

  /** Takes rows out that are not done; numbers that are not in the batch are ignored. */
  void leave(Collection<Integer> rows);

  /** Rows that are not done. */
  int size();

  /** Frees the engine's memory of it. */
  @Override
  void close();

  /**
   * More of a row.
   *
   * @param ids new tokens; where the row is done by its end mark or a stop, that is the last
   * @param logProbs as {@link Generation.Row#logProbs}
   * @param done by an end mark, a stop, or its limit of tokens
   */
  record Piece(int row, int[] ids, float[] logProbs, boolean done) {}
}
