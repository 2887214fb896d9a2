package cosr.student.algorithm;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlgorithmPagesTest {
  /** Settings that not every algorithm has, with a value that is none of any default. */
  private static final Map<String, String> OPTIONAL =
      Map.of(
          "learning.clip-low", "0.11",
          "learning.clip-high", "0.12",
          "learning.importance-cap", "3",
          "learning.kl-beta", "0.13",
          "learning.entropy-bonus", "0.14",
          "learning.overlong-buffer", "5",
          "learning.longest-completion", "77");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cosr",
        "grpo",
        "dr-grpo",
        "dapo",
        "rloo",
        "reinforce++",
        "reinforce++-baseline",
        "gspo",
        "expert-iteration"
      })
  void aPageHasTheSettingsThatItsAlgorithmTakesAndTheirValues(String algorithm) {
    AlgorithmPage page = AlgorithmPage.of(algorithm);
    List<String> taken = new ArrayList<>(List.of("learning.policy-groups", "replay.batches"));
    for (String key : OPTIONAL.keySet()) if (takes(algorithm, key)) taken.add(key);
    assertThat(page.rows("Settings")).containsExactlyInAnyOrderElementsOf(taken);
    Settings s = settings(List.of("learning.algorithm=" + algorithm));
    List<String> written = new ArrayList<>(List.of("learning.algorithm=" + algorithm));
    page.below("Settings")
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.split("`"))
        .filter(cells -> !cells[3].equals("0"))
        .forEach(cells -> written.add(cells[1] + "=" + cells[3]));
    assertThat(settings(written)).isEqualTo(s);
    assertThat(page.below("Formula")).contains("loss");
    assertThat(page.below("Sources")).contains(", 20");
    assertThat(page.below("Settings")).contains("learning.algorithm=" + algorithm);
  }

  private static boolean takes(String algorithm, String key) {
    List<String> all = new ArrayList<>(List.of("learning.algorithm=" + algorithm));
    all.add(key + "=" + OPTIONAL.get(key));
    if (key.equals("learning.longest-completion") && algorithm.equals("dapo"))
      all.add("learning.overlong-buffer=5");
    if (key.equals("learning.overlong-buffer")) all.add("learning.longest-completion=77");
    try {
      settings(all);
      return true;
    } catch (UserError e) {
      assertThat(e).hasMessageContaining("is nothing that " + algorithm + " looks at");
      return false;
    }
  }

  private static Settings settings(List<String> overrides) {
    return SettingsLoader.load(null, overrides).settings();
  }
}
