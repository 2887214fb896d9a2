package cosr.smt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Random formulas have the value under random assignments that Z3 says they have. */
class AgreementTest {
  private static final String NAMES =
      "(declare-const p Bool)(declare-const q Bool)(declare-const x Int)(declare-const y Int)"
          + "(declare-const a (_ BitVec 5))(declare-const b (_ BitVec 5))";
  private static final List<String> BIT_FUNCTIONS =
      List.of(
          "bvand", "bvor", "bvxor", "bvadd", "bvmul", "bvsub", "bvudiv", "bvurem", "bvshl",
          "bvlshr", "bvashr");
  private static final List<String> BIT_RELATIONS =
      List.of("bvult", "bvule", "bvugt", "bvuge", "bvslt", "bvsle", "bvsgt", "bvsge", "=");

  @Test
  void formulasAreEvaluatedAsZ3DoesIt() {
    Random random = new Random(5);
    int wrong = 0;
    for (int i = 0; i < 600; i++) {
      String formula = truth(random, 4);
      int x = random.nextInt(15) - 7;
      int y = random.nextInt(15) - 7;
      boolean p = random.nextBoolean();
      boolean q = random.nextBoolean();
      String a = bits(random);
      String b = bits(random);
      String model = "p = %s, q = %s, x = %d, y = %d, a = %s, b = %s".formatted(p, q, x, y, a, b);
      String fixed =
          "(=> (and (= p %s) (= q %s) (= x %s) (= y %s) (= a %s) (= b %s)) %s)"
              .formatted(p, q, smt(x), smt(y), a, b, formula);
      Decision refuted = decide(formula, model);
      if (refuted instanceof Decision.Unknown) continue;
      assertThat(decide(fixed, "valid"))
          .as(formula + " under " + model)
          .isEqualTo(
              refuted instanceof Decision.Right
                  ? new Decision.Wrong("not-valid")
                  : new Decision.Right());
      if (refuted instanceof Decision.Right) wrong++;
    }
    assertThat(wrong).isBetween(150, 450);
  }

  @Test
  void propositionalFormulasAreFoundValidAsByZ3() {
    Random random = new Random(6);
    int valid = 0;
    for (int i = 0; i < 600; i++) {
      String formula = logical(random, 4);
      Formula read = accepted("(declare-const p Bool)(declare-const q Bool)", formula);
      Decision split = read.decide("valid", Limits.SMALL);
      Decision solved = read.decide("valid", new Limits(1, 5_000_000, 5_000));
      assertThat(split).as(formula).isEqualTo(solved);
      boolean refuted = false;
      for (String row : List.of("tt", "tf", "ft", "ff"))
        refuted |= read.decide(row, Limits.SMALL).equals(new Decision.Right());
      assertThat(split instanceof Decision.Right).as(formula).isEqualTo(!refuted);
      if (!refuted) valid++;
    }
    assertThat(valid).isBetween(60, 540);
  }

  private static String logical(Random random, int depth) {
    if (depth == 0) return pick(random, List.of("p", "q", "true", "false", "p", "q"));
    String one = logical(random, depth - 1);
    String two = logical(random, depth - 1);
    return switch (random.nextInt(8)) {
      case 0 -> list("not", one);
      case 1 -> list("and", one, two);
      case 2 -> list("or", one, two, "q");
      case 3 -> list("xor", one, two, "p");
      case 4 -> list("=>", "p", one, two);
      case 5 -> list("=", one, two, "p");
      case 6 -> list("distinct", one, two);
      default -> list("ite", one, two, "q");
    };
  }

  private static Formula accepted(String declarations, String formula) {
    return ((Formula.Accepted) Formula.read(declarations, formula)).formula();
  }

  private static Decision decide(String formula, String answer) {
    return ((Formula.Accepted) Formula.read(NAMES, formula)).formula().decide(answer, Limits.SMALL);
  }

  private static String truth(Random random, int depth) {
    if (depth == 0) return random.nextBoolean() ? "p" : "q";
    return switch (random.nextInt(9)) {
      case 0 -> "(not " + truth(random, depth - 1) + ")";
      case 1 -> list("and", truth(random, depth - 1), truth(random, depth - 1));
      case 2 -> list("or", truth(random, depth - 1), truth(random, depth - 1), "q");
      case 3 -> list("xor", truth(random, depth - 1), truth(random, depth - 1), "p");
      case 4 -> list("=>", "p", truth(random, depth - 1), truth(random, depth - 1));
      case 5 -> list(pick(random, List.of("<=", "<", ">", ">=")), whole(random, depth), "y", "x");
      case 6 -> list(pick(random, List.of("=", "distinct")), whole(random, depth), "x", "y");
      default -> list(pick(random, BIT_RELATIONS), vector(random, depth), vector(random, depth));
    };
  }

  private static String whole(Random random, int depth) {
    if (depth == 0) return pick(random, List.of("x", "y", "0", "3", "(- 2)"));
    String inner = whole(random, depth - 1);
    return switch (random.nextInt(6)) {
      case 0 -> list("+", inner, "x");
      case 1 -> list("-", inner);
      case 2 -> list("*", inner, inner);
      case 3 -> list(pick(random, List.of("div", "mod")), inner, whole(random, depth - 1));
      case 4 -> list("abs", list("-", inner, "y"));
      default -> list("ite", "p", inner, "x");
    };
  }

  private static String vector(Random random, int depth) {
    if (depth == 0) return pick(random, List.of("a", "b", "#b00011", "(_ bv31 5)"));
    String inner = vector(random, depth - 1);
    return switch (random.nextInt(7)) {
      case 0 -> list(pick(random, List.of("bvnot", "bvneg")), inner);
      case 1 -> list("concat", list("(_ extract 4 2)", inner), list("(_ extract 1 0)", "a"));
      case 2 -> list("(_ extract 6 2)", list("(_ sign_extend 3)", inner));
      case 3 -> list("(_ extract 6 2)", list("(_ zero_extend 3)", inner));
      default -> list(pick(random, BIT_FUNCTIONS), inner, vector(random, depth - 1));
    };
  }

  private static String list(String... items) {
    return "(" + String.join(" ", items) + ")";
  }

  private static String pick(Random random, List<String> from) {
    return from.get(random.nextInt(from.size()));
  }

  private static String bits(Random random) {
    return "#b" + Integer.toBinaryString(32 + random.nextInt(32)).substring(1);
  }

  private static String smt(int value) {
    return value < 0 ? "(- " + -value + ")" : "" + value;
  }
}
