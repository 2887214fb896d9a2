package cosr.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EmbeddedPythonTest {
  private static final String DOUBLE = "def f(xs):\n    return [2 * x for x in xs]";
  private static final Outcome CORRECT = new Outcome.Correct();
  private static final Outcome BAD = new Outcome.BadTask("bad-reference");

  @Test
  void aPredictedOutputIsComparedAsALiteral() {
    assertThat(output("[1, 2]", "[2, 4]")).isEqualTo(CORRECT);
    assertThat(output("[1, 2]", "[2,4,]")).isEqualTo(CORRECT);
    assertThat(output("[1, 2]", "[2, 5]")).isEqualTo(new Outcome.Incorrect("value"));
    assertThat(output("[1, 2]", "[2.0, 4]")).isEqualTo(new Outcome.Incorrect("value"));
    assertThat(output("[1, 2]", "(2, 4)")).isEqualTo(new Outcome.Incorrect("value"));
    assertThat(output("[1, 2]", "[2, 2 + 2]")).isEqualTo(new Outcome.Incorrect("form"));
    assertThat(output("[1, 2]", "0) or (True")).isEqualTo(new Outcome.Incorrect("form"));
  }

  @Test
  void anyInputThatGivesTheOutputIsRight() {
    assertThat(input("[4]", "f([2])")).isEqualTo(CORRECT);
    assertThat(input("[4]", "[2]")).isEqualTo(CORRECT);
    assertThat(input("['abab']", "['ab']")).isEqualTo(CORRECT);
    assertThat(input("[4]", "[3]")).isEqualTo(new Outcome.Incorrect("value"));
    assertThat(input("[4]", "3")).isEqualTo(new Outcome.Incorrect("raises"));
    assertThat(input("[4]", "[2], [2]")).isEqualTo(new Outcome.Incorrect("raises"));
    assertThat(input("[4]", "f([1 + 1])")).isEqualTo(new Outcome.Incorrect("form"));
    assertThat(input("[4]", "[2]) == f([2]")).isEqualTo(new Outcome.Incorrect("form"));
  }

  @Test
  void aProgramHasToBeRightOnEveryPair() {
    assertThat(pairs(DOUBLE)).isEqualTo(new Verdict(CORRECT, 2, 2, List.of(), List.of()));
    Verdict half = pairs("def f(xs):\n    return xs + xs if xs == [] else [3]");
    assertThat(half.outcome()).isEqualTo(new Outcome.Incorrect("value"));
    assertThat(half.partsPassed()).isEqualTo(1);
    assertThat(pairs("def f(xs):\n    return xs[7]").outcome())
        .isEqualTo(new Outcome.Incorrect("raises"));
    assertThat(pairs("def f(xs) return").outcome()).isEqualTo(new Outcome.Incorrect("syntax"));
    assertThat(pairs("def g(xs):\n    return xs").outcome())
        .isEqualTo(new Outcome.Incorrect("no-function"));
    assertThat(pairs("import os\ndef f(xs):\n    return xs").outcome())
        .isEqualTo(new Outcome.Undecided("subset-import"));
    assertThat(pairs("def f(xs):\n    while True:\n        pass").outcome())
        .isEqualTo(new Outcome.Exhausted("steps"));
    assertThat(pairs("def f(xs):\n    return 'a' * 10 ** 12").outcome())
        .isEqualTo(new Outcome.Exhausted("memory"));
    assertThat(pairs("def f(xs):\n    return f(xs)").outcome())
        .isEqualTo(new Outcome.Exhausted("depth"));
  }

  @Test
  void aTaskThatIsNoneIsAtFault() {
    assertThat(decide("python-output", Map.of("code", "import os", "input", "1"), "1").outcome())
        .isEqualTo(BAD);
    assertThat(decide("python-output", Map.of("code", DOUBLE, "input", "1 + 1"), "1").outcome())
        .isEqualTo(BAD);
    assertThat(decide("python-output", Map.of("code", DOUBLE, "input", "1"), "1").outcome())
        .isEqualTo(BAD);
    assertThat(decide("python-input", Map.of("code", DOUBLE, "output", "x"), "1").outcome())
        .isEqualTo(BAD);
    assertThat(decide("python-pairs", Map.of("inputs", "1\n2", "outputs", "1"), DOUBLE).outcome())
        .isEqualTo(BAD);
    assertThat(decide("python-pairs", Map.of("inputs", "", "outputs", ""), DOUBLE).outcome())
        .isEqualTo(BAD);
  }

  private static Outcome output(String input, String answer) {
    return decide("python-output", Map.of("code", DOUBLE, "input", input), answer).outcome();
  }

  private static Outcome input(String output, String answer) {
    return decide("python-input", Map.of("code", DOUBLE, "output", output), answer).outcome();
  }

  private static Verdict pairs(String program) {
    return decide("python-pairs", Map.of("inputs", "[]\n[1]", "outputs", "[]\n[2]"), program);
  }

  private static Verdict decide(String kind, Map<String, String> parameters, String answer) {
    return Checks.builtIn()
        .decide(
            new Check(kind, 1, new TreeMap<>(parameters)),
            new Answer.Found(answer, 0, answer.length()),
            100_000);
  }
}
