package cosr.student.core;

import java.util.Arrays;

/**
 * Tokens that all attempts at one prompt have together. They count as written side by side, a token
 * of each at a time, and where the next tokens would go beyond the budget, all that still go on are
 * cut off: so it doesn't matter which of them were computed together, or when.
 */
public final class PromptBudget {
  private PromptBudget() {}

  /**
   * Tokens of each attempt at most: the greatest t with {@code sum(min(length, t)) <= budget}, or
   * that of the longest attempt where all fit.
   *
   * @param lengths of the attempts; one that is not done counts with what is there of it
   * @param budget at least the number of attempts
   */
  public static int longest(int[] lengths, int budget) {
    int[] rising = lengths.clone();
    Arrays.sort(rising);
    long spent = 0;
    int before = 0;
    for (int i = 0; i < rising.length; i++) {
      long going = rising.length - i;
      long more = going * (rising[i] - before);
      if (spent + more > budget) return before + (int) ((budget - spent) / going);
      spent += more;
      before = rising[i];
    }
    return before;
  }
}
