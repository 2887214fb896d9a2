package cosr.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {
  private static Outcome body(String body) {
    return Ours.outcome(new Cpython.Job("def f():\n" + body.indent(4), ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "while True: pass",
        "return sum(range(10**15))",
        "l = [1]\nfor x in l: l.append(x)",
        "x = 3\nwhile True: x = x * x % 1000000007",
        "return ('a' * 500000).count('a' * 250000 + 'b')",
        "try:\n    while True: pass\nexcept Exception: return 1\nfinally: return 2",
        "return 7 ** 3000000",
        "return pow(3, 2 ** 5000, 2 ** 5000 + 1)",
        "return len([1 for a in range(1000) for b in range(1000) for c in range(1000)])"
      })
  void whatTakesLongEndsAtTheBudgetOfSteps(String body) {
    assertThat(body(body)).isEqualTo(new Outcome.Limit(Outcome.Kind.STEPS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "return 10 ** 10 ** 9",
        "return 'a' * 10 ** 9",
        "return [0] * 10 ** 9",
        "return (0,) * 10 ** 12",
        "return 1 << 10 ** 10",
        "return 'a'.ljust(10 ** 9)",
        "return 'a'.zfill(10 ** 10)",
        "s = 'ab'\nwhile True: s += s",
        "return f'{1:999999}' * 100"
      })
  void whatIsLargeEndsAtTheBudgetOfBytesBeforeItIsMade(String body) {
    assertThat(body(body)).isEqualTo(new Outcome.Limit(Outcome.Kind.MEMORY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def g(n): return g(n + 1)\nreturn g(0)",
        "def g(): return [g() for _ in [1]]\nreturn g()",
        "g = lambda: sorted([1], key=lambda _: g())\nreturn g()",
        "x = []\nfor _ in range(1000): x = [x]\nreturn x",
        "x = ()\nfor _ in range(1000): x = (x,)\nreturn {x: 1}",
        "x = []\nx.append(x)\nreturn x",
        "x = []\nx.append(x)\ny = []\ny.append(y)\nreturn x == y",
        "x = iter([1])\nfor _ in range(5000): x = map(abs, x)\nreturn list(x)",
        "x = (v for v in [1])\nfor _ in range(5000): x = (v for v in x)\nreturn list(x)",
        "try:\n    def g(): g()\n    g()\nexcept RecursionError: return 1"
      })
  void whatIsDeepEndsAtTheLimitOfDepth(String body) {
    assertThat(body(body)).isEqualTo(new Outcome.Limit(Outcome.Kind.DEPTH));
  }

  @Test
  void aValueThatUnfoldsToMuchEndsAtABudget() {
    assertThat(body("x = [0]\nfor _ in range(60): x = [x, x]\nreturn x"))
        .isInstanceOf(Outcome.Limit.class);
    assertThat(body("x = []\nwhile True: x += [x] + x")).isInstanceOf(Outcome.Limit.class);
    assertThat(body("return ('a' * 1000000).replace('a', 'b' * 1000)"))
        .isInstanceOf(Outcome.Limit.class);
    assertThat(body("x = [0]\nfor _ in range(60): x = [x, x]\nreturn str(x)"))
        .isInstanceOf(Outcome.Limit.class);
  }

  @Test
  void recursionOfAHundredCallsIsFine() {
    assertThat(body("def g(n): return n and 1 + g(n - 1)\nreturn g(190)"))
        .isInstanceOfSatisfying(Outcome.Value.class, v -> assertThat(v.repr()).isEqualTo("190"));
  }

  @Test
  void deepTextsAreRefusedWithoutOverflow() {
    for (String open :
        List.of("(", "[", "{1:", "f(", "-", "not ", "lambda: ", "1 if 1 else ", "x[", "2**"))
      for (int depth : new int[] {50, 150, 5000}) {
        String source = "def f(x):\n    return " + open.repeat(depth) + "1\n";
        assertThat(Program.parse(source)).as(open + depth).isNotNull();
        assertThat(Literal.parse(open.repeat(depth))).isEmpty();
      }
    assertThat(Program.parse("x = " + "1+".repeat(20000) + "1\n"))
        .isInstanceOf(Program.Rejected.class);
  }

  @Test
  void aCallNeitherChangesItsArgumentsNorTheNextCall() {
    Program program =
        ((Program.Accepted)
                Program.parse(
                    "n = []\ndef f(l):\n    n.append(1)\n    l.append(2)\n    return n, l\n"))
            .program();
    var args = Ours.arguments("[1]");
    for (int i = 0; i < 2; i++)
      assertThat(Ours.text(program.call("f", args, Limits.SMALL)))
          .isEqualTo("V tuple ([1], [1, 2])");
  }
}
