package cosr.curator.tasks;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Proofs and counter-models once more, written with nothing of the families' code. */
final class NaiveProofs {
  private static final int HYPOTHESES = 0xF000;
  private static final int FACTS = HYPOTHESES + 3 * 169;
  private static final int GOALS = FACTS + 26;

  private NaiveProofs() {}

  private static char letter(int place) {
    return "abcdefghijklm".charAt(place);
  }

  private static String hypothesis(int c) {
    if (c >= FACTS) return "h.%s |- v%1$s".formatted(letter(c - FACTS));
    return "h.%s%s |- ( v%1$s -> v%2$s )"
        .formatted(letter((c - HYPOTHESES) / 13), letter((c - HYPOTHESES) % 13));
  }

  /** From the goal down the pairs of statements, from the fact up the steps, one in the other. */
  private static String steps(String hypotheses, int goal) {
    for (int c : hypotheses.chars().toArray()) {
      if (c == FACTS + goal) return Character.toString(FACTS + 13 + goal);
      int pair = c - HYPOTHESES;
      if (c >= FACTS || pair % 13 != goal) continue;
      String rest = hypotheses.replace(Character.toString(c), "");
      return Character.toString(c + 169) + steps(rest, pair / 13) + Character.toString(c + 338);
    }
    throw new AssertionError("no proof");
  }

  /** The goal and the steps to it. */
  static String proof(String body) {
    return body.charAt(0) + steps(body.substring(1), body.charAt(0) - GOALS);
  }

  static Map<String, String> goal(String body) {
    return Map.of(
        "database",
        "letters",
        "conclusion",
        "|- v" + letter(body.charAt(0) - GOALS),
        "hypotheses",
        body.substring(1)
            .chars()
            .mapToObj(NaiveProofs::hypothesis)
            .collect(Collectors.joining("\n")));
  }

  /** Tries all rows of values. */
  static String counterModel(String body) {
    String premises = body.substring(0, body.indexOf(','));
    String so = body.substring(body.indexOf(',') + 1);
    for (int row = 0; row < 1 << premises.length(); row++) {
      boolean holds = (row & 1) == (premises.charAt(0) == 't' ? 1 : 0);
      for (int i = 1; holds && i < premises.length(); i++) {
        char c = premises.charAt(i);
        int other = row >> Character.toLowerCase(c) - 'a';
        holds = ((row >> i ^ other) & 1) == (c == Character.toLowerCase(c) ? 0 : 1);
      }
      int values = row;
      String said =
          !holds
              ? so
              : IntStream.range(0, premises.length())
                  .mapToObj(i -> (values >> i & 1) == 1 ? "t" : "f")
                  .collect(Collectors.joining());
      if (!said.endsWith(so)) return said;
    }
    return "valid";
  }

  static Map<String, String> formula(String body) {
    String premises = body.substring(0, body.indexOf(','));
    String so = body.substring(body.indexOf(',') + 1);
    StringBuilder names = new StringBuilder();
    StringBuilder formula = new StringBuilder("(=> (and");
    for (int i = 0; i < premises.length(); i++) {
      String name = "abcdefghijklmnopqrstuvwxyz".substring(i, i + 1);
      names.append("(declare-const " + name + " Bool)");
      String c = premises.substring(i, i + 1);
      String other = c.toLowerCase();
      if (i == 0) formula.append(c.equals("t") ? " a" : " (not a)");
      else
        formula.append(" (= " + name + " " + (c.equals(other) ? c : "(not " + other + ")") + ")");
    }
    formula.append(") (and");
    for (int i = 0; i < 3; i++) {
      char name = (char) ('a' + premises.length() - 3 + i);
      formula.append(so.charAt(i) == 't' ? " " + name : " (not " + name + ")");
    }
    return Map.of("declarations", names.toString(), "formula", formula + "))");
  }
}
