package cosr.verifier.checks;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionMakesTest {
  private final Checks checks = Checks.builtIn();

  @ParameterizedTest
  @CsvSource({
    "3+4,correct",
    "4+3,correct",
    "9-3+1,correct",
    "(9-1)*1-1,numbers",
    "(9-4)*1+3-1,numbers",
    "4*1+3,correct",
    "9-(3-1),correct",
    "((3))+(4),correct",
    "7,numbers",
    "3+3+1,numbers",
    "9-2,numbers",
    "3+4+0,numbers",
    "39-32,numbers",
    "3+9,value",
    "3-4,value",
    "1-9-3,value",
    "'',form",
    "+,form",
    "3+,form",
    "-3+9+1,form",
    "3++4,form",
    "3 + 4,form",
    "3+4=7,form",
    "03+4,form",
    "3+4),form",
    "(3+4,form",
    "(),form",
    "3(4),form",
    "14/2,form",
    "3**4,form",
    "9999999999999-3,size",
    "1000000*1000000*2,size",
    "999999999999+999999999999,size"
  })
  void anExpressionIsReadStrictlyAndItsNumbersAreAMultiset(String answer, String code) {
    Outcome outcome = code.equals("correct") ? new Outcome.Correct() : new Outcome.Incorrect(code);
    assertThat(decide(check("3 9 4 1", "7", "2"), answer)).isEqualTo(outcome);
  }

  @Test
  void aNumberThatIsGivenTwiceMayBeUsedTwice() {
    assertThat(decide(check("5 5", "0", "2"), "5-5")).isEqualTo(new Outcome.Correct());
    assertThat(decide(check("5 6", "0", "2"), "5-5")).isEqualTo(new Outcome.Incorrect("numbers"));
    assertThat(decide(check("12 30 7", "49", "3"), "12+30+7")).isEqualTo(new Outcome.Correct());
  }

  @Test
  void nestingEndsAtItsBoundAndNotInTheStack() {
    String deep = "(".repeat(64) + "3" + ")".repeat(64) + "+4";
    assertThat(decide(check("3 4", "7", "2"), deep)).isEqualTo(new Outcome.Correct());
    for (int depth : new int[] {65, 60_000})
      assertThat(decide(check("3 4", "7", "2"), "(".repeat(depth) + "3"))
          .isEqualTo(new Outcome.Incorrect("size"));
  }

  @Test
  void anAnswerTakesStepsInProportionToItsLength() {
    Check check = check("3 4", "7", "2");
    Answer answer = new Answer.Found("3+4", 0, 3);
    assertThat(checks.decide(check, answer, 5).outcome()).isEqualTo(new Outcome.Exhausted("steps"));
    assertThat(checks.decide(check, answer, 6).outcome()).isEqualTo(new Outcome.Correct());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3 ", "3  4", "3 x", "03 4", "-3 4", "3+4 5", "(3) 4"})
  void numbersThatAreNoneAreTheTasksFault(String numbers) {
    assertThat(decide(check(numbers, "7", "1"), "3+4"))
        .isEqualTo(new Outcome.BadTask("bad-reference"));
  }

  @Test
  void aMissingParameterOrTooFewNumbersIsTheTasksFault() {
    Outcome bad = new Outcome.BadTask("bad-reference");
    assertThat(decide(check("3 4", "7", "3"), "3+4")).isEqualTo(bad);
    assertThat(decide(check("3 4", "seven", "2"), "3+4")).isEqualTo(bad);
    assertThat(decide(new Check("expression-makes", 1, new TreeMap<>()), "3+4")).isEqualTo(bad);
  }

  @Test
  void theCheckIsTotalAndAgreesWithALeftToRightSumOnSumsOfDigits() {
    String symbols = "0123456789+-*() ";
    for (int i = 0; i < 20_000; i++) {
      KeyedRandom random = KeyedRandom.of(11, "expressions", i);
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(9); n > 0; n--)
        text.append(symbols.charAt(random.nextInt(symbols.length())));
      String answer = text.toString();
      Outcome outcome = decide(check("1 2 3 4 5 6 7 8 9", "5", "1"), answer);
      assertThat(outcome).isNotInstanceOf(Outcome.Fault.class);
      if (!answer.matches("[1-9]([+-][1-9])*")) continue;
      int value = answer.charAt(0) - '0';
      for (int k = 1; k < answer.length(); k += 2)
        value += (answer.charAt(k) == '+' ? 1 : -1) * (answer.charAt(k + 1) - '0');
      List<Integer> digits =
          answer.chars().filter(Character::isDigit).sorted().boxed().distinct().toList();
      boolean once = digits.size() == (answer.length() + 1) / 2;
      assertThat(outcome.equals(new Outcome.Correct())).isEqualTo(once && value == 5);
    }
  }

  private Outcome decide(Check check, String answer) {
    return checks.decide(check, new Answer.Found(answer, 0, answer.length()), 1_000_000).outcome();
  }

  private static Check check(String numbers, String target, String least) {
    return new Check(
        "expression-makes",
        1,
        new TreeMap<>(Map.of("numbers", numbers, "target", target, "least", least)));
  }
}
