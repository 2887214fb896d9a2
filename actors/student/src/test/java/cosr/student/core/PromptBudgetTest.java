package cosr.student.core;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.KeyedRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PromptBudgetTest {
  @Test
  void attemptsThatFitTogetherAreNotCut() {
    assertThat(PromptBudget.longest(new int[] {3, 9, 1}, 13)).isEqualTo(9);
    assertThat(PromptBudget.longest(new int[] {0, 0}, 2)).isZero();
  }

  @Test
  void whatShortAttemptsLeaveGoesToTheLongOnes() {
    assertThat(PromptBudget.longest(new int[] {1, 1, 1, 40}, 12)).isEqualTo(9);
    assertThat(PromptBudget.longest(new int[] {1, 20, 2, 40}, 12)).isEqualTo(4);
    assertThat(PromptBudget.longest(new int[] {7, 7, 7}, 3)).isEqualTo(1);
  }

  @Test
  void itIsTheGreatestLengthAtWhichTheAttemptsSideBySideStayWithinTheBudget() {
    for (int round = 0; round < 500; round++) {
      KeyedRandom random = KeyedRandom.of(7, "lengths", round);
      int[] lengths = new int[1 + random.nextInt(6)];
      for (int i = 0; i < lengths.length; i++) lengths[i] = random.nextInt(30);
      int budget = lengths.length + random.nextInt(60);
      int t = PromptBudget.longest(lengths, budget);
      assertThat(spent(lengths, t)).isLessThanOrEqualTo(budget);
      if (t < Arrays.stream(lengths).max().orElseThrow())
        assertThat(spent(lengths, t + 1)).isGreaterThan(budget);
    }
  }

  private static int spent(int[] lengths, int longest) {
    return Arrays.stream(lengths).map(length -> Math.min(length, longest)).sum();
  }
}
