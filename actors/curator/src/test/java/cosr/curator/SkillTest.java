package cosr.curator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import org.junit.jupiter.api.Test;

class SkillTest {
  @Test
  void theBetaForgetsByTheGroup() {
    Skill s = Skill.unknown().practised(3, 8);
    assertThat(new double[] {s.alpha(), s.beta()})
        .containsExactly(new double[] {4, 6}, within(1e-9));
    s = s.practised(5, 8);
    assertThat(new double[] {s.alpha(), s.beta()})
        .containsExactly(new double[] {8.4, 8}, within(1e-9));
    s = s.practised(8, 8);
    assertThat(new double[] {s.alpha(), s.beta()})
        .containsExactly(new double[] {14.92, 6.6}, within(1e-9));
  }

  @Test
  void smallPassRatesAreMagnified() {
    double[] p = {.02, .05, .1, .25, .5, .9, 1};
    double[] f = {.1552, .3214, .5, .75, .9, .9878, 1};
    for (int i = 0; i < p.length; i++)
      assertThat(Skill.magnify(p[i])).isCloseTo(f[i], within(5e-5));
  }

  @Test
  void theAveragesFollowTheRateAndProgressIsTheirDistance() {
    Skill s = Skill.unknown().practised(4, 8);
    assertThat(s.fast()).isCloseTo(0.05, within(1e-12));
    assertThat(s.slow()).isCloseTo(0.005, within(1e-12));
    assertThat(s.progress(0)).isCloseTo(Skill.magnify(0.05) - Skill.magnify(0.005), within(1e-12));
  }

  @Test
  void aProbeSetsBothAveragesAndAddsItsCounts() {
    Skill s = Skill.unknown().probed(12, 16);
    assertThat(s).isEqualTo(new Skill(13, 5, 0.75, 0.75));
    assertThat(s.progress(0)).isZero();
  }

  @Test
  void groupsAreCountedUntilThePassRateMovesByMoreThanChance() {
    Skill s = Skill.unknown().probed(8, 16);
    for (int i = 1; i <= 20; i++) {
      s = s.practised(i % 2 == 0 ? 3 : 5, 8);
      assertThat(s.still()).isEqualTo(i);
      assertThat(s.anchor()).isEqualTo(0.5);
    }
    int groups = 0;
    while (s.still() > 0) {
      s = s.practised(8, 8);
      groups++;
    }
    assertThat(groups).isBetween(2, 6);
    assertThat(s.anchor()).isEqualTo(s.fast()).isGreaterThan(0.6);
  }

  @Test
  void theFirstSuccessesCountAsAMove() {
    Skill s = Skill.unknown().practised(0, 8).practised(0, 8);
    assertThat(s.still()).isEqualTo(2);
    assertThat(s.practised(1, 8).still()).isEqualTo(3);
    assertThat(s.practised(3, 8).still()).isZero();
  }

  @Test
  void aCoinSeldomMovesAndALearnerDoesAgainAndAgain() {
    int coins = 0;
    int learners = 0;
    for (int c = 0; c < 20; c++) {
      KeyedRandom random = KeyedRandom.of(3, "coins", c);
      Skill coin = Skill.unknown().probed(8, 16);
      Skill learner = Skill.unknown();
      for (int g = 0; g < 100; g++) {
        coin = coin.practised(right(random, 0.5), 8);
        learner = learner.practised(right(random, g / 100.0), 8);
        if (coin.still() == 0) coins++;
        if (learner.still() == 0) learners++;
      }
    }
    assertThat(coins).isLessThan(30);
    assertThat(learners).isGreaterThan(100);
  }

  private static int right(KeyedRandom random, double p) {
    int right = 0;
    for (int i = 0; i < 8; i++) if (random.nextDouble() < p) right++;
    return right;
  }

  @Test
  void whatGuessingExplainsIsTakenAway() {
    assertThat(Skill.corrected(0.5, 0.5)).isZero();
    assertThat(Skill.corrected(0.75, 0.5)).isEqualTo(0.5);
    assertThat(Skill.corrected(0.2, 0.5)).isZero();
    assertThat(Skill.corrected(1, 0.5)).isEqualTo(1);
    assertThat(Skill.corrected(1, 1)).isZero();
  }

  @Test
  void oneWhoOnlyGuessesShowsNextToNoSkillAndNoProgress() {
    double[] guess = {0.25, 0.5};
    double[] most = {0.03, 0.05};
    for (int c = 0; c < guess.length; c++) {
      CellModel cell = CellModel.unknown(new Cell("coin", 1), guess[c]);
      KeyedRandom random = KeyedRandom.of(5, "guesser", c);
      double sum = 0;
      for (int group = 0; group < 4000; group++) {
        int right = 0;
        for (int i = 0; i < 8; i++) if (random.nextDouble() < guess[c]) right++;
        cell = cell.with(cell.skill().practised(right, 8));
        sum += cell.fast();
      }
      assertThat(sum / 4000).isPositive().isLessThan(most[c]);
    }
    CellModel below = CellModel.unknown(new Cell("coin", 1), 0.5).with(new Skill(1, 9, 0.1, 0.3));
    assertThat(new double[] {below.fast(), below.slow(), below.progress()}).containsOnly(0);
  }

  @Test
  void averagesAreReadWithoutWhatGuessingExplains() {
    CellModel cell = CellModel.unknown(new Cell("coin", 1), 0.25).with(new Skill(1, 1, 0.7, 0.4));
    assertThat(cell.fast()).isCloseTo(0.6, within(1e-12));
    assertThat(cell.slow()).isCloseTo(0.2, within(1e-12));
    assertThat(cell.progress()).isCloseTo(Skill.magnify(0.6) - Skill.magnify(0.2), within(1e-12));
  }

  @Test
  void withoutVisitsTheBetaRelaxesToThePriorAndTheAveragesStay() {
    Skill s = new Skill(21, 5, 0.8, 0.7);
    Skill later = s.unvisited();
    assertThat(later.alpha()).isCloseTo(1 + 20 * 0.998, within(1e-12));
    assertThat(later.beta()).isCloseTo(1 + 4 * 0.998, within(1e-12));
    assertThat(later.fast()).isEqualTo(0.8);
    for (int i = 0; i < 5000; i++) later = later.unvisited();
    assertThat(later.mean()).isCloseTo(0.5, within(1e-3));
  }

  @Test
  void betaDrawsHaveTheMeanAndVarianceOfTheirBeta() {
    double[][] parameters = {{1, 1}, {2, 5}, {30, 4}, {0.5, 0.5}};
    for (double[] ab : parameters) {
      double sum = 0;
      double squares = 0;
      int n = 20_000;
      for (int i = 0; i < n; i++) {
        double x = BetaDraw.beta(KeyedRandom.of(1, "beta-test", i), ab[0], ab[1]);
        assertThat(x).isBetween(0.0, 1.0);
        sum += x;
        squares += x * x;
      }
      double total = ab[0] + ab[1];
      double variance = ab[0] * ab[1] / (total * total * (total + 1));
      double mean = sum / n;
      assertThat(mean).isCloseTo(ab[0] / total, within(5 * Math.sqrt(variance / n)));
      assertThat(squares / n - mean * mean).isCloseTo(variance, within(0.05 * variance));
    }
  }
}
