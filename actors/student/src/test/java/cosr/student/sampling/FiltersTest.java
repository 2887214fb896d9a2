package cosr.student.sampling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.student.algorithm.Formulas;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FiltersTest {
  @Test
  void whatStaysAndHowLikelyItIsAreTheReferences() {
    JsonNode cases = Formulas.of("sampling");
    assertThat(cases).hasSize(6);
    for (JsonNode c : cases) {
      JsonNode s = c.get("settings");
      Filters filters =
          new Filters(
              s.path("temperature").asDouble(1),
              s.path("top_k").asInt(0),
              s.path("top_p").asDouble(1),
              s.path("min_p").asDouble(0));
      double[] found = filters.probabilities(Formulas.doubles(c.get("logits")));
      assertThat(found)
          .as(s.toString())
          .containsExactly(Formulas.doubles(c.get("probabilities")), within(Formulas.NEAR));
      assertThat(Arrays.stream(found).filter(p -> p > 0).count()).isEqualTo(c.get("kept").asLong());
    }
  }

  @Test
  void theLikeliestTokenAlwaysStays() {
    double[] logits = {1, 5, 2};
    for (Filters f :
        new Filters[] {
          new Filters(1, 1, 1, 0), new Filters(1, 0, 1e-9, 0), new Filters(1, 0, 1, 1)
        }) assertThat(f.probabilities(logits)).containsExactly(0, 1, 0);
    assertThat(new Filters(2, 3, 1, 0).probabilities(logits))
        .containsExactly(new Filters(2, 0, 1, 0).probabilities(logits));
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> new Filters(0, 0, 1, 0)).hasMessage("temperature 0.0");
    assertThatThrownBy(() -> new Filters(1, -1, 1, 0)).hasMessage("top-k -1");
    assertThatThrownBy(() -> new Filters(1, 0, 0, 0)).hasMessage("top-p 0.0");
    assertThatThrownBy(() -> new Filters(1, 0, 1, 2)).hasMessage("min-p 2.0");
  }
}
