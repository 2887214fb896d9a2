package cosr.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.SettingsLoader;
import cosr.protocol.Rules;
import cosr.protocol.Terms;
import java.util.List;
import org.junit.jupiter.api.Test;

class TermsCheckTest {
  private static Terms terms(String codeVersion) {
    return new Terms("a = 1", "d", codeVersion, "e", "avx2", "p", 1, "k");
  }

  @Test
  void aSettingThatThereWasNotYetIsNoChangeWhereItSaysWhatWasDoneBefore() {
    String text = SettingsLoader.load(null, List.of("replay.lesson-rows=0")).resolved().text();
    String old = text.replaceAll("(?m)^.*lesson-rows.*\\R", "");
    assertThat(old).isNotEqualTo(text);
    String others = text.replace("lesson-rows = 0", "lesson-rows = 5");
    assertThat(TermsCheck.differences(of(old, "1"), of(text, "2"))).isEmpty();
    assertThat(TermsCheck.differences(of(old, "1"), of(others, "2"))).hasSize(1);
  }

  private static Terms of(String settings, String digest) {
    return new Terms(settings, digest, "0", "e", "avx2", "p", 1, "k");
  }

  @Test
  void anotherVersionOfTheCodeDiffersOnlyWhereItsRulesDo() {
    Terms now = terms(Rules.name("9.1"));
    assertThat(TermsCheck.differences(terms(Rules.name("9.0")), now)).isEmpty();
    assertThat(TermsCheck.differences(terms("0.1.0"), now))
        .containsExactly("the number of COSR's rules was 1 and is " + Rules.NUMBER);
    assertThat(TermsCheck.differences(terms("0.1.0"), terms("0.1.1"))).isEmpty();
  }
}
