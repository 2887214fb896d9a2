package cosr.curator.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Rules;
import cosr.protocol.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every family owes, at every level. A new family is tested by being listed in Families. That
 * wrong answers are refused is tested in runtime, where the check meets its task.
 */
class TaskFamilyContractTest {
  private static final int LEVELS = 12;
  private static final int DRAWS = 60;
  private static final long ENUMERABLE = 10_000;

  static Stream<Cell> cells() {
    return Families.all().stream()
        .flatMap(f -> IntStream.rangeClosed(1, LEVELS).mapToObj(l -> new Cell(f.name(), l)));
  }

  static Stream<Cell> enumerableCells() {
    return cells().filter(cell -> family(cell).prompts(cell.level()) <= ENUMERABLE);
  }

  static Stream<Cell> cellsOfOneAnswer() {
    return enumerableCells().filter(cell -> !cell.family().equals("countdown"));
  }

  static Stream<TaskFamily> families() {
    return Families.all().stream();
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theSameKeyDrawsTheSameTaskAndOtherKeysDrawOthers(Cell cell) {
    List<Task> tasks = draws(cell);
    assertThat(draws(cell)).isEqualTo(tasks);
    long least = Math.min(DRAWS / 2, family(cell).prompts(cell.level()) / 4);
    assertThat(tasks.stream().map(Task::prompt).distinct().count()).isGreaterThan(least);
  }

  @ParameterizedTest
  @MethodSource("cells")
  void aPromptSaysEverythingAboutItsTask(Cell cell) {
    for (Task task : draws(cell)) {
      assertThat(task.cell()).isEqualTo(cell);
      assertThat(task.id()).isEqualTo(cell.family() + "/" + cell.level() + "/" + task.prompt());
      assertThat(family(cell).task(task.prompt())).isEqualTo(task);
      assertThat(task.form()).isEqualTo(Naive.form(task.prompt()));
      assertThat(task.guessRate()).isEqualTo(family(cell).guessRate(cell.level()));
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theAnswerAgreesWithASecondImplementation(Cell cell) {
    for (Task task : draws(cell)) {
      String answer = Naive.answer(task.prompt());
      assertThat(family(cell).answer(task.prompt())).as(task.prompt()).isEqualTo(answer);
      assertThat(task.check().kind()).isEqualTo(Naive.kind(task.prompt()));
      assertThat(task.check().version()).isEqualTo(1);
      assertThat(task.check().parameters())
          .as(task.prompt())
          .isEqualTo(new TreeMap<>(Naive.parameters(task.prompt())));
      assertThat(task.maxTokens()).isEqualTo(answer.length() + 1 + family(cell).slack());
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void promptsAndAnswersKeepToTheAlphabetOfARunOfTheFamily(Cell cell) {
    String alphabet = Notation.alphabet(List.of(cell.family()), Rules.NUMBER);
    for (Task task : draws(cell)) {
      String text = task.prompt() + family(cell).answer(task.prompt());
      assertThat(text.chars()).allMatch(c -> alphabet.indexOf(c) >= 0);
      assertThat(text).doesNotContain(String.valueOf(Notation.END_MARK));
      assertThat(task.prompt()).endsWith("=");
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theGlossNamesEveryDigitOfThePrompt(Cell cell) {
    for (Task task : draws(cell)) {
      assertThat(sorted(task.gloss())).as(task.gloss()).isEqualTo(sorted(said(task)));
      assertThat(task.gloss()).matches("[a-z].{6,}");
    }
  }

  @ParameterizedTest
  @MethodSource("cells")
  void partsAreEasierAndTheirAnswersGiveTheAnswer(Cell cell) {
    for (Task task : draws(cell)) {
      List<Task> parts = family(cell).decompose(task);
      if (cell.level() == 1) {
        assertThat(parts).isEmpty();
        continue;
      }
      assertThat(parts).isNotEmpty().allMatch(part -> easier(part, task));
      List<String> answers = parts.stream().map(part -> Naive.answer(part.prompt())).toList();
      assertThat(family(cell).combine(task, answers))
          .as(task.prompt())
          .isEqualTo(Naive.answer(task.prompt()));
    }
  }

  @ParameterizedTest
  @MethodSource("families")
  void levelsMoveADifficultyAttributeUpAndNoneDown(TaskFamily family) {
    for (int level = 2; level <= LEVELS; level++) {
      Map<String, Integer> before = family.attributes(level - 1);
      Map<String, Integer> now = family.attributes(level);
      assertThat(now.keySet()).isEqualTo(before.keySet()).contains("digits", "operations");
      assertThat(now.keySet()).allMatch(name -> now.get(name) >= before.get(name));
      assertThat(now.keySet()).anyMatch(name -> now.get(name) > before.get(name));
      // More numbers make more of what one may guess; of many digits all five are there.
      if (!Set.of("countdown", "deduplicate").contains(family.name()))
        assertThat(family.guessRate(level)).isLessThanOrEqualTo(family.guessRate(level - 1));
      assertThat(family.guessRate(level)).isLessThanOrEqualTo(0.5);
      assertThat(family.prompts(level)).isGreaterThanOrEqualTo(family.prompts(level - 1));
    }
  }

  @ParameterizedTest
  @MethodSource("enumerableCells")
  void promptsAreCountedAndEachRowOfChoicesGivesOneOfItsOwn(Cell cell) {
    List<String> prompts = Enumeration.prompts(family(cell), cell.level());
    assertThat((long) prompts.size()).isEqualTo(family(cell).prompts(cell.level()));
    assertThat(prompts).doesNotHaveDuplicates().contains(draws(cell).getFirst().prompt());
  }

  @ParameterizedTest
  @MethodSource("cellsOfOneAnswer")
  void theGuessRateIsTheShareOfTheLikeliestAnswer(Cell cell) {
    List<String> prompts = Enumeration.prompts(family(cell), cell.level());
    long most =
        prompts.stream()
            .map(Naive::verified)
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
            .values()
            .stream()
            .max(Long::compare)
            .orElseThrow();
    assertThat(family(cell).guessRate(cell.level()))
        .isCloseTo((double) most / prompts.size(), within(4.1e-4));
  }

  @ParameterizedTest
  @MethodSource("families")
  void whatIsNoPromptOfTheFamilyIsRefusedByName(TaskFamily family) {
    char letter = family.draw(1, KeyedRandom.of(1, "letter")).prompt().charAt(0);
    for (String text :
        List.of("", "=", letter + "=", "x314=", letter + "314", letter + "3a4=", letter + "3 4="))
      assertThatThrownBy(() -> family.task(text))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("no prompt of " + family.name());
  }

  @Test
  void likelyAnswersOfLongListsAreKnownToo() {
    // By hand: 13 digits sort to three digits twice and seven once with 13!/(2!^3 10^13);
    // keep-odd leaves a certain pair of 13 with C(13,2) 5^-2 2^-13.
    assertThat(Families.named("sort").guessRate(12))
        .isCloseTo(6_227_020_800.0 / 8 / 1e13, within(1e-12));
    assertThat(Families.named("keep-odd").guessRate(12)).isCloseTo(78 / 25.0 / 8192, within(1e-12));
  }

  private static TaskFamily family(Cell cell) {
    return Families.named(cell.family());
  }

  private static List<Task> draws(Cell cell) {
    return IntStream.range(0, DRAWS)
        .mapToObj(i -> family(cell).draw(cell.level(), KeyedRandom.of(7, "contract", cell, i)))
        .toList();
  }

  private static boolean easier(Task part, Task whole) {
    Map<String, Integer> less = family(part.cell()).attributes(part.cell().level());
    Map<String, Integer> more = family(whole.cell()).attributes(whole.cell().level());
    int operations = less.get("operations") - more.get("operations");
    return operations < 0 || (operations == 0 && less.get("digits") < more.get("digits"));
  }

  /** The prompt, with digits in the place of letters for columns; a multiplier is said once. */
  private static String said(Task task) {
    String family = task.cell().family();
    if (NaivePrograms.is(task.prompt())) return NaivePrograms.plain(task.prompt());
    if (family.equals("add")) return Naive.plain(task.prompt()).replace("00)=", "");
    if (Set.of("program", "prefix-sum").contains(family)) return Naive.plain(task.prompt());
    if (!Set.of("subtract", "multiply", "compare").contains(family)) return task.prompt();
    String columns = task.prompt().substring(1, task.prompt().length() - 1);
    StringBuilder said = new StringBuilder();
    for (int i = 0; i < columns.length(); i++) {
      said.append((columns.charAt(i) - 'A') / 5);
      if (i == 0 || !family.equals("multiply")) said.append((columns.charAt(i) - 'A') % 5);
    }
    return said.toString();
  }

  /** The digits of a text in ascending order. */
  private static String sorted(String text) {
    return text.chars()
        .filter(c -> c >= '0' && c <= '9')
        .sorted()
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void theFamiliesHaveNamesOfTheirOwn() {
    assertThat(new TreeSet<>(Families.all().stream().map(TaskFamily::name).toList())).hasSize(18);
  }
}
