package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.mathematics.Pairs.Pair;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MutationTest {
  private static final long SLOW_MILLIS = 2_000;
  private static final List<String> PIECES =
      List.of(
          "{",
          "}",
          "(",
          ")",
          "[",
          "]",
          "\\{",
          "\\}",
          "|",
          "^",
          "_",
          "\\frac",
          "\\sqrt",
          "-",
          "+",
          "/",
          "=",
          "<",
          ",",
          "\\pm",
          "\\cup",
          "\\infty",
          "i",
          "e",
          "x",
          "9",
          "0",
          ".",
          "!",
          "\\text{",
          "\\ln",
          "\\sin",
          "^{",
          "%",
          "\\%",
          "$",
          "\\",
          " ",
          "&",
          "\\\\",
          "\\begin{pmatrix}",
          "\\end{pmatrix}",
          "\\binom",
          "\\log_",
          "\\overline{",
          "999999",
          "\\boxed{",
          "_1",
          "_2",
          "_{60}",
          "\\text{ cm}",
          "^{-1}",
          ":",
          "\\circ",
          "\\$",
          "\\cap",
          "\\setminus",
          "\u00b2",
          "'");

  @Test
  void noMutationOfALabelledAnswerThrowsOrTakesLong() {
    SplittableRandom random = new SplittableRandom(20_260_101);
    List<Pair> all = Pairs.read("pairs.tsv").all();
    for (int i = 0; i < 20_000; i++) {
      Pair pair = all.get(random.nextInt(all.size()));
      String answer = mutated(random.nextBoolean() ? pair.answer() : pair.gold(), random);
      long start = System.nanoTime();
      Outcome outcome = Mathematics.compare(pair.gold(), answer);
      long millis = (System.nanoTime() - start) / 1_000_000;
      assertThat(millis).as(pair.gold() + " / " + answer).isLessThan(SLOW_MILLIS);
      assertThat(outcome)
          .as(pair.gold() + " / " + answer)
          .isNotEqualTo(new Outcome.Undecided("fault"));
      assertThat(Mathematics.compare(pair.gold(), answer)).isEqualTo(outcome);
    }
  }

  private static String mutated(String text, SplittableRandom random) {
    StringBuilder s = new StringBuilder(text);
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times; i++) {
      int at = random.nextInt(s.length() + 1);
      switch (random.nextInt(4)) {
        case 0 -> s.insert(at, PIECES.get(random.nextInt(PIECES.size())));
        case 1 -> {
          if (at < s.length()) s.deleteCharAt(at);
        }
        case 2 -> s.insert(at, s.substring(0, at));
        default -> {
          if (at < s.length()) s.setCharAt(at, (char) (32 + random.nextInt(95)));
        }
      }
    }
    return s.toString();
  }
}
