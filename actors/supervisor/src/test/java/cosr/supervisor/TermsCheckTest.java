package cosr.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Rules;
import cosr.protocol.Terms;
import org.junit.jupiter.api.Test;

class TermsCheckTest {
  private static Terms terms(String codeVersion) {
    return new Terms("a = 1", "d", codeVersion, "e", "avx2", "p", 1, "k");
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
