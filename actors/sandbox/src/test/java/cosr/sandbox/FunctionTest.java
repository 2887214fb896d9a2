package cosr.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTest {
  private static Sandboxes sandboxes;

  @BeforeAll
  static void start() {
    sandboxes = Isolated.create(1, new Limits(1, 8_000, 256L << 20, 1 << 16));
  }

  @AfterAll
  static void end() {
    if (sandboxes != null) sandboxes.close();
  }

  private static String report(String answer, String tests) throws SandboxLost {
    return report("", answer, tests);
  }

  private static String report(String prompt, String answer, String tests) throws SandboxLost {
    return report(prompt, answer, tests, Set.of());
  }

  private static String report(String prompt, String answer, String tests, Set<String> names)
      throws SandboxLost {
    Report report = sandboxes.tests(new FunctionTask(prompt, "f", answer, tests, names));
    return "%s %s %d/%d".formatted(report.word(), report.code(), report.passed(), report.parts());
  }

  @Test
  void allTestsHaveToPass() throws SandboxLost {
    String tests = "assert f(1, 2) == 3\nassert f(2, 2) == 4";
    assertThat(report("def f(a, b): return a + b", tests)).isEqualTo("CORRECT - 2/2");
    assertThat(report("def f(a, b): return 3", tests)).isEqualTo("INCORRECT value 1/2");
    assertThat(report("def f(a, b): return a.b", tests)).isEqualTo("INCORRECT raises 0/2");
    assertThat(report("def g(a, b): return 3", tests)).isEqualTo("INCORRECT no-function 0/1");
    assertThat(report("def f(a, b) return 3", tests)).isEqualTo("INCORRECT syntax 0/1");
  }

  @Test
  void whatAJobMadeOfThePipesIsNotThereForTheNext() throws SandboxLost {
    String slow = "import time\ntime.sleep(0.05)\nassert f(1) == 1";
    for (String mode : new String[] {"os.O_NONBLOCK", "os.O_DIRECT", "os.O_APPEND"}) {
      report(
          "import fcntl, os\nfor d in range(64):\n  try: fcntl.fcntl(d, fcntl.F_SETFL, %s)\n  except OSError: pass\ndef f(x): return 1"
              .formatted(mode),
          slow);
      long kills = sandboxes.counters().kills();
      assertThat(report("def f(x): return x", slow)).as(mode).isEqualTo("CORRECT - 1/1");
      assertThat(sandboxes.counters().kills()).as(mode).isEqualTo(kills);
    }
  }

  @Test
  void anAnswerIsTheFunctionOrItsBody() throws SandboxLost {
    String prompt = "import math\n\ndef f(x):\n    \"\"\"Half of x.\"\"\"\n";
    String tests = "def check(candidate):\n    assert candidate(4) == 2\n";
    assertThat(report(prompt, "    return x / 2", tests)).isEqualTo("CORRECT - 1/1");
    assertThat(report(prompt, "y = x\n    return y / 2", tests)).isEqualTo("CORRECT - 1/1");
    assertThat(report(prompt, "def f(x): return math.floor(x / 2)", tests))
        .isEqualTo("CORRECT - 1/1");
    assertThat(report(prompt, "", tests)).isEqualTo("INCORRECT value 0/1");
  }

  @Test
  void classesCallbacksGeneratorsAndChangedArgumentsWork() throws SandboxLost {
    assertThat(
            report(
                "",
                "class Pair:\n  def __init__(s, a): s.a = a\ndef f(ps): return [p.a for p in ps]",
                "assert f([Pair(1), Pair('x')]) == [1, 'x']\nassert Pair(3).a == 3",
                Set.of("Pair")))
        .isEqualTo("CORRECT - 2/2");
    assertThat(
            report("def f(g, xs): return list(map(g, xs))", "assert f(lambda x: -x, [1]) == [-1]"))
        .isEqualTo("CORRECT - 1/1");
    assertThat(report("def f(n): yield from range(n)", "assert list(f(3)) == [0, 1, 2]"))
        .isEqualTo("CORRECT - 1/1");
    assertThat(
            report(
                "def f(g):\n  g[0].append(5)\n  g.append(g[0])\n  return g",
                """
                g = [[1]]
                inner = g[0]
                assert f(g) is g
                assert g == [[1, 5], [1, 5]]
                assert inner == [1, 5]
                assert g[1] is inner
                """))
        .isEqualTo("CORRECT - 4/4");
    assertThat(
            report(
                "def f(n):\n  n.next.value = 7\n  return n.next",
                """
                class Node:
                    def __init__(self, value, next=None):
                        self.value, self.next = value, next
                node = Node(1, Node(2))
                assert f(node) is node.next
                assert node.next.value == 7
                """))
        .isEqualTo("CORRECT - 2/2");
    assertThat(
            report(
                "",
                "class Odd(ValueError): pass\ndef f(n): raise Odd(n)",
                """
                try:
                    f(3)
                    assert False
                except Odd as error:
                    assert error.args == (3,)
                """,
                Set.of("Odd")))
        .isEqualTo("CORRECT - 1/1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "class E:\n  def __eq__(s, o): return True\ndef f(x): return E()",
        "class I(int):\n  def __eq__(s, o): return True\ndef f(x): return I(1)",
        "import os\ndef f(x): os._exit(0)",
        "import sys\ndef f(x): sys.exit(0)",
        "import os\ndef f(x):\n  for d in range(9):\n    try: os.write(d, b'v correct - 1 1 \\n')\n"
            + "    except OSError: pass",
        "import sys\ndef f(x):\n  g = sys._getframe(1).f_globals\n  g['print'] = 1\n  return 2",
        "raise SystemExit(0)",
        "def f(x): raise AssertionError",
        "class E:\n  def __sub__(s, o): return 0\n  def __abs__(s): return 0\n"
            + "  def __lt__(s, o): return True\ndef f(x): return E()",
        "import time, os\ndef f(x):\n  os.write(4, b'\\n.\\n')\n  time.sleep(60)"
      })
  void aVerdictIsNotFaked(String answer) throws SandboxLost {
    assertThat(report(answer, "assert abs(f(1) - 5) < 1e-6 or f(1) == 5"))
        .doesNotStartWith("CORRECT");
    assertThat(report("def f(x): return x", "assert f(5) == 5")).isEqualTo("CORRECT - 1/1");
  }

  @Test
  void aCallbackDoesNotShowTheTests() throws SandboxLost {
    String tests = "expected = 5\nassert f(lambda: 1) == expected";
    assertThat(report("def f(g): return g.__globals__['expected']", tests))
        .isEqualTo("INCORRECT raises 0/1");
    assertThat(
            report(
                "def f(g): return object.__getattribute__(g, '_peer')"
                    + ".ask('getattr', g, '__globals__')['expected']",
                tests))
        .isEqualTo("INCORRECT raises 0/1");
  }

  @Test
  void aSleeperIsTriedTwice() throws SandboxLost {
    try (Sandboxes impatient = Isolated.create(1, new Limits(1, 600, 256L << 20, 1 << 16))) {
      Report report =
          impatient.tests(
              new FunctionTask(
                  "", "f", "import time\ndef f(x): time.sleep(60)", "assert f(1) == 1"));
      assertThat(report.word()).isEqualTo(Report.Word.EXHAUSTED);
      assertThat(report.code()).isEqualTo("time");
      assertThat(impatient.counters().timeouts()).isEqualTo(2);
    }
  }

  @Test
  void limitsAreTheSolutions() throws SandboxLost {
    assertThat(report("def f(x):\n  while True: pass", "assert f(1) == 1"))
        .isEqualTo("EXHAUSTED time 0/1");
    assertThat(report("def f(x): return 'a' * 10 ** 9", "assert f(1) == 1"))
        .isEqualTo("EXHAUSTED memory 0/1");
    assertThat(report("def f(x): return 'a' * 10 ** 7", "assert f(1) == 1"))
        .isEqualTo("EXHAUSTED output 0/1");
    assertThat(report("import ctypes\ndef f(x): ctypes.string_at(0)", "assert f(1) == 1"))
        .isEqualTo("INCORRECT crash 0/1");
  }

  @Test
  void testsThatAreNoneAreATaskAtFault() throws SandboxLost {
    assertThat(report("def f(x): return x", "assert f(1) ==")).isEqualTo("BAD_TASK tests 0/1");
    assertThat(report("def f(x): return x", "assert True")).startsWith("BAD_TASK tests");
    assertThat(report("def f(x): return x", "import numpy\nassert f(1) == 1"))
        .isEqualTo("BAD_TASK tests 0/1");
    assertThat(report("import numpy\ndef f(x): return x", "assert f(1) == 1"))
        .isEqualTo("INCORRECT raises 0/1");
  }

  @Test
  void theSolutionsOwnOperatorsDoNotDecideAgainstPlainValues() throws SandboxLost {
    String answer =
        "class V:\n  def __init__(s, x): s.x = x\n  def __eq__(s, o): return s.x == o.x\n";
    assertThat(report("", answer + "def f(x): return V(x)", "assert f(3) == V(3)", Set.of("V")))
        .isEqualTo("CORRECT - 1/1");
    assertThat(report(answer + "def f(x): return V(x)", "assert f(3) == f(3)"))
        .isEqualTo("UNDECIDED own-equality 0/1");
  }

  @Test
  void whatTheTestsTakeFromTheStandardLibraryIsNotTheSolutions() throws SandboxLost {
    String tests = "assert math.isclose(f(2), 4.0)";
    String fake = "class math: isclose = staticmethod(lambda *a, **k: True)\ndef f(x): return 0";
    assertThat(report(fake, tests)).isEqualTo("INCORRECT value 0/1");
    assertThat(report("import math\ndef f(x): return 2.0 * x", tests)).isEqualTo("CORRECT - 1/1");
    String named = "class queue:\n  def __init__(s): s.n = 3\ndef f(q): return q.n";
    assertThat(report("", named, "assert f(queue()) == 3", Set.of("queue")))
        .isEqualTo("CORRECT - 1/1");
  }

  @Test
  void testsTakeNoMoreThanTheFunctionFromTheSolution() throws SandboxLost {
    String fake = "def near(a, b): return True\ndef f(x): return 0";
    assertThat(report(fake, "assert near(f(2), 4)")).isEqualTo("BAD_TASK tests 0/1");
    assertThat(report("def f(x): return 0\nfour = 0", "assert f(2) == four"))
        .isEqualTo("BAD_TASK tests 0/1");
    assertThat(report("def f(x): return x", "assert g(2) == 2")).isEqualTo("BAD_TASK tests 0/1");
    FunctionTask unnamed = new FunctionTask("", "", fake, "assert near(f(2), 4)");
    assertThat(sandboxes.tests(unnamed).remark())
        .isEqualTo("more than one name of the solution: f, near");
    FunctionTask open =
        new FunctionTask("", "f", fake, "assert near(f(2), 4)", Set.of("near", "far"));
    assertThat(sandboxes.tests(open).word()).isEqualTo(Report.Word.CORRECT);
    assertThat(
            sandboxes
                .tests(new FunctionTask("", "", "def f(x): return x", "assert f(2) == 2"))
                .word())
        .isEqualTo(Report.Word.CORRECT);
  }

  @Test
  void namesThatTestsBindAreTheirOwn() throws SandboxLost {
    assertThat(
            report(
                "xs = y = z = e = k = g = m = w = s = os = 'spoilt'\ndef f(x): return x",
                """
                import os as m, sys
                xs = [1]
                y: int = 2
                for z in xs: assert f(z) == z
                try: f(1) / 0
                except ZeroDivisionError as e: assert str(e)
                def g(k, *a, w=1, **b): return k + w
                assert g(f(1)) == 2
                assert [s for s in f('ab')] == ['a', 'b'] and m.sep == '/'
                assert (n := f(3)) == n
                assert (lambda q: q)(f(1)) == 1
                match f(1):
                    case 1 as v: assert v == 1
                """))
        .isEqualTo("CORRECT - 4/4");
  }

  @Test
  void whatOnlyTheSolutionCouldTellApartIsUndecided() throws SandboxLost {
    String equal =
        "class V:\n  def __init__(s, x): s.x = x\n  def __eq__(s, o): return True\n"
            + "def f(x): return V(0)";
    assertThat(report(equal, "assert f(1) != f(2)")).startsWith("UNDECIDED own-equality");
    assertThat(report(equal, "assert f(1) != 5")).startsWith("UNDECIDED own-equality");
    assertThat(report("def f(x): return x", "assert f(1) != 5")).isEqualTo("CORRECT - 1/1");
  }
}
