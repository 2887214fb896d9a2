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
    assertThat(all.chars().distinct().count()).isEqualTo(14 * 51).isEqualTo(all.length());
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
    assertThat(Labelled.is('\uA2CA')).isFalse();
  }

  @Test
  void ofANumberOnTheWayAndOfASumTheLastDigitIsPlain() {
    for (int number = 0; number <= 10; number++) {
      char half = Labelled.of(Labelled.half(number), 9);
      assertThat(Labelled.isHalf(half)).isTrue();
      assertThat(Labelled.isSummed(half)).isFalse();
      assertThat(Labelled.plain(half)).isEqualTo((char) ('0' + number % 10));
    }
    for (int sum = 0; sum < 20; sum++) {
      char summed = Labelled.of(Labelled.summed(sum), 9);
      assertThat(Labelled.isHalf(summed)).isFalse();
      assertThat(Labelled.isSummed(summed)).isTrue();
      assertThat(Labelled.isCarried(summed)).isEqualTo(sum > 9);
      assertThat(Labelled.plain(summed)).isEqualTo((char) ('0' + sum % 10));
    }
    for (char symbol : "09()tX".toCharArray()) {
      char c = Labelled.of(symbol, 9);
      assertThat(Labelled.isHalf(c) || Labelled.isSummed(c) || Labelled.isCarried(c)).isFalse();
      assertThat(Labelled.plain(c)).isEqualTo(symbol);
    }
    assertThat(Labelled.plain('K')).isEqualTo('K');
  }

  @Test
  void peopleSeeDigitsAndLettersAlone() {
    String placed = "" + Placed.NOW.start(2) + Placed.NOW.operation('s', 2);
    assertThat(Marked.plain(placed + Placed.NOW.digit('4', 3, 0))).isEqualTo("s4");
    String labelled = "" + Labelled.of('(', 3) + Labelled.of(Labelled.half(7), 3);
    assertThat(Marked.plain(labelled + Labelled.of(Labelled.summed(14), 4))).isEqualTo("4");
    assertThat(Marked.plain("n(3+4)=")).isEqualTo("n(3+4)=");
  }

  @Test
  void whatACharacterSaysBesidesIsNamed() {
    assertThat(Marked.marks(Placed.NOW.digit('4', 3, 1))).containsExactly("list 3", "place 1");
    assertThat(Marked.marks(Placed.NOW.start(3))).containsExactly("list 3", "place 4");
    assertThat(Marked.marks(Labelled.of('4', 11))).containsExactly("label 11");
    assertThat(Marked.marks(Labelled.of(Labelled.half(4), 11))).containsExactly("half", "label 11");
    assertThat(Marked.marks(Labelled.of(Labelled.half(10), 11)))
        .containsExactly("half", "ten", "label 11");
    assertThat(Marked.marks(Labelled.of(Labelled.summed(4), 11)))
        .containsExactly("sum", "label 11");
    assertThat(Marked.marks(Labelled.of(Labelled.summed(14), 11)))
        .containsExactly("sum", "carry", "label 11");
  }
}
