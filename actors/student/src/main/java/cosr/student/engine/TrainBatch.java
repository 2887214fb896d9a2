package cosr.student.engine;

import java.util.List;

/**
 * The rows of one update. The loss is a mean over the completion tokens of all micro-batches, so
 * that the split changes nothing but rounding. Arrays are not copied: don't change them after.
 *
 * @param loss what is minimised
 * @param temperature divides the logits before the softmax: the one of the sampling for policy
 *     rows, 1 otherwise
 * @param microBatches rows that go through the engine together, in order; rows of like length
 *     belong together, since a micro-batch is padded to its longest
 */
public record TrainBatch(Loss loss, double temperature, List<List<Row>> microBatches) {
  public TrainBatch {
    microBatches = microBatches.stream().map(List::copyOf).toList();
    if (microBatches.isEmpty() || microBatches.stream().anyMatch(List::isEmpty))
      throw new IllegalArgumentException("an update needs rows in every micro-batch");
    if (!(temperature > 0)) throw new IllegalArgumentException("temperature " + temperature);
    if (loss instanceof Loss.Policy)
      for (List<Row> rows : microBatches)
        for (Row row : rows)
          if (row.oldLogProbs.length != row.completion())
            throw new IllegalArgumentException(
                row.oldLogProbs.length
                    + " old log-probabilities for "
                    + row.completion()
                    + " tokens");
  }

  /** Completion tokens of all rows: what the loss is divided by. */
  public long tokens() {
    long sum = 0;
    for (List<Row> rows : microBatches) for (Row row : rows) sum += row.completion();
    return sum;
  }

  /** What is minimised; N is the number of completion tokens of the whole batch. */
  public sealed interface Loss {
    /** {@code -sum(weight * logp) / N}. */
    record Supervised() implements Loss {}

    /**
     * {@code -sum(min(r A, clip(r, 1 - low, 1 + high) A)) / N} with {@code r = exp(logp - old)}
     * (PPO's surrogate with DAPO's two bounds and token mean).
     */
    record Policy(double clipLow, double clipHigh) implements Loss {}
  }

  /**
   * @param ids prompt and completion
   * @param promptLength tokens of the prompt, at least one: no loss on them
   * @param weight of every completion token: the advantage in a policy loss
   * @param oldLogProbs of the completion tokens when they were sampled; empty in a supervised loss
   */
  public record Row(int[] ids, int promptLength, float weight, float[] oldLogProbs) {
    public Row {
      if (promptLength < 1 || promptLength >= ids.length)
        throw new IllegalArgumentException(
            "prompt of " + promptLength + " tokens in a row of " + ids.length);
    }

    /** Completion tokens. */
    public int completion() {
      return ids.length - promptLength;
    }
  }
}
