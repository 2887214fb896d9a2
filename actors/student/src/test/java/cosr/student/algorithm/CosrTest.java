package cosr.student.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CosrTest {
  private static final double NO = Double.NaN;

  @Test
  void aGroupIsMeasuredInItsOwnStandardDeviations() {
    double[] one = Cosr.ofGroup(new double[] {1, 0, 0, 0});
    assertThat((float) one[0]).isEqualTo(1.7320508f);
    assertThat((float) one[1]).isEqualTo(-0.57735026f);
    assertThat(Cosr.ofGroup(new double[] {1, 0, 0, 1})).containsExactly(1, -1, -1, 1);
  }

  @Test
  void aGroupWithoutSpreadIsDropped() {
    assertThat(Cosr.ofGroup(new double[] {1, 1, 1})).containsOnly(NO);
    assertThat(Cosr.ofGroup(new double[] {0, 0})).containsOnly(NO);
    assertThat(Cosr.ofGroup(new double[] {0.1, 0.1, 0.1})).containsOnly(NO);
    assertThat(Cosr.ofGroup(new double[] {NO, NO})).containsOnly(NO);
    assertThat(Cosr.ofGroup(new double[] {NO, 1})).containsOnly(NO);
    assertThat(Cosr.ofGroup(new double[] {})).isEmpty();
  }

  @Test
  void whatDoesNotCountChangesNothingForTheOthers() {
    assertThat(Cosr.ofGroup(new double[] {1, NO, 0, 0, NO, 1}))
        .containsExactly(1, NO, -1, -1, NO, 1);
  }

  /** The reference divides by the sample deviation plus 1e-4; times that, both are r - mean. */
  @Test
  void theReferenceHasTheSameAdvantagesInUnitsOfItsOwnDeviation() {
    int compared = 0;
    for (JsonNode c : Formulas.of("advantages")) {
      double[] all = Formulas.doubles(c.get("rewards"));
      for (int from = 0; from < all.length; from += 4) {
        double[] rewards = Arrays.copyOfRange(all, from, from + 4);
        double unit = Moments.populationDeviation(rewards);
        double[] advantages = Cosr.ofGroup(rewards);
        for (int i = 0; i < 4 && unit > 0; i++) {
          double grpo = c.get("grpo").get(from + i).asDouble();
          double theirs = Moments.sampleDeviation(rewards) + 1e-4;
          assertThat(advantages[i] * unit / theirs).isCloseTo(grpo, within(Formulas.NEAR));
          compared++;
        }
        if (unit == 0) assertThat(advantages).containsOnly(NO);
      }
    }
    assertThat(compared).isEqualTo(24);
  }
}
