package cosr.verifier.contract;

import cosr.verifier.checks.Checks;
import java.util.List;

/** Answers that nobody thought of. */
final class Awkward {
  private static final List<String> ANSWERS =
      List.of(
          "",
          " ",
          "\n\n",
          "\u0000",
          "\u200B",
          "\uD83D",
          "\uD83D\uDE00",
          "\u202Etxet",
          "-",
          "+",
          ".",
          "0",
          "-0",
          "00",
          "NaN",
          "null",
          "1e999999999",
          "9".repeat(Checks.INPUT),
          "(".repeat(Checks.INPUT),
          "[[".repeat(20_000),
          "a ".repeat(Checks.INPUT / 2),
          "\\".repeat(10_000),
          "{\"expected\": 1}",
          "__import__('os').system('true')",
          "${jndi:ldap://localhost}",
          "'; DROP TABLE verdicts; --",
          "<script>1</script>",
          "true",
          "Correct",
          "expected");

  private Awkward() {}

  static List<String> answers() {
    return ANSWERS;
  }
}
