package cosr.runtime.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkillMapTableTest {
  private static final double NONE = Double.NaN;
  private static final SkillMap BEFORE =
      new SkillMap(
          List.of(
              new SkillMap.Row("add", List.of(0.25, 0.0, NONE)),
              new SkillMap.Row("prefix-sum", List.of(0.125, 0.0, 0.0))));
  private static final SkillMap AFTER =
      new SkillMap(
          List.of(
              new SkillMap.Row("add", List.of(1.0, 0.875, NONE)),
              new SkillMap.Row("prefix-sum", List.of(0.9375, 0.5, 0.0625))));

  private static String text(List<String> lines) {
    return String.join("\n", lines);
  }

  @Test
  void oneStateHasALineForEachFamily() {
    assertThat(text(SkillMapTable.one(AFTER, Ink.PLAIN, 100)))
        .isEqualTo(
            """
            level        1   2   3   mean
            add        100  88   ·   93.8
            prefix-sum  94  50   6   50.0
            all                      67.5""");
  }

  @Test
  void beforeAndAfterStandBelowEachOther() {
    assertThat(text(SkillMapTable.beforeAfter(BEFORE, AFTER, Ink.PLAIN, 100)))
        .isEqualTo(
            """
            level               1   2   3   mean
            add        before  25   0   ·   12.5
                       after  100  88   ·   93.8
            prefix-sum before  13   0   0    4.2
                       after   94  50   6   50.0
            all        before                7.5
                       after                67.5""");
  }

  @Test
  void onANarrowScreenTheColumnsComeCloserAndNamesAreCut() {
    assertThat(text(SkillMapTable.one(AFTER, Ink.PLAIN, 24)))
        .isEqualTo(
            """
            level     1   2   3 mean
            add     100  88   ·   94
            prefix…  94  50   6   50
            all                   68""");
  }

  @Test
  void levelsThatDoNotFitGoOnBelow() {
    assertThat(text(SkillMapTable.one(AFTER, Ink.PLAIN, 23)))
        .isEqualTo(
            """
            level        1
            add        100
            prefix-sum  94

            level        2
            add         88
            prefix-sum  50

            level        3   mean
            add          ·   93.8
            prefix-sum   6   50.0
            all              67.5""");
  }

  @Test
  void eightFamiliesAndTwelveLevelsFitASmallTerminal() {
    List<SkillMap.Row> rows = new ArrayList<>();
    for (String family :
        List.of(
            "add", "double", "prefix-sum", "sort", "reverse", "increment", "keep-odd", "program"))
      rows.add(new SkillMap.Row(family, java.util.Collections.nCopies(12, 1.0)));
    SkillMap map = new SkillMap(rows);
    List<String> lines = SkillMapTable.beforeAfter(map, map, Ink.PLAIN, 80);
    assertThat(lines).hasSize(1 + 2 * 8 + 2).allMatch(line -> line.length() <= 72);
    assertThat(SkillMapTable.one(map, Ink.PLAIN, 60))
        .hasSize(1 + 8 + 1)
        .allMatch(line -> line.length() <= 60);
  }

  @Test
  void coloursDoNotMoveTheColumns() {
    List<String> plain = SkillMapTable.beforeAfter(BEFORE, AFTER, Ink.PLAIN, 100);
    List<String> inked = SkillMapTable.beforeAfter(BEFORE, AFTER, Ink.COLOR, 100);
    assertThat(inked.stream().map(l -> l.replaceAll("\u001b\\[[0-9]*m", ""))).isEqualTo(plain);
    assertThat(inked).anyMatch(l -> l.contains("\u001b[32m 100\u001b[0m"));
  }

  @Test
  void aMapOfNothingHasNoMean() {
    assertThat(text(SkillMapTable.one(new SkillMap(List.of()), Ink.PLAIN, 80))).isEmpty();
    assertThat(new SkillMap(List.of()).mean()).isNaN();
  }
}
