package cosr.verifier.checks;

import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;

/** What the checkers share: reading the reference, and comparing character by character. */
final class References {
  private References() {}

  /**
   * The parameter {@code expected}.
   *
   * @throws BadReference where it is missing, or over {@link Checks#INPUT} characters long
   */
  static String expected(Check check) {
    String expected = check.parameters().get("expected");
    if (expected == null || expected.length() > Checks.INPUT) throw new BadReference();
    return expected;
  }

  /** The parameter {@code expected}; a step for each character. */
  static String expected(Check check, StepBudget budget) {
    String expected = expected(check);
    budget.spend(expected.length());
    return expected;
  }

  /** Whether both are the same; a step for each character. */
  static boolean same(String expected, String answer, StepBudget budget) {
    budget.spend(1L + Math.min(expected.length(), answer.length()));
    return expected.equals(answer);
  }

  static boolean isDigits(String text) {
    return text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Digits with an optional minus sign, without leading zeros; zero has no sign. */
  static boolean isInteger(String text) {
    String digits = text.startsWith("-") ? text.substring(1) : text;
    if (digits.isEmpty() || !isDigits(digits)) return false;
    return digits.charAt(0) != '0' || text.equals("0");
  }

  static Verdict correct() {
    return Verdict.of(new Outcome.Correct());
  }

  static Verdict incorrect(String code) {
    return Verdict.of(new Outcome.Incorrect(code));
  }
}
