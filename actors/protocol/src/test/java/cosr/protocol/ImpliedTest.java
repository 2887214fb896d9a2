package cosr.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.Implied.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImpliedTest {
  private static final List<Kind> PAIRS =
      List.of(Kind.IMPLICATION, Kind.STATEMENTS_OF_STEP, Kind.STEP);

  @Test
  void everyCharacterSaysItsKindAndStatementsAndNoTwoTheSame() {
    Set<Character> seen = new HashSet<>();
    for (Kind kind : Kind.values())
      for (char x : Implied.STATEMENTS.toCharArray())
        if (PAIRS.contains(kind)) {
          for (char y : Implied.STATEMENTS.toCharArray()) {
            char c = Implied.of(kind, x, y);
            assertThat(seen.add(c)).isTrue();
            assertThat(Implied.kind(c)).isEqualTo(kind);
            assertThat(Implied.premise(c)).isEqualTo(x);
            assertThat(Implied.conclusion(c)).isEqualTo(y);
          }
        } else {
          char c = Implied.of(kind, x);
          assertThat(seen.add(c)).isTrue();
          assertThat(Implied.kind(c)).isEqualTo(kind);
          assertThat(Implied.conclusion(c)).isEqualTo(x);
        }
    assertThat(seen).hasSize(3 * 169 + 3 * 13).hasSize(Implied.all().length());
    assertThat(Implied.all().chars())
        .allMatch(c -> Implied.is((char) c.intValue()) && seen.contains((char) c.intValue()));
  }

  @Test
  void itsCharactersAreForPrivateUseAndOfNoOtherNotation() {
    assertThat(Implied.all().chars())
        .allMatch(c -> c >= 0xF000 && c < 0xF900)
        .noneMatch(c -> Placed.is((char) c.intValue()) || Labelled.is((char) c.intValue()));
    assertThat(Implied.is('\uEFFF')).isFalse();
    assertThat(Implied.is((char) (0xF000 + 546))).isFalse();
  }

  @Test
  void anAnswerIsSeenAsTheLabelsThatItStandsFor() {
    String answer =
        ""
            + Implied.of(Kind.GOAL, 'b')
            + Implied.of(Kind.STATEMENTS_OF_STEP, 'a', 'b')
            + Implied.of(Kind.FACT_USED, 'a')
            + Implied.of(Kind.STEP, 'a', 'b');
    assertThat(Marked.plain(answer)).isEqualTo("b: a b h.a h.ab X ");
    assertThat(Implied.text(answer.charAt(0))).isEmpty();
    assertThat(answer.chars()).allMatch(c -> Implied.isAnswer((char) c.intValue()));
    String prompt = "" + Implied.of(Kind.IMPLICATION, 'a', 'b') + Implied.of(Kind.FACT, 'a');
    assertThat(Marked.plain(prompt)).isEqualTo("a>b a ");
    assertThat(prompt.chars()).noneMatch(c -> Implied.isAnswer((char) c.intValue()));
  }

  @Test
  void whatIsReadNextHasAMarkInCommonWithTheNewest() {
    char step = Implied.of(Kind.STATEMENTS_OF_STEP, 'b', 'c');
    char used = Implied.of(Kind.STEP, 'a', 'b');
    assertThat(Marked.marks(Implied.of(Kind.IMPLICATION, 'a', 'b')))
        .containsExactly("from a", "to b");
    assertThat(Marked.marks(step)).containsExactly("to b", "above c");
    assertThat(Marked.marks(used)).containsExactly("from b", "past a");
    assertThat(Marked.marks(Implied.of(Kind.FACT, 'a'))).containsExactly("to a");
    assertThat(Marked.is(step)).isTrue();
    assertThat(Marked.plain(step)).isNotEqualTo(Marked.plain(used)).isNotEqualTo(step);
  }

  @Test
  void otherStatementsAndTheWrongNumberOfThemAreRefused() {
    assertThatThrownBy(() -> Implied.of(Kind.FACT, 'z')).hasMessage("no statement: z");
    assertThatThrownBy(() -> Implied.of(Kind.FACT, 'a', 'b')).hasMessageContaining("one statement");
    assertThatThrownBy(() -> Implied.of(Kind.STEP, 'a')).hasMessageContaining("two statements");
  }
}
