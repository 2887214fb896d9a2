package cosr.mathematics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random formulas: the exact forms against evaluation with error bounds, which shares no rule. */
class RandomExpressionsTest {
  private static final int RUNS = Integer.getInteger("cosr.mathematics.runs", 6_000);
  private static final List<Map<String, Double>> POINTS =
      List.of(
          Map.of("x", 0.7312, "y", 1.9177),
          Map.of("x", 3.2391, "y", 0.4123),
          Map.of("x", 1.3737, "y", 2.8191));

  private final SplittableRandom random = new SplittableRandom(20_261_126);

  @Test
  void whatIsCalledEqualHasEqualValues() {
    int equal = 0;
    for (int i = 0; i < RUNS; i++) {
      String a = formula(3, i % 2 == 0);
      String b = random.nextInt(4) == 0 ? formula(3, i % 2 == 0) : rewritten(a);
      Outcome outcome = Mathematics.compare(a, b);
      boolean apart = POINTS.stream().anyMatch(p -> apart(a, b, p));
      if (outcome instanceof Outcome.Equal) {
        equal++;
        assertThat(apart).as(a + "   " + b).isFalse();
      }
    }
    assertThat(equal).isGreaterThan(RUNS / 10);
  }

  @Test
  void aFormulaThatIsRewrittenIsNotDifferent() {
    int equal = 0;
    for (int i = 0; i < RUNS; i++) {
      String a = formula(3, i % 2 == 0);
      String b = same(a);
      Outcome outcome = Mathematics.compare(a, b);
      assertThat(outcome).as(a + "   " + b).isNotInstanceOf(Outcome.Different.class);
      if (outcome instanceof Outcome.Equal) equal++;
    }
    assertThat(equal).isGreaterThan(RUNS / 2);
  }

  private static boolean apart(String a, String b, Map<String, Double> point) {
    try {
      Ball x = new Numeric(new Budget(), point, true).of(Reader.read(Cleaner.clean(a)));
      Ball y = new Numeric(new Budget(), point, true).of(Reader.read(Cleaner.clean(b)));
      return x.defined() && y.defined() && x.apart(y);
    } catch (Stop stop) {
      return false;
    }
  }

  private String formula(int depth, boolean variables) {
    if (depth == 0 || random.nextInt(6) == 0) return leaf(variables);
    String l = formula(depth - 1, variables);
    String r = formula(depth - 1, variables);
    return switch (random.nextInt(11)) {
      case 0, 1 -> "(" + l + "+" + r + ")";
      case 2 -> "(" + l + "-" + r + ")";
      case 3, 4 -> l + "\\cdot " + r;
      case 5 -> "\\frac{" + l + "}{" + r + "}";
      case 6 -> "(" + l + ")^{" + (random.nextInt(5) - 2) + "}";
      case 7 -> "\\sqrt{" + l + "}";
      case 8 -> "\\left|" + l + "\\right|";
      case 9 -> "(" + l + ")^{" + (1 + random.nextInt(3)) + "/" + (2 + random.nextInt(2)) + "}";
      default ->
          switch (random.nextInt(4)) {
            case 0 -> "\\ln(" + l + ")";
            case 1 -> "\\sin(" + l + ")";
            case 2 -> "\\cos(" + l + ")";
            default -> "2^{" + l + "}";
          };
    };
  }

  private String leaf(boolean variables) {
    String[] leaves = {
      "1", "2", "3", "6", "(-2)", "\\frac{1}{2}", "\\sqrt{2}", "\\pi", "x", "y", "x"
    };
    return leaves[random.nextInt(variables ? leaves.length : leaves.length - 3)];
  }

  /** A formula of the same value, one of a near miss, or one with a number changed. */
  private String rewritten(String a) {
    return switch (random.nextInt(4)) {
      case 0 -> same(a);
      case 1 -> a.replaceFirst("2", "3");
      case 2 -> a.replaceFirst("\\+", "-");
      default -> a.replaceFirst("x", "y");
    };
  }

  private String same(String a) {
    return switch (random.nextInt(6)) {
      case 0 -> "-(-(" + a + "))";
      case 1 -> "\\frac{3(" + a + ")}{3}";
      case 2 -> "(" + a + ")+x-x";
      case 3 -> "(" + a + ")(1+\\sqrt{2})(\\sqrt{2}-1)";
      case 4 -> "\\frac{1}{2}(" + a + ")+\\frac{(" + a + ")}{2}";
      default -> "\\frac{\\sqrt[3]{27}}{3}(" + a + ")";
    };
  }
}
