package cosr.runtime.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.adapter.Extractors;
import cosr.curator.tasks.Families;
import cosr.curator.tasks.TaskFamily;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lined;
import cosr.protocol.Outcome;
import cosr.protocol.Task;
import cosr.verifier.checks.Checks;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers to the games on programs, right and wrong, by the interpreter of Python. */
class ProgramAnswersTest {
  private static final int DRAWS = 8;
  private static final Checks CHECKS = Checks.builtIn();
  private static final Outcome RIGHT = new Outcome.Correct();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void aDeductionWithAnyOtherValueNameOrLengthIsWrong(int level) {
    for (Task task : draws("deduction", level)) {
      String answer = reference(task);
      assertThat(outcome(task, Lined.written(answer))).isEqualTo(RIGHT);
      for (int i = 1; i < answer.length() - 1; i++) {
        String before = answer.substring(0, i);
        String after = answer.substring(i + 1);
        char name = Lined.variable(answer.charAt(i));
        for (int value = 0; value < 10; value++) {
          char other = Lined.of(name, "" + value);
          if (other != answer.charAt(i))
            assertThat(outcome(task, before + other + after)).isEqualTo(wrong("value"));
        }
        assertThat(outcome(task, before + after)).isEqualTo(wrong("value"));
        assertThat(outcome(task, before + Lined.of(name, "?") + after)).isEqualTo(wrong("value"));
      }
      assertThat(outcome(task, answer.substring(1))).isEqualTo(wrong("form"));
    }
  }

  /** Whatever stands before the last character; that one is put in. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void ofTenInputsThoseOfWhichTheProgramMakesTheOutputAreRight(int level) {
    for (Task task : draws("abduction", level)) {
      int right = 0;
      String reference = Lined.written(reference(task));
      String wanted = reference.substring(reference.length() - 2, reference.length() - 1);
      for (int input = 0; input < 10; input++) {
        Outcome said = outcome(task, "'" + input + "'");
        assertThat(said).isIn(RIGHT, wrong("value"));
        assertThat(outcome(task, "f('then " + input + "')")).isEqualTo(said);
        if (said.equals(RIGHT)) right++;
        if (wanted.equals("" + input)) assertThat(said).isEqualTo(RIGHT);
      }
      assertThat(right).isBetween(1, 8);
      assertThat(outcome(task, "'x'")).isEqualTo(wrong("raises"));
      assertThat(outcome(task, "x")).isEqualTo(wrong("form"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void anInducedProgramWithAnyOtherExpressionIsWrong(int level) {
    for (Task task : draws("induction", level)) {
      String answer = reference(task);
      int first = answer.indexOf('[') + 1;
      for (int i = first; i < answer.length() - 1; i++)
        for (String operation : Lined.OPERATIONS) {
          char name = Lined.text(answer.charAt(i)).charAt(0);
          char other = Lined.expression(name, operation);
          if (other != answer.charAt(i))
            assertThat(outcome(task, answer.substring(0, i) + other + answer.substring(i + 1)))
                .isEqualTo(wrong("value"));
        }
      assertThat(outcome(task, answer.substring(0, first) + "]")).isEqualTo(wrong("value"));
    }
  }

  @Test
  void anyProgramThatDoesTheSameIsRight() {
    Task task = Families.task("Iyy47y36z25z13n?=").orElseThrow();
    for (String program :
        List.of(
            "f=lambda y,z,:[y+3,z*2+1,]",
            "f = lambda a, b: [3 + a, b + b + 1]",
            "def f(a, b):\n    return [a - -3, 2 * b + 1]",
            "It is\n```python\ndef f(*x):\n    return [x[0] + 3, 1 + 2 * x[1]]\n```"))
      assertThat(outcome(task, program)).as(program).isEqualTo(RIGHT);
  }

  @Test
  void aProgramThatKnowsWhatIsShownAndNoMoreIsWrong() {
    Task task = Families.task("Iyy47y36z25z13n?=").orElseThrow();
    assertThat(outcome(task, "f=lambda y,z:{(4,2):[7,5],(3,1):[6,3]}[y,z]"))
        .isEqualTo(wrong("raises"));
    assertThat(outcome(task, "f=lambda y,z:[7,5]if y==4 else[6,3]")).isEqualTo(wrong("value"));
    assertThat(outcome(task, "f=lambda y,z:(y+3,z*2+1)")).isEqualTo(wrong("value"));
    assertThat(outcome(task, "f=lambda y,z:[y+3,")).isEqualTo(wrong("syntax"));
    assertThat(outcome(task, "g=lambda y,z:[y+3,z*2+1]")).isEqualTo(wrong("no-function"));
  }

  private static List<Task> draws(String game, int level) {
    return IntStream.range(0, DRAWS)
        .mapToObj(i -> family(game).draw(level, KeyedRandom.of(8, "game", game, level, i)))
        .toList();
  }

  private static TaskFamily family(String name) {
    return Families.named(name);
  }

  private static String reference(Task task) {
    return family(task.cell().family()).answer(task.prompt());
  }

  private static Outcome wrong(String code) {
    return new Outcome.Incorrect(code);
  }

  private static Outcome outcome(Task task, String written) {
    var answer = Extractors.answer(new AttemptText(written, true, task.form()));
    return CHECKS.decide(task.check(), answer, 100_000).outcome();
  }
}
