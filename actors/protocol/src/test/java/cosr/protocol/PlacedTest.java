package cosr.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacedTest {
  @Test
  void everyCharacterSaysDigitOrOperationListAndPlaceAndNoTwoTheSame() {
    StringBuilder all = new StringBuilder();
    for (int list = 0; list < Placed.LISTS; list++) {
      for (int place = 0; place < Placed.PLACES; place++)
        for (char digit = '0'; digit <= '9'; digit++) {
          char c = Placed.digit(digit, list, place);
          assertThat(Placed.plain(c)).isEqualTo(digit);
          assertThat(Placed.list(c)).isEqualTo(list);
          assertThat(Placed.place(c)).isEqualTo(place);
          all.append(c);
        }
      for (char letter : Placed.LETTERS.toCharArray()) {
        char c = Placed.operation(letter, list);
        assertThat(Placed.plain(c)).isEqualTo(letter);
        assertThat(Placed.list(c)).isEqualTo(list);
        assertThat(Placed.place(c)).isEqualTo(Placed.PLACES);
        all.append(c);
      }
    }
    for (int list = 0; list < Placed.LISTS; list++) {
      char c = Placed.start(list);
      assertThat(Placed.plain(c)).isEqualTo('(');
      assertThat(Placed.list(c)).isEqualTo(list);
      assertThat(Placed.place(c)).isEqualTo(Placed.PLACES);
      all.append(c);
    }
    assertThat(Placed.all()).isEqualTo(all.toString());
    assertThat(all.chars().distinct().count()).isEqualTo(396).isEqualTo(all.length());
  }

  @Test
  void itsCharactersAreLettersOfOneBlockThatNoOtherNotationUses() {
    assertThat(Placed.all().codePoints())
        .allMatch(
            c ->
                Character.UnicodeBlock.of(c)
                    == Character.UnicodeBlock.UNIFIED_CANADIAN_ABORIGINAL_SYLLABICS);
    assertThat(IntStream.rangeClosed(0, 0x13ff).noneMatch(c -> Placed.is((char) c))).isTrue();
    assertThat(Placed.is('\u158C')).isFalse();
  }

  @Test
  void listsBeginAnewAfterTheLastAndFarPlacesCountAsTheLast() {
    assertThat(Placed.digit('3', 7, 1)).isEqualTo(Placed.digit('3', 1, 1));
    assertThat(Placed.operation('s', 6)).isEqualTo(Placed.operation('s', 0));
    assertThat(Placed.digit('3', 2, 9)).isEqualTo(Placed.digit('3', 2, 5));
  }

  @Test
  void ofATextTheRestStaysAsItIs() {
    String text = "p" + Placed.operation('r', 4) + Placed.digit('8', 4, 0) + "=";
    assertThat(Placed.plain(text)).isEqualTo("pr8=");
    assertThat(Placed.plain("+\u0100=")).isEqualTo("+\u0100=");
  }
}
