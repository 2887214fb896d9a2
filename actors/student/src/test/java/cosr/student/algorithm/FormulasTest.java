package cosr.student.algorithm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our formulas against those of the reference. */
class FormulasTest {
  private static Algorithm named(String name) {
    Settings.Learning learning =
        SettingsLoader.load(null, List.of("learning.algorithm=" + name)).settings().learning();
    return Algorithm.of(learning);
  }

  @ParameterizedTest
  @CsvSource({
    "grpo, grpo",
    "gspo, grpo",
    "dr-grpo, dr_grpo",
    "rloo, rloo",
    "reinforce++, reinforce_pp",
    "reinforce++-baseline, reinforce_pp_baseline"
  })
  void advantagesAreThoseOfTheReference(String algorithm, String reference) {
    JsonNode cases = Formulas.of("advantages");
    assertThat(cases).hasSize(3);
    for (JsonNode c : cases)
      assertThat(named(algorithm).advantages(scores(c)))
          .containsExactly(Formulas.doubles(c.get(reference)), within(Formulas.NEAR));
  }

  @Test
  void dapoHasThoseOfGrpoWhereRewardsOfAGroupDiffer() {
    for (JsonNode c : Formulas.of("advantages")) {
      double[] found = named("dapo").advantages(scores(c));
      double[] grpo = Formulas.doubles(c.get("grpo"));
      for (int i = 0; i < grpo.length; i++)
        if (grpo[i] == 0) assertThat(found[i]).isNaN();
        else assertThat(found[i]).isCloseTo(grpo[i], within(Formulas.NEAR));
    }
  }

  @Test
  void thePenaltyForLengthIsThatOfTheReference() {
    JsonNode cases = Formulas.of("overlong");
    assertThat(cases).hasSize(8);
    for (JsonNode c : cases)
      assertThat(
              new Overlong(c.get("longest").asInt(), c.get("buffer").asInt())
                  .penalty(c.get("length").asInt()))
          .isCloseTo(c.get("reward").asDouble(), within(Formulas.NEAR));
    assertThat(new Overlong(0, 0).penalty(100)).isZero();
  }

  @Test
  void cappedWeightsAreThoseOfTheReference() {
    JsonNode cases = Formulas.of("importance");
    assertThat(cases).hasSize(2);
    for (JsonNode c : cases) {
      double[] differences = Formulas.doubles(c.get("trainer_minus_sampler"));
      double[] weights = Formulas.doubles(c.get("weights"));
      for (int i = 0; i < weights.length; i++)
        assertThat(Importance.weight(differences[i], c.get("cap").asDouble()))
            .isCloseTo(weights[i], within(Formulas.NEAR));
    }
  }

  private static Scores scores(JsonNode c) {
    double[] rewards = Formulas.doubles(c.get("rewards"));
    return new Scores(rewards, Formulas.ints(c.get("groups")), new int[rewards.length]);
  }
}
