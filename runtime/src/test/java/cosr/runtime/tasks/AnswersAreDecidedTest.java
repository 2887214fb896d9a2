package cosr.runtime.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.adapter.Extractors;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.TaskFamily;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.AnswerForm;
import cosr.protocol.Cell;
import cosr.protocol.Implied;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Labelled;
import cosr.protocol.Marked;
import cosr.protocol.Outcome;
import cosr.protocol.Placed;
import cosr.protocol.Task;
import cosr.verifier.checks.Checks;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the Student writes on every family's tasks, through the real extractor and check. */
class AnswersAreDecidedTest {
  private static final int LEVELS = 12;
  private static final int DRAWS = 25;
  private static final Checks CHECKS = Checks.builtIn();

  static Stream<Cell> cells() {
    return Families.all().stream()
        .flatMap(f -> IntStream.rangeClosed(1, LEVELS).mapToObj(l -> new Cell(f.name(), l)));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theReferenceAnswerIsCorrect(Cell cell) {
    for (Task task : draws(cell))
      assertThat(outcome(task, reference(task))).as(task.id()).isEqualTo(new Outcome.Correct());
  }

  static Stream<Cell> listCells() {
    return cells().filter(cell -> draws(cell).getFirst().form() == AnswerForm.DIGITS);
  }

  static Stream<Cell> textCells() {
    return cells().filter(cell -> draws(cell).getFirst().check().kind().equals("text-equals"));
  }

  static Stream<Cell> cellsOf(String family) {
    return cells().filter(cell -> cell.family().equals(family));
  }

  static Stream<Cell> booleanCells() {
    return cellsOf("boolean");
  }

  static Stream<Cell> countdownCells() {
    return cellsOf("countdown");
  }

  @ParameterizedTest
  @MethodSource("textCells")
  void aTextWithAnotherCharacterOneTooManyOrOneTooFewIsWrong(Cell cell) {
    for (Task task : draws(cell)) {
      String answer = reference(task);
      for (int i = 0; i < answer.length(); i++)
        for (String other : List.of("", "<", ">", "e", "7", answer.charAt(i) + "e")) {
          String written = answer.substring(0, i) + other + answer.substring(i + 1);
          if (!written.equals(answer))
            assertThat(outcome(task, written))
                .as("%s: %s", task.id(), written)
                .isEqualTo(new Outcome.Incorrect("text"));
        }
      assertThat(outcome(task, "")).isEqualTo(new Outcome.NoAnswer("empty"));
    }
  }

  @ParameterizedTest
  @MethodSource("booleanCells")
  void theOtherTruthValueIsWrongWhateverStandsBeforeIt(Cell cell) {
    for (Task task : draws(cell)) {
      String answer = reference(task);
      String before = answer.substring(0, answer.length() - 1);
      char last = answer.charAt(before.length());
      char other = Labelled.of(Labelled.plain(last) == 't' ? 'f' : 't', Labelled.label(last));
      assertThat(outcome(task, before + other))
          .as(task.id())
          .isEqualTo(new Outcome.Incorrect("value"));
      assertThat(outcome(task, before + "x")).isEqualTo(new Outcome.NoAnswer("no-boolean"));
      assertThat(outcome(task, "")).isEqualTo(new Outcome.NoAnswer("empty"));
    }
  }

  @ParameterizedTest
  @MethodSource("countdownCells")
  void ofAllSumsAndDifferencesOfTwoDigitsThoseOfItsNumbersThatMakeTheTargetAreRight(Cell cell) {
    for (Task task : draws(cell)) {
      int target = task.prompt().charAt(1) - '0';
      String numbers = task.prompt().substring(2, task.prompt().length() - 1);
      for (int x = 0; x < 10; x++)
        for (int z = 0; z < 10; z++) {
          String rest = numbers.replaceFirst("" + x, "");
          boolean given = rest.length() < numbers.length() && rest.contains("" + z);
          String not = given ? "value" : "numbers";
          assertThat(outcome(task, x + "+" + z))
              .isEqualTo(given && x + z == target ? new Outcome.Correct() : incorrect(not));
          assertThat(outcome(task, x + "-" + z))
              .isEqualTo(given && x - z == target ? new Outcome.Correct() : incorrect(not));
        }
      assertThat(outcome(task, "" + target)).isEqualTo(incorrect("numbers"));
      assertThat(outcome(task, "3+")).isEqualTo(incorrect("form"));
      assertThat(outcome(task, "")).isEqualTo(new Outcome.NoAnswer("empty"));
    }
  }

  static Stream<Cell> proofCells() {
    return cellsOf("proof");
  }

  @ParameterizedTest
  @MethodSource("proofCells")
  void aProofWithAnotherLabelOneTooManyOrOneTooFewIsWrong(Cell cell) {
    for (Task task : draws(cell).subList(0, 5)) {
      String answer = reference(task);
      for (int i = 1; i < answer.length(); i++) {
        char here = answer.charAt(i);
        char next = (char) (here + 1);
        List<String> others =
            List.of(
                "",
                "" + here + here,
                "" + (Implied.isAnswer(next) ? next : here),
                "" + Implied.of(Implied.Kind.FACT_USED, 'c'));
        for (String other : others) {
          String written = answer.substring(0, i) + other + answer.substring(i + 1);
          if (!written.equals(answer))
            assertThat(outcome(task, written))
                .as("%s: %s", task.id(), written)
                .isInstanceOf(Outcome.Incorrect.class);
        }
      }
      assertThat(outcome(task, "")).isEqualTo(new Outcome.NoAnswer("empty"));
      assertThat(outcome(task, answer + "=")).isEqualTo(new Outcome.NoAnswer("not-a-proof"));
      assertThat(outcome(task, answer.substring(0, 1))).isEqualTo(new Outcome.NoAnswer("empty"));
      assertThat(outcome(task, "?")).isEqualTo(incorrect("incomplete"));
    }
  }

  @Test
  void anotherProofOfTheSameIsRightHoweverItIsWritten() {
    Task task = Families.task("prove c from a -> b, b -> c, a").orElseThrow();
    for (String proof : List.of("b c a b h.a h.ab X h.bc X", "a c h.a a b c h.ab h.bc Y X"))
      assertThat(outcome(task, proof)).isEqualTo(new Outcome.Correct());
    assertThat(outcome(task, "a c h.a a b c h.bc h.ab Y X")).isEqualTo(incorrect("mismatch"));
  }

  static Stream<Cell> counterModelCells() {
    return cellsOf("counter-model");
  }

  @ParameterizedTest
  @MethodSource("counterModelCells")
  void ofAllRowsOfValuesTheOneThatRefutesTheFormulaIsRight(Cell cell) {
    for (Task task : draws(cell).subList(0, 8)) {
      String answer = reference(task);
      boolean valid = answer.equals("valid");
      if (!valid) assertThat(outcome(task, "valid")).isEqualTo(incorrect("not-valid"));
      int variables = task.cell().level() + 2;
      for (int row = 0; row < Math.min(1 << variables, 1_000); row++) {
        String said = Integer.toBinaryString(row + (1 << variables)).substring(1);
        String written = said.replace('0', 'f').replace('1', 't');
        if (!written.equals(answer))
          assertThat(outcome(task, written)).isEqualTo(incorrect("satisfied"));
      }
      assertThat(outcome(task, "t")).isEqualTo(incorrect("form"));
      assertThat(outcome(task, "")).isEqualTo(new Outcome.NoAnswer("empty"));
    }
  }

  private static Outcome incorrect(String code) {
    return new Outcome.Incorrect(code);
  }

  @ParameterizedTest
  @MethodSource("listCells")
  void anAnswerWithAnyOtherDigitIsWrong(Cell cell) {
    for (Task task : draws(cell)) {
      String answer = reference(task);
      for (int i = decidedFrom(answer); i < answer.length(); i++)
        for (int more = 1; more < 10 && isDecided(answer.charAt(i)); more++) {
          char here = answer.charAt(i);
          char other = like(here, (char) ('0' + (Marked.plain(here) - '0' + more) % 10));
          assertThat(outcome(task, answer.substring(0, i) + other + answer.substring(i + 1)))
              .as("%s, digit %d is %s", task.id(), i, other)
              .isEqualTo(new Outcome.Incorrect("digit"));
        }
    }
  }

  @ParameterizedTest
  @MethodSource("listCells")
  void anAnswerThatLacksADigitOrHasOneTooManyIsWrong(Cell cell) {
    for (Task task : draws(cell)) {
      String answer = reference(task);
      for (int i = decidedFrom(answer); i <= answer.length(); i++) {
        char near = answer.isEmpty() ? '0' : answer.charAt(Math.min(i, answer.length() - 1));
        for (char digit = '0'; digit <= '9'; digit++)
          assertThat(
                  outcome(task, answer.substring(0, i) + like(near, digit) + answer.substring(i)))
              .as("%s with %s at %d", task.id(), digit, i)
              .isEqualTo(new Outcome.Incorrect("length"));
        if (i < answer.length() && isDecided(answer.charAt(i)))
          assertThat(outcome(task, answer.substring(0, i) + answer.substring(i + 1)))
              .as("%s without digit %d", task.id(), i)
              .isEqualTo(new Outcome.Incorrect("length"));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("listCells")
  void anEmptyAnswerIsRightOnlyWhereTheAnswerIsTheEmptyList(Cell cell) {
    for (Task task : draws(cell))
      assertThat(outcome(task, ""))
          .as(task.id())
          .isEqualTo(
              reference(task).isEmpty() ? new Outcome.Correct() : new Outcome.Incorrect("length"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void theReferenceAnswerWithoutItsEndIsNoAnswer(Cell cell) {
    for (Task task : draws(cell))
      assertThat(decided(task, reference(task), false))
          .as(task.id())
          .isEqualTo(new Outcome.NoAnswer("unfinished"));
  }

  private static List<Task> draws(Cell cell) {
    TaskFamily family = Families.named(cell.family());
    return IntStream.range(0, DRAWS)
        .mapToObj(i -> family.draw(cell.level(), KeyedRandom.of(3, "decided", cell, i)))
        .toList();
  }

  private static String reference(Task task) {
    return Families.named(task.cell().family()).answer(task.prompt());
  }

  /** Where the list begins that is verified: the last one. */
  private static int decidedFrom(String answer) {
    int from = answer.length();
    while (from > 0 && Character.isDigit(Marked.plain(answer.charAt(from - 1)))) from--;
    return from;
  }

  /** What is on the way to a sum isn't. */
  private static boolean isDecided(char c) {
    return !Labelled.is(c) || !Labelled.isHalf(c);
  }

  @ParameterizedTest
  @MethodSource("additions")
  void whatIsOnTheWayToASumIsNotDecided(Cell cell) {
    for (Task task : draws(cell)) {
      String answer = reference(task);
      String ways =
          answer
              .chars()
              .map(c -> isDecided((char) c) ? c : Labelled.of(Labelled.half(7), 3))
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      assertThat(outcome(task, ways)).as(task.id()).isEqualTo(new Outcome.Correct());
    }
  }

  static Stream<Cell> additions() {
    return cellsOf("add");
  }

  /** The digit, with list and place of the other character if that has any. */
  private static char like(char other, char digit) {
    if (Labelled.is(other)) return Labelled.of(digit, Labelled.label(other));
    return Placed.is(other)
        ? Placed.NOW.digit(digit, Placed.list(other), Placed.place(other))
        : digit;
  }

  private static Outcome outcome(Task task, String written) {
    return decided(task, written, true);
  }

  private static Outcome decided(Task task, String written, boolean finished) {
    var answer = Extractors.answer(new AttemptText(written, finished, task.form()));
    return CHECKS.decide(task.check(), answer, 10_000).outcome();
  }
}
