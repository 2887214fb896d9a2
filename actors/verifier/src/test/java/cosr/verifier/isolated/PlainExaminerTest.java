package cosr.verifier.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.sandbox.FunctionTask;
import cosr.sandbox.Limits;
import cosr.sandbox.Report;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import cosr.verifier.attack.Needed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the JVM says of tests is what their sandbox says. */
class PlainExaminerTest {
  private static Sandboxes sandboxes;

  @BeforeAll
  static void start() {
    Needed.sandboxes();
    sandboxes = Sandboxes.create(1, new Limits(1, 8_000, 256L << 20, 1 << 16));
  }

  @AfterAll
  static void end() {
    if (sandboxes != null) sandboxes.close();
  }

  private static FunctionTask task(String prompt, String answer, String tests) {
    return new FunctionTask(prompt, "f", answer, tests);
  }

  private static Optional<PlainExaminer> plain(String tests) {
    return PlainExaminer.of(task("", "", tests));
  }

  /** What the examiner alone says, "sandbox" where it says nothing. */
  private static String alone(FunctionTask task) throws SandboxLost {
    boolean[] told = {true};
    PlainExaminer examiner = PlainExaminer.of(task).orElseThrow();
    Report report =
        sandboxes.tests(
            task,
            solution -> {
              Optional<Report> said = examiner.examine(solution);
              told[0] = said.isPresent();
              return said;
            });
    assertThat(report).as("%s", task).isEqualTo(sandboxes.tests(task));
    return told[0]
        ? "%s %s %d/%d".formatted(report.word(), report.code(), report.passed(), report.parts())
        : "sandbox";
  }

  private static String alone(String answer, String tests) throws SandboxLost {
    return alone(task("", answer, tests));
  }

  @Test
  void assertsAboutCallsArePlain() {
    assertThat(plain("assert f(1) == 2\nassert f(x=[1, -2.5], y=('a', {3: None})) is True"))
        .isPresent();
    assertThat(plain("assert abs(f(1) - 2 / 3) < 1e-6, 'far ' + str(f(1))")).isPresent();
    assertThat(plain("'''Text'''\nMETADATA = {'a': [1]}\ndef check(g):\n  'x'\n  assert g(1)"))
        .isPresent();
    assertThat(plain("def check(g):\n  assert not g(1)\n  assert True\n\ncheck(f)")).isPresent();
  }

  @Test
  void whateverElseIsNot() {
    for (String tests :
        List.of(
            "",
            "x = [1]\nassert f(x) == 1",
            "import math\nassert f(1) == 1",
            "assert math.isclose(f(1), 1)",
            "assert near(f(1), 1)",
            "assert f == f",
            "assert map(f, [1])",
            "assert [f(x) for x in [1]] == [1]",
            "assert f(lambda: 1) == 1",
            "assert f'{f(1)}' == '1'",
            "for x in [1]:\n  assert f(x) == 1",
            "try:\n  f(1)\nexcept ValueError: pass",
            "abs = 3\nassert f(1) == 1",
            "f = abs\nassert f(1) == 1",
            "def check(g):\n  assert f(1) == 1",
            "def check(g, h):\n  assert g(1) == 1",
            "def check(g):\n  assert g(1) == 1\ncheck(h)",
            "def check(g):\n  assert g(1) == 1\nassert f(2) == 2",
            "def test(g):\n  assert g(1) == 1",
            "assert print(f(1)) is None",
            "assert f(1) == b'x'")) assertThat(plain(tests)).as(tests).isEmpty();
    FunctionTask rebound = task("def abs(x): return 0\n", "", "assert abs(f(1) - 5) < 1");
    assertThat(PlainExaminer.of(rebound)).isEmpty();
    assertThat(PlainExaminer.of(task("from math import *\n", "", "assert f(1)"))).isEmpty();
  }

  @Test
  void plainValuesAreJudgedHere() throws SandboxLost {
    String tests = "assert f(1, 2) == 3\nassert f(2, 2) == 4";
    assertThat(alone("def f(a, b): return a + b", tests)).isEqualTo("CORRECT - 2/2");
    assertThat(alone("def f(a, b): return 3", tests)).isEqualTo("INCORRECT value 1/2");
    assertThat(alone("def f(a, b): return a.b", tests)).isEqualTo("INCORRECT raises 0/2");
    assertThat(alone("def g(a, b): return 3", tests)).isEqualTo("INCORRECT no-function 0/1");
    assertThat(alone("def f(a, b) return 3", tests)).isEqualTo("INCORRECT syntax 0/1");
    assertThat(alone("x = 1 / 0", tests)).isEqualTo("INCORRECT raises 0/1");
    assertThat(alone("def f(a, b): assert False", tests)).isEqualTo("INCORRECT value 0/2");
    assertThat(alone("def f(a, b): raise MemoryError", tests)).isEqualTo("EXHAUSTED memory 0/2");
    assertThat(alone("def f(a, b): return eval('1 +')", tests)).isEqualTo("INCORRECT syntax 0/2");
    assertThat(alone("import os\ndef f(a, b): os._exit(0)", tests))
        .isEqualTo("INCORRECT ended 0/1");
    assertThat(alone("import ctypes\ndef f(a, b): ctypes.string_at(0)", tests))
        .isEqualTo("INCORRECT crash 0/1");
    assertThat(alone("def f(a, b): return 'a' * 10 ** 7", tests)).isEqualTo("EXHAUSTED output 0/1");
  }

  @Test
  void equalityIsPythons() throws SandboxLost {
    String[][] pairs = {
      {"1.0", "1"},
      {"True", "1"},
      {"1", "1.0000000000000002"},
      {"2**53 + 1", "2.0**53"},
      {"10**30", "1e30"},
      {"10**400", "10**400"},
      {"-0.0", "0"},
      {"(1, 2)", "[1, 2]"},
      {"[1, [2, (3,)]]", "[1, [2, (3,)]]"},
      {"{'b': 1, 'a': 2}", "{'a': 2, 'b': 1}"},
      {"{1: 'x', 2: 'y'}", "{1.0: 'x', True: 'x', 2: 'y'}"},
      {"{3, 1, 2}", "{1, 2, 3}"},
      {"{1, 2}", "{1, 3}"},
      {"frozenset([1])", "{1}"},
      {"None", "None"},
      {"None", "0"},
      {"''", "None"},
      {"'\u00e9\\n'", "'\\xe9\\n'"},
      {"'a' 'b'", "'ab'"},
      {"[]", "()"},
      {"{}", "set()"},
      {"0.1 + 0.2", "0.3"},
      {"[None] * 3", "[None, None, None]"},
      {"{(1, 2): [3]}", "{(1, 2): [3]}"},
      {"[True]", "[1]"},
      {"'1'", "1"}
    };
    for (String[] pair : pairs)
      assertThat(alone("def f(): return " + pair[0], "assert f() == " + pair[1]))
          .as("%s == %s", pair[0], pair[1])
          .isNotEqualTo("sandbox");
  }

  @Test
  void whatOnlyCpythonCanTellIsLeftToItsSandbox() throws SandboxLost {
    for (String value :
        List.of(
            "float('nan')",
            "float('inf')",
            "1j",
            "b'x'",
            "range(3)",
            "object()",
            "len",
            "int",
            "chr(0x1F600)",
            "__import__('decimal').Decimal(1)",
            "iter([])",
            "(x for x in [1])",
            "__import__('collections').Counter('a')",
            "chr(0xD800)"))
      assertThat(alone("def f(): return " + value, "assert f() != 5"))
          .as(value)
          .isEqualTo("sandbox");
    assertThat(alone("def f():\n  a = []\n  a.append(a)\n  return a", "assert f() != 5"))
        .isEqualTo("sandbox");
    assertThat(alone("def f(xs): return list(xs)", "assert f({1, 2}) == [1, 2]"))
        .isEqualTo("sandbox");
    assertThat(alone("class E(ValueError): pass\ndef f(): raise E", "assert f()"))
        .isEqualTo("sandbox");
    assertThat(alone("def f(): return 1", "assert True")).isEqualTo("sandbox");
    assertThat(alone("def f(): return 9", "assert str(f() ** 5000) == '1'")).isEqualTo("sandbox");
  }

  @Test
  void whatTheSolutionMakesOfItsArgumentsComesBack() throws SandboxLost {
    assertThat(alone("def f(xs):\n  xs.sort()\n  return xs", "assert f([3, 1, 2]) == [1, 2, 3]"))
        .isEqualTo("CORRECT - 1/1");
    assertThat(
            alone(
                "def f(g):\n  g[0].append([5])\n  g.append(g[0])\n  return g, g[1], [g]",
                "assert f([[1]]) == ([[1, [5]], [1, [5]]], [1, [5]], [[[1, [5]], [1, [5]]]])"))
        .isEqualTo("CORRECT - 1/1");
    assertThat(alone("def f(g):\n  g.append(g)\n  return g", "assert f([]) != 1"))
        .isEqualTo("CORRECT - 1/1");
    assertThat(
            alone(
                "def f(g):\n  g[0].append(1)\n  return g",
                "assert f([[0]] * 2) == [[0, 1], [0, 1]]"))
        .isEqualTo("CORRECT - 1/1");
    assertThat(
            alone(
                "def f(g):\n  a = [1]\n  g['k'] = a\n  return [a, g, a]",
                "assert f({}) == [[1], {'k': [1]}, [1]]"))
        .isEqualTo("CORRECT - 1/1");
  }

  @Test
  void oneProcessAnswersAllCalls() throws SandboxLost {
    String counter = "n = 0\ndef f():\n  global n\n  n += 1\n  return n";
    assertThat(alone(counter, "assert f() == 1\nassert f() == 2\nassert f() + f() == 7"))
        .isEqualTo("CORRECT - 3/3");
    assertThat(alone(counter, "assert f() == 2, str(f())\nassert f() == 1"))
        .isEqualTo("INCORRECT value 0/2");
  }

  @Test
  void theOneNameThatTestsCallIsTheFunction() throws SandboxLost {
    String tests = "assert True\nassert g(1) == 1\nassert abs(g(-2)) == 2";
    FunctionTask right = new FunctionTask("", "", "def g(x): return x", tests);
    assertThat(alone(right)).isEqualTo("CORRECT - 3/3");
    assertThat(alone(new FunctionTask("", "", "def f(x): return x", tests)))
        .isEqualTo("INCORRECT no-function 1/3");
    assertThat(alone(new FunctionTask("", "", "def g(x) return x", tests)))
        .isEqualTo("INCORRECT syntax 0/1");
    FunctionTask helper = new FunctionTask("", "", "", "assert near(g(1), 1)");
    assertThat(PlainExaminer.of(helper)).isEmpty();
    FunctionTask checked =
        new FunctionTask("", "", "def g(x): return 2", "def check(c):\n  assert c(1)\ncheck(g)");
    assertThat(alone(checked)).isEqualTo("CORRECT - 1/1");
  }

  @Test
  void aPromptThatFailsIsTheTasksFault() throws SandboxLost {
    String tests = "assert f(1) == 1";
    assertThat(alone(task("def f(:", "def f(x): return x", tests))).isEqualTo("BAD_TASK tests 0/1");
    assertThat(alone(task("import nothing\n", "def f(x): return x", tests))).isEqualTo("sandbox");
    assertThat(alone(task("import math\n", "def f(x): return x", tests)))
        .isEqualTo("CORRECT - 1/1");
    assertThat(alone(task("def f(x):\n  'Text.'\n", "def f(x): pass\ndel f", tests)))
        .isEqualTo("sandbox");
    assertThat(alone(task("def f(x):\n  'Text.'\n", "  return x", tests)))
        .isEqualTo("CORRECT - 1/1");
  }

  @Test
  void aForgedAnswerIsOnlyAValue() throws SandboxLost {
    List<String> lines = new ArrayList<>(List.of("v correct - 1 1 ", "m", "m5", "m[]", "mnull"));
    lines.addAll(List.of("m[\\\"a\\\",true,[]]", "m[\\\"a\\\",[\\\"o\\\",7],[]]", "m[\\\"a\\\"]"));
    lines.addAll(
        List.of("m[\\\"q\\\",\\\"call\\\",[\\\"t\\\"]]", "m[\\\"a\\\",[\\\"m\\\",0],[[0]]]"));
    for (String line : lines) {
      String fake = "import os\ndef f(x):\n  os.write(4, b\"" + line + "\\n\")\n  os._exit(0)";
      FunctionTask task = task("", fake, "assert f(1) == 5");
      assertThat(sandboxes.tests(task, PlainExaminer.of(task).orElseThrow()).word())
          .as(line)
          .isEqualTo(Report.Word.INCORRECT);
    }
  }
}
