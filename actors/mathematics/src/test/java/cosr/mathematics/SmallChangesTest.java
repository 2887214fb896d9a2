package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.mathematics.Pairs.Pair;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SmallChangesTest {
  /**
   * A change of one place that changes what a text says.
   *
   * @param but texts that say the same after it, or may
   */
  private record Change(Pattern place, UnaryOperator<String> to, Pattern but) {
    static Change of(String place, UnaryOperator<String> to, String but) {
      return new Change(Pattern.compile(place), to, Pattern.compile(but));
    }

    List<String> of(String text) {
      List<String> changed = new ArrayList<>();
      if (but.matcher(text).find()) return changed;
      Matcher m = place.matcher(text);
      while (m.find())
        changed.add(text.substring(0, m.start()) + to.apply(m.group()) + text.substring(m.end()));
      changed.remove(text);
      return changed;
    }
  }

  private static final String NOTHING = "(?!)";

  /** Functions that aren't one to one, labels and members that don't count twice, names. */
  private static final String FOLDED =
      "binom|choose|lfloor|i\\^|boxed|\\([A-E]\\)|_|cup|[fPg]\\(|\\|\\d|0x|3,3|Thus|\\{0\\}";

  /** Golds with a factor of zero or an exponent of zero or one, which hides what it stands at. */
  private static final String NULL_OR_ONE = ".*(?:10\\^[01]|0&0\\\\\\\\0&0).*";

  private static final String FLIPPED = FOLDED + "|\\(-[12]\\)\\^|-0|3-4i|\\\\pm|\\^\\{?n";

  private static final List<Change> CHANGES =
      List.of(
          Change.of("\\d", d -> "" + (Integer.parseInt(d) + 1) % 10, FOLDED),
          Change.of("\\d", d -> "" + (Integer.parseInt(d) + 9) % 10, FOLDED),
          Change.of("(?<![\\^{E])-", s -> "+", FLIPPED + "|^-?\\(?-?\\{?0|b-a"),
          Change.of("\\+(?!\\\\infty)", s -> "-", FLIPPED),
          Change.of("\\((?=[^()\\[\\]]*,)", s -> "[", NOTHING),
          Change.of("\\[(?=[^()\\[\\]]*,)", s -> "(", "cup"),
          Change.of("(?<=,[^()\\[\\]]{0,20})\\)", s -> "]", "cup"),
          Change.of("(?<=,[^()\\[\\]]{0,20})\\]", s -> ")", "cup"),
          Change.of("<|\\\\leq?(?![a-z])", s -> ">", NOTHING),
          Change.of(">|\\\\geq?(?![a-z])", s -> "<", NOTHING),
          Change.of("[<>](?!=)", s -> (s.equals("<") ? "\\le " : "\\ge "), NOTHING),
          Change.of("\\\\leq?(?![a-z])|<=", s -> "<", NOTHING),
          Change.of("\\\\geq?(?![a-z])|>=", s -> ">", NOTHING),
          Change.of("\\^\\{?\\d\\}?", s -> "", "sin\\^2|_|boxed"),
          Change.of("\\\\pm", s -> "", NOTHING),
          Change.of("\\\\sqrt(?=[\\d{])", s -> "", "boxed"),
          Change.of("\\\\pi(?![a-z])", s -> "", "e\\^|sin|cos|tan"),
          Change.of("(?<=\\d)\\.(?=\\d)", s -> "", "0\\.0$|13\\.0|\\.0+ "),
          Change.of("(?<=^\\(?\\$?)\\\\[dt]?frac(?=\\{\\d)", s -> "2\\frac", NOTHING),
          Change.of("(?s)^.*$", s -> s + " \\text{ or } 77", NOTHING),
          Change.of("(?s)^.*$", s -> s + ", 77", "\\([A-E]\\)"),
          Change.of("(?s)^.*$", s -> s + "+1", "\\([A-E]\\)"),
          Change.of("(?s)^.*$", s -> s + ",\\ldots", NOTHING),
          Change.of(
              "(?s)^.*$", s -> s + "\\text{ million}", "\\([A-E]\\)|0\\$?$|1-1|1>x>0|2\\\\pi, 0"),
          Change.of("(?s)^.*$", s -> s + "\\text{ or more}", NOTHING),
          Change.of("(?s)^.*$", s -> "\\text{not }" + s, NOTHING),
          Change.of("(?s)^.*$", s -> "about " + s, NOTHING),
          Change.of("(?s)^.*$", s -> "\\frac12" + s, "^\\$?\\(?-?0|1-1|boxed|=0$"),
          Change.of("(?s)^.*$", s -> "\\ge " + s, "answer|Answer|boxed"));

  @Test
  void noSmallChangeOfARightAnswerIsCalledEqual() {
    Set<String> seen = new LinkedHashSet<>();
    List<String> equal = new ArrayList<>();
    for (String resource : LabelledPairsTest.RESOURCES)
      for (Pair pair : Pairs.read(resource).all()) {
        if (!pair.equal() || pair.gold().matches(NULL_OR_ONE)) continue;
        for (String text : List.of(pair.gold(), pair.answer()))
          for (Change change : CHANGES)
            for (String changed : change.of(text))
              if (seen.add(pair.gold() + "\t" + changed)
                  && Mathematics.compare(pair.gold(), changed) instanceof Outcome.Equal)
                equal.add(pair.gold() + " | " + text + " | " + changed);
      }
    assertThat(seen).hasSizeGreaterThan(15_000);
    assertThat(equal).isEmpty();
  }
}
