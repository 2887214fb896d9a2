package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lined;
import cosr.protocol.Marked;
import cosr.protocol.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProgramGamesTest {
  private static final List<String> GAMES = List.of("deduction", "abduction", "induction");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deduction | 2 | Dn4n+3o9-p?= | 'n4o7p2' | with n = 4: o = n + 3, then p = 9 - o; what are they, modulo ten?",
        "deduction | 3 | Dy7y>5z*7n/2o?= | 'y7z7n9o4' | with y = 7: z = y but at least 5, then n = z * 7, then o = n / 2; what are they, modulo ten?",
        "abduction | 2 | An?o+3p9-p2= | 'p2o7n4' | find n: o = n + 3, then p = 9 - o, and p is 2, modulo ten",
        "abduction | 1 | Az?n%3n2= | 'n2z2' | find z: n = z % 3, and n is 2, modulo ten",
        "induction | 1 | Inn25n47o?= | f=lambda n,:[n+3,] | find a program of n: 2 gives 5, and 4 gives 7",
        "induction | 2 | Iyy47y36z25z13n?= | f=lambda y,z,:[y+3,z*2+1,] | find a program of y, z: 4, 2 gives 7, 5, and 3, 1 gives 6, 3",
      })
  void aPromptInPlainCharactersHasThisAnswerAndGloss(
      String family, int level, String plain, String answer, String gloss) {
    Task task = Families.task(plain).orElseThrow();
    assertThat(task.cell()).isEqualTo(new Cell(family, level));
    assertThat(Marked.plain(task.prompt())).isEqualTo(plain);
    assertThat(Lined.written(Families.named(family).answer(task.prompt()))).isEqualTo(answer);
    assertThat(task.gloss()).isEqualTo(gloss);
    assertThat(Families.task(gloss)).contains(task);
  }

  @Test
  void theCheckOfADeductionHasTheWholeProgramInPython() {
    assertThat(Families.task("Dy7y>5z*7n9-o?=").orElseThrow().check().parameters())
        .containsEntry("input", "7")
        .containsEntry(
            "code",
            """
            def f(y):
             z=y if y>5 else 5
             n=z*7%10
             o=(9-n)%10
             return f'y{y}z{z}n{n}o{o}'
            """);
  }

  @Test
  void theCheckOfAnInductionHasPairsBesidesThoseShown() {
    assertThat(Families.task("Iyy47y36z25z13n?=").orElseThrow().check().parameters())
        .containsEntry("inputs", "-3,-5\n13,18\n19,24\n25,30")
        .containsEntry("outputs", "[0,-9]\n[16,37]\n[22,49]\n[28,61]");
  }

  /** No number of a hidden input is a digit, and all that is shown are digits. */
  @Test
  void noHiddenInputIsShown() {
    for (int level = 1; level <= 12; level++) {
      Task task = Families.named("induction").draw(level, KeyedRandom.of(2, "hidden", level));
      String[] inputs = task.check().parameters().get("inputs").split("\n");
      assertThat(inputs).hasSize(4).doesNotHaveDuplicates();
      for (String input : inputs)
        assertThat(List.of(input.split(",")))
            .hasSizeGreaterThanOrEqualTo(level)
            .noneMatch(number -> number.length() == 1);
    }
  }

  /** By counting: of all that an expression can be, one gives both outputs. */
  @Test
  void whatIsShownFitsOneExpressionOnly() {
    List<Shown> every = Stream.concat(Shown.ALL.stream(), Shown.SAME.stream()).toList();
    for (Shown shown : every) {
      Set<String> fitting =
          every.stream()
              .filter(other -> other.apply(shown.first()) == shown.apply(shown.first()))
              .filter(other -> other.apply(shown.second()) == shown.apply(shown.second()))
              .map(Shown::python)
              .collect(Collectors.toCollection(TreeSet::new));
      assertThat(fitting).as("%s", shown).containsExactly(shown.python());
    }
    assertThat(every.stream().map(Shown::python).distinct())
        .containsExactlyInAnyOrderElementsOf(Lined.OPERATIONS);
  }

  @Test
  void anInputCanBeFoundBackwardsLineByLine() {
    for (Step step : Step.ALL) {
      assertThat(IntStream.range(0, 10).map(step::apply)).allMatch(made -> made >= 0 && made < 10);
      for (int value = 0; value < 10; value++)
        assertThat(step.before(step.apply(value))).isLessThanOrEqualTo(value);
    }
    for (Step step : Step.REVERSIBLE)
      for (int value = 0; value < 10; value++)
        assertThat(step.before(step.apply(value))).isEqualTo(value);
    assertThat(Step.REVERSIBLE).hasSize(16);
  }

  /** Lines are equally likely, and then the outputs that the first one makes. */
  @Test
  void whoAlwaysSaysTheSameDigitFindsAnInputAsOftenAsTheGuessRateSays() {
    for (int said = 0; said < 10; said++) {
      double right = 0;
      for (Step step : Step.ALL)
        right += 1.0 / Step.ALL.size() / IntStream.range(0, 10).map(step::apply).distinct().count();
      assertThat(right).isCloseTo(Families.named("abduction").guessRate(1), within(1e-12));
    }
  }

  /** By trying all inputs, steps and gaps; the first name is one of thirteen. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void whoAlwaysSaysTheLikeliestTextIsRightAsOftenAsTheGuessRateSays(int level) {
    Map<List<Integer>, Integer> said = new HashMap<>();
    int programs = 0;
    for (List<Step> program : programs(level)) {
      for (int input = 0; input < 10; input++)
        said.merge(
            Stream.concat(Stream.of(input), new StraightLine('n', program).values(input).stream())
                .toList(),
            1,
            Integer::sum);
      programs++;
    }
    int most = said.values().stream().max(Integer::compare).orElseThrow();
    assertThat(Families.named("deduction").guessRate(level))
        .isCloseTo(most / 10.0 / programs / 13, within(1e-9));
    assertThat(Families.named("deduction").prompts(level)).isEqualTo(130L * programs);
  }

  /** Of one or two lines that change something and up to three in all. */
  private static List<List<Step>> programs(int level) {
    List<List<Step>> out = new ArrayList<>();
    List<Step> every = Stream.concat(Step.ALL.stream(), Stream.of(Step.SAME)).toList();
    List<List<Step>> open = List.of(List.of());
    for (int lines = 1; lines <= 3; lines++) {
      List<List<Step>> longer = new ArrayList<>();
      for (List<Step> program : open)
        for (Step step : every) {
          List<Step> more = Stream.concat(program.stream(), Stream.of(step)).toList();
          if (more.stream().filter(s -> !s.isSame()).count() <= level) longer.add(more);
        }
      longer.stream()
          .filter(p -> p.stream().filter(s -> !s.isSame()).count() == level)
          .forEach(out::add);
      open = longer;
    }
    return out;
  }

  @Test
  void linesThatChangeNothingAreNotCounted() {
    Task task = Families.task("Dn4n+0o+3p+0q?=").orElseThrow();
    assertThat(task.cell()).isEqualTo(new Cell("deduction", 1));
    assertThat(Lined.written(Families.named("deduction").answer(task.prompt())))
        .isEqualTo("'n4o4p7q7'");
    assertThat(Families.task("Inn22n44o13o35p?=").orElseThrow().cell().level()).isEqualTo(1);
    assertThat(Families.task("An?o+0p+3p2=").orElseThrow().cell().level()).isEqualTo(1);
  }

  @Test
  void shortProgramsHaveUpToThreeLinesAndLongOnesNoneThatChangesNothing() {
    for (int level = 1; level <= 12; level++)
      for (int i = 0; i < 40; i++) {
        Task task = Families.named("deduction").draw(level, KeyedRandom.of(3, "gaps", level, i));
        assertThat(task.prompt().length() - 4).isBetween(level, Math.max(level, 3));
      }
  }

  @Test
  void thereAreAsManyLevelsAsThereAreNames() {
    for (String game : GAMES) {
      assertThat(Families.named(game).prompts(12)).isPositive();
      assertThat(Families.named(game).prompts(13)).isZero();
      assertThat(Catalog.of(List.of(Families.named(game)), 24).cells()).hasSize(12);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Dn4o+3p?=",
        "Dn4n+3o+3o?=",
        "Dn4n+3p?=",
        "Dn4n*5o?=",
        "Dn4n+3=",
        "Dn4o?=",
        "Dn4n+0o?=",
        "Dn4n+3o+0p+0q+0r?=",
        "Inn22n44o?=",
        "An?o+3p%3p2=",
        "An?o%3o4=",
        "An?o+3n2=",
        "An?o+3p9-o2=",
        "An4o+3o2=",
        "In25n47o?=",
        "Inn25n25o?=",
        "Inn25n46o?=",
        "Inn25o47p?=",
        "Inn25n47=",
        "Inn25n47o13p?="
      })
  void whatIsWrittenOtherwiseIsNoPrompt(String text) {
    assertThat(Families.task(text)).isEmpty();
    TaskFamily family =
        Families.named(
            text.startsWith("D")
                ? GAMES.get(0)
                : text.startsWith("A") ? GAMES.get(1) : GAMES.get(2));
    assertThatThrownBy(() -> family.task(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no prompt of " + family.name());
  }

  /** Plain characters have no tokens. */
  @Test
  void aPromptInPlainCharactersIsWrittenInLinesBeforeItIsATask() {
    TaskFamily deduction = Families.named("deduction");
    assertThatThrownBy(() -> deduction.task("Dn4n+3o?=")).hasMessageContaining("no prompt");
    assertThat(deduction.level(deduction.renewed("Dn4n+3o?="))).isEqualTo(1);
  }
}
