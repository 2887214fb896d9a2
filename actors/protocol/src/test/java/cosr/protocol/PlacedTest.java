package cosr.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlacedTest {
  static List<Placed> placed() {
    return List.of(Placed.NOW, Placed.FORMER);
  }

  @ParameterizedTest
  @MethodSource("placed")
  void everyCharacterSaysDigitOrOperationListAndPlaceAndNoTwoTheSame(Placed chars) {
    StringBuilder all = new StringBuilder();
    for (int list = 0; list < chars.lists(); list++) {
      for (int place = 0; place < chars.places(); place++)
        for (char digit = '0'; digit <= '9'; digit++)
          says(chars.digit(digit, list, place), digit, list, place, all);
      for (char letter : Placed.LETTERS.toCharArray())
        says(chars.operation(letter, list), letter, list, chars.places(), all);
    }
    for (int list = 0; list < chars.lists() && chars.marks(); list++)
      says(chars.start(list), '(', list, chars.places(), all);
    for (int list = 0; list < chars.lists() && chars.marks(); list++)
      says(chars.operation('_', list), '_', list, chars.places(), all);
    assertThat(chars.all()).isEqualTo(all.toString());
    assertThat(all.chars().distinct().count()).isEqualTo(all.length());
  }

  private static void says(char c, char plain, int list, int place, StringBuilder all) {
    assertThat(Placed.is(c)).isTrue();
    assertThat(Placed.plain(c)).isEqualTo(plain);
    assertThat(Placed.list(c)).isEqualTo(list);
    assertThat(Placed.place(c)).isEqualTo(place);
    all.append(c);
  }

  @Test
  void itsCharactersAreLettersOfOneBlockEachThatNoOtherNotationUses() {
    assertThat(Placed.NOW.all()).hasSize(13 * 47);
    assertThat(Placed.NOW.all().codePoints())
        .allMatch(c -> Character.UnicodeBlock.of(c) == Character.UnicodeBlock.HANGUL_SYLLABLES);
    assertThat(Placed.FORMER.all()).hasSize(6 * 65);
    assertThat(Placed.FORMER.all().codePoints())
        .allMatch(
            c ->
                Character.UnicodeBlock.of(c)
                    == Character.UnicodeBlock.UNIFIED_CANADIAN_ABORIGINAL_SYLLABICS);
    for (char c : List.of('\u13ff', '\u1586', '\uABFF', '\uAE63'))
      assertThat(Placed.is(c)).as("U+%04X", (int) c).isFalse();
  }

  @Test
  void listsBeginAnewAfterTheLastAndFarPlacesCountAsTheLast() {
    assertThat(Placed.FORMER.digit('3', 7, 1)).isEqualTo(Placed.FORMER.digit('3', 1, 1));
    assertThat(Placed.NOW.operation('s', 13)).isEqualTo(Placed.NOW.operation('s', 0));
    assertThat(Placed.NOW.digit('3', 2, 9)).isEqualTo(Placed.NOW.digit('3', 2, 3));
  }

  @Test
  void ofATextTheRestStaysAsItIs() {
    String text = "p" + Placed.NOW.operation('r', 4) + Placed.NOW.digit('8', 4, 0) + "=";
    assertThat(Placed.plain(text)).isEqualTo("pr8=");
    assertThat(Placed.plain("+\u0100=")).isEqualTo("+\u0100=");
  }
}
