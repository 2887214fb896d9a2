package cosr.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LinedTest {
  private static final String EVERY = Lined.ofPrograms() + Lined.ofPairs();

  @Test
  void everyCharacterIsOneOfThePrivateUseAreaAndSaysSomethingOfItsOwn() {
    assertThat(EVERY.chars().distinct().count()).isEqualTo(13 * 164);
    assertThat(EVERY.chars())
        .allMatch(c -> Character.UnicodeBlock.of(c) == Character.UnicodeBlock.PRIVATE_USE_AREA)
        .allMatch(c -> Lined.is((char) c.intValue()) && Marked.is((char) c.intValue()))
        .noneMatch(c -> Placed.is((char) c.intValue()) || Labelled.is((char) c.intValue()));
    assertThat(EVERY.chars().mapToObj(c -> Lined.text((char) c)).distinct()).hasSize(13 * 164);
    assertThat(Lined.is('\uDFFF')).isFalse();
    assertThat(Lined.is((char) (0xE000 + 13 * 164))).isFalse();
  }

  @Test
  void whatIsSaidOfAVariableIsFiledUnderIt() {
    for (String text : List.of("0", "9", "+3", "9-", ">7", "?", "00", "47")) {
      assertThat(Lined.variable(Lined.of('p', text))).isEqualTo('p');
      assertThat(Lined.text(Lined.of('p', text))).isEqualTo("p" + text);
    }
  }

  @Test
  void whatAnAnswerSaysIsFiledUnderTheVariableThatFollows() {
    assertThat(Lined.text(Lined.parameter('p'))).isEqualTo("p,");
    assertThat(Lined.variable(Lined.parameter('p'))).isEqualTo('q');
    assertThat(Lined.text(Lined.expression('z', "*2-1"))).isEqualTo("z*2-1,");
    assertThat(Lined.variable(Lined.expression('z', "*2-1"))).isEqualTo('n');
  }

  @Test
  void whatNoLineSaysIsRefused() {
    for (String text : List.of("", "+00", "+10", "-", "100", "x", "*2-1", ",", "+3,"))
      assertThatThrownBy(() -> Lined.of('n', text)).hasMessageContaining("no line: n " + text);
    assertThatThrownBy(() -> Lined.of('a', "1")).hasMessageContaining("no line: a 1");
    assertThatThrownBy(() -> Lined.expression('n', "*9")).hasMessageContaining("no line");
  }

  @Test
  void peopleSeeTheLineInPlainCharacters() {
    String program = "D" + Lined.of('n', "4") + Lined.of('n', "+3") + Lined.of('o', "?") + "=";
    assertThat(Marked.plain(program)).isEqualTo("Dn4n+3o?=");
    assertThat(Marked.plain(Lined.of('n', "+3"))).isEqualTo('n');
  }

  @Test
  void onlyLinesAreWrittenOutAndOtherCharactersStay() {
    String other = "한글 " + Labelled.of('3', 2) + "\uF8FF '";
    assertThat(Lined.written(other)).isSameAs(other);
    assertThat(Lined.written("'" + Lined.of('o', "7") + other)).isEqualTo("'o7" + other);
  }

  @Test
  void aLineIsMadeOfItsVariableAndWhatItSays() {
    assertThat(Marked.marks(Lined.of('n', "+3"))).isEqualTo(Marked.marks(Lined.of('z', "+3")));
    assertThat(Marked.marks(Lined.of('n', "47")))
        .containsExactly("put in 4", "comes out 7", "pair 47");
    assertThat(Marked.marks(Lined.expression('n', "+3"))).containsExactly("says +3,");
  }
}
