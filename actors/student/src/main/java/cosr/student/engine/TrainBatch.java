package cosr.student.engine;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rows of one update. What a row counts follows from the whole batch, so that the split into
 * micro-batches changes nothing but rounding. Arrays are not copied: don't change them after.
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
    for (List<Row> rows : microBatches) for (Row row : rows) complete(row, loss);
  }

  private static void complete(Row row, Loss loss) {
    boolean policy = !(loss instanceof Loss.Supervised);
    if (policy && row.oldLogProbs.length != row.completion())
      throw new IllegalArgumentException(
          row.oldLogProbs.length + " old log-probabilities for " + row.completion() + " tokens");
    int reference = row.referenceLogProbs.length;
    if (loss.beta() > 0 && reference != 0 && reference != row.completion())
      throw new IllegalArgumentException(
          reference + " log-probabilities of the reference for " + row.completion() + " tokens");
  }

  /**
   * Whether the engine's own reference says the log-probabilities of the reference: they are
   * needed, and no row has them.
   *
   * @throws IllegalArgumentException where some rows have them and some don't
   */
  public boolean needsReference() {
    if (!(loss.beta() > 0)) return false;
    long without = all().filter(row -> row.referenceLogProbs.length == 0).count();
    if (without != 0 && without != rows())
      throw new IllegalArgumentException(
          without + " of " + rows() + " rows have no log-probabilities of the reference");
    return without != 0;
  }

  /** Whether every row says how likely its tokens were when they were sampled. */
  public boolean sampled() {
    return all().allMatch(row -> row.oldLogProbs.length == row.completion());
  }

  private Stream<Row> all() {
    return microBatches.stream().flatMap(List::stream);
  }

  /** Completion tokens of all rows. */
  public long tokens() {
    long sum = 0;
    for (List<Row> rows : microBatches) for (Row row : rows) sum += row.completion();
    return sum;
  }

  /** Rows of all micro-batches. */
  public int rows() {
    return microBatches.stream().mapToInt(List::size).sum();
  }

  /** What each completion token of a row counts in the loss, {@code share} in its formula. */
  public double share(Row row) {
    return switch (loss.mean()) {
      case Mean.Tokens() -> 1.0 / tokens();
      case Mean.Sequences() -> 1.0 / rows() / row.completion();
      case Mean.Constant(int length) -> 1.0 / rows() / length;
    };
  }

  /** What is minimised. */
  public sealed interface Loss {
    /** What the sum over tokens is divided by. */
    default Mean mean() {
      return new Mean.Tokens();
    }

    /** Weight of the divergence from the reference; 0: none is looked at. */
    default double beta() {
      return 0;
    }

    /** Weight of the mean entropy. */
    default double bonus() {
      return 0;
    }

    /** {@code -sum(share * weight * logp)}, a mean over tokens. */
    record Supervised() implements Loss {}

    /**
     * {@code -sum(share * min(r A, clip(r, 1 - low, 1 + high) A))} (PPO's surrogate with DAPO's two
     * bounds), plus {@code beta * sum(share * (exp(d) - d - 1))} with {@code d = reference - logp}
     * (k3 of Schulman, "Approximating KL divergence", 2020), less {@code bonus} times the mean
     * entropy.
     *
     * @param ratio whose ratio r is
     * @param beta weight of the divergence from the reference; where it is above 0, the rows say
     *     the log-probabilities by the reference or the engine has one
     * @param bonus weight of the entropy
     */
    record Policy(
        Ratio ratio, double clipLow, double clipHigh, double beta, double bonus, Mean mean)
        implements Loss {
      /** With the ratio of a token and a mean over tokens, and no further term. */
      public Policy(double clipLow, double clipHigh) {
        this(Ratio.TOKEN, clipLow, clipHigh, 0, 0, new Mean.Tokens());
      }
    }

    /**
     * {@code -sum(share * min(exp(logp - old), cap) A (logp's slope))}: REINFORCE with the weight
     * of each token, which has no slope of its own, for what changed since it was sampled
     * (truncated importance sampling). Its value is {@code -sum(share * min(exp(logp - old), cap)
     * A)}; the further terms are {@link Policy}'s.
     *
     * @param cap greatest weight, at least 1
     */
    record Capped(double cap, double beta, double bonus, Mean mean) implements Loss {}
  }

  /** Whose ratio {@code exp(logp - old)} is clipped. */
  public enum Ratio {
    /** Each token's. */
    TOKEN,
    /** The geometric mean of a row's (GSPO). */
    SEQUENCE
  }

  /** What the sum over tokens is divided by. */
  public sealed interface Mean {
    /** The completion tokens of the batch (DAPO). */
    record Tokens() implements Mean {}

    /** The row's tokens, and then the rows (GRPO). */
    record Sequences() implements Mean {}

    /** The rows times a length that stays the same (Dr. GRPO). */
    record Constant(int length) implements Mean {}
  }

  /**
   * @param ids prompt and completion
   * @param promptLength tokens of the prompt, at least one: no loss on them
   * @param weight of every completion token: the advantage in a policy loss
   * @param oldLogProbs of the completion tokens when they were sampled; empty in a supervised loss
   * @param referenceLogProbs of the completion tokens by the reference; empty where none is needed
   */
  public record Row(
      int[] ids,
      int promptLength,
      double weight,
      double[] oldLogProbs,
      double[] referenceLogProbs) {
    private static final double[] NONE = {};

    public Row {
      if (promptLength < 1 || promptLength >= ids.length)
        throw new IllegalArgumentException(
            "prompt of " + promptLength + " tokens in a row of " + ids.length);
    }

    /** Without a reference. */
    public Row(int[] ids, int promptLength, float weight, float[] oldLogProbs) {
      this(ids, promptLength, weight, wide(oldLogProbs), NONE);
    }

    private static double[] wide(float[] values) {
      double[] out = new double[values.length];
      for (int i = 0; i < out.length; i++) out[i] = values[i];
      return out;
    }

    /** Completion tokens. */
    public int completion() {
      return ids.length - promptLength;
    }
  }
}
