package cosr.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksTest {
  private final Checks checks = Checks.builtIn();

  @ParameterizedTest
  @CsvSource({
    "list-equals,134,134,correct",
    "list-equals,134,13,length",
    "list-equals,134,1344,length",
    "list-equals,134,143,digit",
    "list-equals,'','',correct",
    "list-equals,'',1,length",
    "list-equals,12,'1 ',digit",
    "integer-equals,5,5,correct",
    "integer-equals,-5,-5,correct",
    "integer-equals,0,0,correct",
    "integer-equals,123456789012345678901234567890,123456789012345678901234567890,correct",
    "integer-equals,5,-5,sign",
    "integer-equals,5,6,value",
    "integer-equals,5,05,form",
    "integer-equals,0,-0,form",
    "integer-equals,5,five,form",
    "integer-equals,5,'',form",
    "boolean-equals,true,true,correct",
    "boolean-equals,false,true,value",
    "boolean-equals,true,yes,form",
    "text-equals,a b,a b,correct",
    "text-equals,a b,a  b,text",
    "text-equals,'','',correct"
  })
  void aCheckerComparesExactly(String kind, String expected, String answer, String code) {
    Outcome outcome = code.equals("correct") ? new Outcome.Correct() : new Outcome.Incorrect(code);
    assertThat(decide(check(kind, 1, expected), answer)).isEqualTo(Verdict.of(outcome));
  }

  @ParameterizedTest
  @CsvSource({
    "list-equals,12a", "list-equals,'1,2'", "integer-equals,''", "integer-equals,007",
    "integer-equals,-0", "integer-equals,1.0", "boolean-equals,True", "boolean-equals,''"
  })
  void aMalformedReferenceIsTheTasksFaultWhateverTheAnswerIs(String kind, String expected) {
    Check check = check(kind, 1, expected);
    Outcome bad = new Outcome.BadTask("bad-reference");
    assertThat(decide(check, "1").outcome()).isEqualTo(bad);
    assertThat(decide(check, "1".repeat(Checks.INPUT + 1)).outcome()).isEqualTo(bad);
    assertThat(checks.decide(check, new Answer.None("unfinished"), 9).outcome()).isEqualTo(bad);
    assertThat(checks.decide(check, new Answer.Found("1", 0, 1), 0).outcome()).isEqualTo(bad);
  }

  @Test
  void aMissingOrOversizedReferenceIsTheTasksFault() {
    Check missing = new Check("text-equals", 1, new TreeMap<>());
    assertThat(decide(missing, "1").outcome()).isEqualTo(new Outcome.BadTask("bad-reference"));
    assertThat(checks.decide(missing, new Answer.None("empty"), 9).outcome())
        .isEqualTo(new Outcome.BadTask("bad-reference"));
    assertThat(decide(check("text-equals", 1, "x".repeat(Checks.INPUT + 1)), "1").outcome())
        .isEqualTo(new Outcome.BadTask("bad-reference"));
  }

  @Test
  void anUnknownKindOrVersionIsTheTasksFault() {
    assertThat(decide(check("list-equals", 2, "1"), "1").outcome())
        .isEqualTo(new Outcome.BadTask("unknown-check"));
    assertThat(decide(check("set-equals", 1, "1"), "1").outcome())
        .isEqualTo(new Outcome.BadTask("unknown-check"));
    assertThat(checks.decide(check("set-equals", 1, "1"), new Answer.None("empty"), 9).outcome())
        .isEqualTo(new Outcome.BadTask("unknown-check"));
  }

  @Test
  void noAnswerStaysNoAnswerWithoutRunningTheCheck() {
    Verdict verdict =
        Checks.of(List.of(new Odd("throws")))
            .decide(check("odd", 1, "1"), new Answer.None("unfinished"), 0);
    assertThat(verdict.outcome()).isEqualTo(new Outcome.NoAnswer("unfinished"));
  }

  @Test
  void anAnswerOverTheInputLimitIsExhausted() {
    assertThat(decide(check("text-equals", 1, "1"), "1".repeat(Checks.INPUT + 1)).outcome())
        .isEqualTo(new Outcome.Exhausted("input"));
    assertThat(decide(check("text-equals", 1, "1"), "1".repeat(Checks.INPUT)).outcome())
        .isEqualTo(new Outcome.Incorrect("text"));
  }

  @Test
  void aSpentStepBudgetIsExhaustedAtTheSameStepEveryTime() {
    Check check = check("list-equals", 1, "12345");
    Answer right = new Answer.Found("12345", 0, 5);
    assertThat(checks.decide(check, right, 10).outcome()).isEqualTo(new Outcome.Exhausted("steps"));
    assertThat(checks.decide(check, right, 11).outcome()).isEqualTo(new Outcome.Correct());
    assertThat(checks.decide(check, right, 0).outcome()).isEqualTo(new Outcome.Exhausted("steps"));
  }

  @Test
  void anEndlessCheckEndsWithItsBudget() {
    Checks endless = Checks.of(List.of(new Odd("loops")));
    assertThat(endless.decide(check("odd", 1, "1"), new Answer.Found("1", 0, 1), 10_000).outcome())
        .isEqualTo(new Outcome.Exhausted("steps"));
  }

  @Test
  void anExceptionInACheckIsOurFault() {
    assertThat(
            Checks.of(List.of(new Odd("throws")))
                .decide(check("odd", 1, "1"), new Answer.Found("1", 0, 1), 9)
                .outcome())
        .isEqualTo(new Outcome.Fault("exception-ArithmeticException"));
    assertThat(
            Checks.of(List.of(new Odd("recurs")))
                .decide(check("odd", 1, "1"), new Answer.Found("1", 0, 1), 9)
                .outcome())
        .isEqualTo(new Outcome.Fault("stack-overflow"));
  }

  @Test
  void twoCheckersOfOneKindAndVersionAreRefused() {
    assertThatThrownBy(() -> Checks.of(List.of(new TextEquals(), new TextEquals())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("text-equals:1");
  }

  @Test
  void everyCheckIsTotalOnRandomInput() {
    List<String> kinds = List.of("list-equals", "integer-equals", "boolean-equals", "text-equals");
    for (int i = 0; i < 10_000; i++) {
      KeyedRandom random = KeyedRandom.of(11, "checks", i);
      String expected = random.nextInt(4) == 0 ? noise(random) : digits(random);
      String answer = random.nextInt(4) == 0 ? digits(random) : noise(random);
      Check check = check(kinds.get(random.nextInt(4)), 1, expected);
      Answer found = new Answer.Found(answer, 0, answer.length());
      Verdict verdict = checks.decide(check, found, random.nextInt(60));
      assertThat(verdict.outcome()).isNotInstanceOf(Outcome.Fault.class);
      if (verdict.outcome() instanceof Outcome.Correct) assertThat(answer).isEqualTo(expected);
    }
  }

  private Verdict decide(Check check, String answer) {
    return checks.decide(check, new Answer.Found(answer, 0, answer.length()), 1_000_000);
  }

  static Check check(String kind, int version, String expected) {
    return new Check(kind, version, new TreeMap<>(Map.of("expected", expected)));
  }

  private static String digits(KeyedRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) text.append(random.nextInt(10));
    return text.toString();
  }

  private static String noise(KeyedRandom random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) text.append((char) random.nextInt(0x10000));
    return text.toString();
  }

  private record Odd(String way) implements Checker {
    @Override
    public String kind() {
      return "odd";
    }

    @Override
    public int version() {
      return 1;
    }

    @Override
    public void requireReference(Check check) {}

    @Override
    public Verdict decide(Check check, String answer, StepBudget budget) {
      switch (way) {
        case "loops" -> {
          while (true) budget.spend(1);
        }
        case "recurs" -> {
          return decide(check, answer + "", budget);
        }
        default -> throw new ArithmeticException("odd");
      }
    }
  }
}
