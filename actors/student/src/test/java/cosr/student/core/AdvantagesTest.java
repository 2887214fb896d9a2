package cosr.student.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AdvantagesTest {
  @Test
  void aGroupIsMeasuredInItsOwnStandardDeviations() {
    assertThat(Advantages.of(new float[] {1, 0, 0, 0}))
        .containsExactly(1.7320508f, -0.57735026f, -0.57735026f, -0.57735026f);
    assertThat(Advantages.of(new float[] {1, 0, 0, 1})).containsExactly(1, -1, -1, 1);
  }

  @Test
  void aGroupWithoutSpreadIsDropped() {
    assertThat(Advantages.of(new float[] {1, 1, 1})).containsOnly(Float.NaN);
    assertThat(Advantages.of(new float[] {0, 0})).containsOnly(Float.NaN);
    assertThat(Advantages.of(new float[] {0.1f, 0.1f, 0.1f})).containsOnly(Float.NaN);
    assertThat(Advantages.of(new float[] {Float.NaN, Float.NaN})).containsOnly(Float.NaN);
    assertThat(Advantages.of(new float[] {Float.NaN, 1})).containsOnly(Float.NaN);
    assertThat(Advantages.of(new float[] {})).isEmpty();
  }

  @Test
  void whatDoesNotCountChangesNothingForTheOthers() {
    assertThat(Advantages.of(new float[] {1, Float.NaN, 0, 0, Float.NaN, 1}))
        .containsExactly(1, Float.NaN, -1, -1, Float.NaN, 1);
  }

  /** The reference divides by the sample deviation plus 1e-4; times that, both are r - mean. */
  @Test
  void theReferenceHasTheSameAdvantagesInUnitsOfItsOwnDeviation() throws IOException {
    JsonNode cases = new ObjectMapper().readTree(getClass().getResource("advantages.json"));
    int compared = 0;
    for (JsonNode c : cases) {
      int groups = c.get("groups").get(c.get("groups").size() - 1).asInt() + 1;
      int n = c.get("rewards").size() / groups;
      for (int g = 0; g < groups; g++) {
        float[] rewards = new float[n];
        for (int i = 0; i < n; i++) rewards[i] = (float) c.get("rewards").get(g * n + i).asDouble();
        double std = Advantages.std(rewards);
        double sampleStd = std * Math.sqrt(n / (n - 1.0));
        float[] advantages = Advantages.of(rewards);
        for (int i = 0; i < n && std > 0; i++) {
          double grpo = c.get("grpo").get(g * n + i).asDouble();
          double centred = c.get("dr_grpo").get(g * n + i).asDouble();
          assertThat(advantages[i] * std / (sampleStd + 1e-4)).isCloseTo(grpo, within(1e-6));
          assertThat(advantages[i] * std).isCloseTo(centred, within(1e-6));
          compared++;
        }
        if (std == 0) assertThat(Arrays.toString(advantages)).doesNotContain("0");
      }
    }
    assertThat(compared).isEqualTo(24);
  }
}
