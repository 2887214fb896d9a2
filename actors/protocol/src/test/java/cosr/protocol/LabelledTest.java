package cosr.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LabelledTest {
  @Test
  void everyCharacterSaysSymbolAndLabelAndNoTwoTheSame() {
    for (int label = 0; label < Labelled.LABELS; label++)
      for (char symbol : Labelled.SYMBOLS.toCharArray()) {
        char c = Labelled.of(symbol, label);
        assertThat(Labelled.is(c)).isTrue();
        assertThat(Labelled.symbol(c)).isEqualTo(symbol);
        assertThat(Labelled.label(c)).isEqualTo(label);
      }
    String all = Labelled.all(Labelled.SYMBOLS);
    assertThat(all.chars().distinct().count()).isEqualTo(14 * 30).isEqualTo(all.length());
    assertThat(all.charAt(0)).isEqualTo('\uA000');
    assertThat(Labelled.all("7(")).hasSize(28).startsWith(Labelled.of('7', 0) + "");
    assertThat(Labelled.of('3', 14)).isEqualTo(Labelled.of('3', 0));
  }

  @Test
  void itsCharactersAreLettersOfOneBlockThatNoOtherNotationUses() {
    assertThat(Labelled.all(Labelled.SYMBOLS).codePoints())
        .allMatch(c -> Character.UnicodeBlock.of(c) == Character.UnicodeBlock.YI_SYLLABLES)
        .allMatch(Character::isLetter)
        .noneMatch(c -> Placed.is((char) c.intValue()));
    assertThat(Labelled.is('\u9fff')).isFalse();
    assertThat(Labelled.is('\uA1A4')).isFalse();
  }

  @Test
  void aDigitWithACarryIsPlainlyThatDigit() {
    for (char digit = '0'; digit <= '9'; digit++) {
      char carried = Labelled.carried(digit);
      assertThat(Labelled.isCarried(carried)).isTrue();
      assertThat(Labelled.isCarried(digit)).isFalse();
      assertThat(Labelled.plain(Labelled.of(carried, 9))).isEqualTo(digit);
    }
    assertThat(Labelled.isCarried('t')).isFalse();
    assertThat(Labelled.plain('K')).isEqualTo('K');
  }

  @Test
  void peopleSeeDigitsAndLettersAlone() {
    String placed = "" + Placed.start(2) + Placed.operation('s', 2) + Placed.digit('4', 3, 0);
    String labelled = "" + Labelled.of('(', 3) + Labelled.of('4', 4) + Labelled.of('L', 5);
    assertThat(Marked.plain(placed)).isEqualTo("s4");
    assertThat(Marked.plain(labelled)).isEqualTo("41");
    assertThat(Marked.plain("n(3+4)=")).isEqualTo("n(3+4)=");
  }

  @Test
  void whatACharacterSaysBesidesIsNamed() {
    assertThat(Marked.marks(Placed.digit('4', 3, 1))).containsExactly("list 3", "place 1");
    assertThat(Marked.marks(Placed.start(3))).containsExactly("list 3", "place 6");
    assertThat(Marked.marks(Labelled.of('4', 11))).containsExactly("label 11");
    assertThat(Marked.marks(Labelled.of(Labelled.carried('4'), 11)))
        .containsExactly("carry", "label 11");
  }
}
