package cosr.student.core;

/**
 * One sequence to learn from; the loss runs over its completion. Nobody writes to the arrays.
 *
 * @param ids prompt, then completion
 * @param promptLength ids before the completion
 * @param weight the advantage in a policy batch; 1 in a supervised one
 * @param oldLogProbs by token of the completion, as it was sampled; empty in a supervised batch
 */
public record Row(int[] ids, int promptLength, float weight, float[] oldLogProbs, Origin origin) {
  /** Tokens of the completion. */
  public int completion() {
    return ids.length - promptLength;
  }
}
