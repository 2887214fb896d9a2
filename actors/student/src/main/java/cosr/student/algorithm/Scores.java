package cosr.student.algorithm;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * What a round's verdicts say, by attempt. Nobody writes to the arrays.
 *
 * @param rewards NaN where the verdict doesn't teach
 * @param groups numbers of the attempts' groups, which lie together
 * @param lengths tokens of the answers
 */
public record Scores(double[] rewards, int[] groups, int[] lengths) {
  public Scores {
    if (groups.length != rewards.length || lengths.length != rewards.length)
      throw new IllegalArgumentException(
          "%d rewards, %d groups and %d lengths"
              .formatted(rewards.length, groups.length, lengths.length));
  }

  /** The same attempts with other rewards. */
  Scores with(double[] others) {
    return new Scores(others, groups, lengths);
  }

  /** What is made of the rewards of each group, by attempt. */
  double[] byGroup(UnaryOperator<double[]> made) {
    double[] all = new double[rewards.length];
    for (int from = 0, to; from < all.length; from = to) {
      to = from + 1;
      while (to < all.length && groups[to] == groups[from]) to++;
      double[] own = made.apply(Arrays.copyOfRange(rewards, from, to));
      System.arraycopy(own, 0, all, from, own.length);
    }
    return all;
  }
}
