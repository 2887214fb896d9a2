package cosr.student.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.config.SettingsLoader;
import cosr.student.engine.TrainBatch.Loss;
import cosr.student.engine.TrainBatch.Mean;
import cosr.student.engine.TrainBatch.Ratio;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AlgorithmTest {
  private static final double NO = Double.NaN;

  private static Algorithm with(String algorithm, String... settings) {
    List<String> all = new ArrayList<>(List.of("learning.algorithm=" + algorithm));
    for (String s : settings) all.add("learning." + s);
    return Algorithm.of(SettingsLoader.load(null, all).settings().learning());
  }

  private static Loss clipped(Ratio ratio, double low, double high, Mean mean) {
    return new Loss.Policy(ratio, low, high, 0, 0, mean);
  }

  @Test
  void eachMinimisesItsOwnLoss() {
    Mean tokens = new Mean.Tokens();
    Mean rows = new Mean.Sequences();
    assertThat(with("cosr").loss()).isEqualTo(new Loss.Policy(0.2, 0.28));
    assertThat(with("grpo").loss()).isEqualTo(clipped(Ratio.TOKEN, 0.2, 0.2, rows));
    assertThat(with("dr-grpo", "longest-completion=40").loss())
        .isEqualTo(clipped(Ratio.TOKEN, 0.2, 0.28, new Mean.Constant(40)));
    assertThat(with("dapo").loss()).isEqualTo(clipped(Ratio.TOKEN, 0.2, 0.28, tokens));
    assertThat(with("rloo").loss()).isEqualTo(new Loss.Capped(2, 0, 0, new Mean.Constant(1)));
    assertThat(with("reinforce++").loss()).isEqualTo(clipped(Ratio.TOKEN, 0.2, 0.2, tokens));
    assertThat(with("reinforce++-baseline").loss())
        .isEqualTo(clipped(Ratio.TOKEN, 0.2, 0.2, tokens));
    assertThat(with("gspo").loss()).isEqualTo(clipped(Ratio.SEQUENCE, 3e-4, 4e-4, rows));
    assertThat(with("expert-iteration").loss()).isEqualTo(new Loss.Supervised());
  }

  @Test
  void furtherTermsAndTheCapGoIntoTheLoss() {
    assertThat(with("grpo", "kl-beta=0.04", "entropy-bonus=0.01").loss())
        .isEqualTo(new Loss.Policy(Ratio.TOKEN, 0.2, 0.2, 0.04, 0.01, new Mean.Sequences()));
    assertThat(with("dapo", "importance-cap=2", "kl-beta=0.1").loss())
        .isEqualTo(new Loss.Capped(2, 0.1, 0, new Mean.Tokens()));
  }

  @Test
  void whatDoesNotTeachChangesNothingForTheOthers() {
    Scores scores = scores(new double[] {1, NO, 0, 0, NO, 1}, 0, 0, 0, 0, 0, 0);
    double unit = Math.sqrt(1 / 3.0) + 1e-4;
    assertThat(with("grpo").advantages(scores))
        .containsExactly(
            new double[] {0.5 / unit, NO, -0.5 / unit, -0.5 / unit, NO, 0.5 / unit}, within(1e-12));
    assertThat(with("rloo").advantages(scores))
        .containsExactly(
            new double[] {2 / 3.0, NO, -2 / 3.0, -2 / 3.0, NO, 2 / 3.0}, within(1e-12));
    assertThat(with("reinforce++").advantages(scores)[1]).isNaN();
    assertThat(with("reinforce++-baseline").advantages(scores)[4]).isNaN();
    assertThat(with("rloo").advantages(scores(new double[] {1, NO}, 0, 0))).containsExactly(0, NO);
  }

  @Test
  void aGroupWithoutSpreadTellsNothingButToReinforcePlusPlus() {
    double[] rewards = {0.1, 0.1, 0.1, 1, 0};
    for (String name : List.of("grpo", "dr-grpo", "rloo", "reinforce++-baseline", "gspo"))
      assertThat(with(name).advantages(scores(rewards, 0, 0, 0, 1, 1))).startsWith(0, 0, 0);
    for (String name : List.of("cosr", "dapo"))
      assertThat(with(name).advantages(scores(rewards, 0, 0, 0, 1, 1))).startsWith(NO, NO, NO);
    assertThat(with("reinforce++").advantages(scores(rewards, 0, 0, 0, 1, 1))[0]).isNegative();
  }

  @Test
  void dapoTakesOffForLengthButNotInAGroupThatIsAllRight() {
    Algorithm dapo = with("dapo", "longest-completion=10", "overlong-buffer=4");
    Scores scores =
        new Scores(
            new double[] {1, 1, 0, 1, 1}, new int[] {0, 0, 0, 1, 1}, new int[] {6, 8, 3, 9, 2});
    double[] shaped = Moments.standardised(new double[] {1, 0.5, 0});
    assertThat(dapo.advantages(scores)).containsExactly(shaped[0], shaped[1], shaped[2], NO, NO);
  }

  @Test
  void expertIterationTakesTheRightAnswersAlone() {
    assertThat(with("expert-iteration").advantages(scores(new double[] {1, 0, NO, 1}, 0, 0, 1, 1)))
        .containsExactly(1, NO, NO, 1);
  }

  @Test
  void anUnknownNameIsNoAlgorithm() {
    assertThatThrownBy(() -> with("ppo")).hasMessageContaining("unknown algorithm 'ppo'");
  }

  private static Scores scores(double[] rewards, int... groups) {
    return new Scores(rewards, groups, new int[rewards.length]);
  }
}
