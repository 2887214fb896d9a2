package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.mathematics.Pairs.Counts;
import cosr.mathematics.Pairs.Pair;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class LabelledPairsTest {
  static final List<String> RESOURCES =
      List.of(
          "pairs.tsv",
          "traps.tsv",
          "held-out.tsv",
          "held-out-2.tsv",
          "held-out-3.tsv",
          "held-out-4.tsv",
          "held-out-5.tsv");

  @ParameterizedTest
  @FieldSource("RESOURCES")
  void theLabelledPairsAreDecidedWithoutAFalsePositive(String resource) {
    var counts = Pairs.read(resource).counts();
    counts.forEach((kind, c) -> System.out.printf("%s %-9s %s%n", resource, kind, c));
    Counts all = counts.get("all");
    System.out.printf("%s balanced accuracy %.4f%n", resource, all.balancedAccuracy());
    assertThat(falsePositives(resource)).isEmpty();
    assertThat(all.balancedAccuracy()).isGreaterThanOrEqualTo(0.98);
  }

  private static List<Pair> falsePositives(String resource) {
    return Pairs.read(resource).all().stream()
        .filter(p -> !p.equal())
        .filter(p -> Mathematics.compare(p.gold(), p.answer()) instanceof Outcome.Equal)
        .toList();
  }

  @Test
  void theOwnSetIsLargeAndHalfOfItIsMeantToFool() {
    List<Pair> all = Pairs.read("pairs.tsv").all();
    assertThat(all).hasSizeGreaterThanOrEqualTo(420).doesNotHaveDuplicates();
    assertThat(all.stream().filter(p -> !p.equal()).count()).isGreaterThanOrEqualTo(all.size() / 2);
    assertThat(all.stream().filter(Pair::equal).count()).isGreaterThanOrEqualTo(210);
  }

  @Test
  void theHeldOutPairsAreNotInTheOwnSet() {
    assertThat(Pairs.read("held-out.tsv").all())
        .hasSizeGreaterThanOrEqualTo(120)
        .doesNotContainAnyElementsOf(Pairs.read("pairs.tsv").all());
  }

  @Test
  void everyAnswerThatTheSetsHoldEqualsItselfUnlessItsWrappingIsRefused() {
    Set<String> texts = new LinkedHashSet<>();
    for (String resource : RESOURCES)
      for (Pair pair : Pairs.read(resource).all())
        texts.addAll(List.of(pair.gold(), pair.answer()));
    texts.removeIf(text -> cleaned(text).isEmpty());
    assertThat(texts).hasSizeGreaterThan(1_000);
    for (String text : texts)
      assertThat(Mathematics.compare(text, text)).as(text).isInstanceOf(Outcome.Equal.class);
  }

  private static String cleaned(String text) {
    try {
      return Cleaner.clean(text);
    } catch (Stop stop) {
      return "";
    }
  }

  @Test
  void anAnswerThatCanBeReadEqualsItselfWithoutTheHelpOfItsSpelling() {
    int read = 0;
    for (Pair pair : Pairs.read("pairs.tsv").all()) {
      String text = cleaned(pair.answer());
      Node node;
      try {
        node = Reader.read(text);
      } catch (Stop stop) {
        continue;
      }
      read++;
      Outcome outcome;
      try {
        outcome = new Comparer(Options.DEFAULTS).compare(node, node);
      } catch (Stop stop) {
        continue;
      }
      assertThat(outcome).as(text).isNotInstanceOf(Outcome.Different.class);
    }
    assertThat(read).isGreaterThan(700);
  }

  @Test
  void whatIsDifferentOneWayIsNotEqualTheOtherWayButForTheRulesThatTakeASide() {
    for (Pair pair : Pairs.read("pairs.tsv").all()) {
      if (pair.equal()) continue;
      Outcome back = Mathematics.compare(pair.answer(), pair.gold());
      boolean sided =
          (pair.gold() + pair.answer()).matches(".*(%|\\\\text|0\\.333333|circ).*")
              || pair.kind().equals("unit");
      if (!sided) assertThat(back).as(pair.toString()).isNotInstanceOf(Outcome.Equal.class);
    }
  }
}
