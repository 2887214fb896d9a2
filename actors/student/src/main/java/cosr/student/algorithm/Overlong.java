package cosr.student.algorithm;

/**
 * The soft punishment of long answers (Yu et al., "DAPO", 2025, equation 13): 0 up to {@code
 * longest - buffer} tokens, then on a line to -1 at {@code longest}, and -1 beyond.
 *
 * @param longest tokens at which the penalty is whole
 * @param buffer last tokens before that, over which it grows; 0: no penalty at all
 */
public record Overlong(int longest, int buffer) {
  /** What is added to the reward of an answer of so many tokens. */
  public double penalty(int length) {
    if (buffer == 0 || length <= longest - buffer) return 0;
    if (length > longest) return -1;
    return (double) (longest - buffer - length) / buffer;
  }
}
