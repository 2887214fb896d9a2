package cosr.verifier.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cosr.config.Settings;
import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.sandbox.Isolation;
import cosr.sandbox.SandboxLost;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IsolatedChecksTest {
  private static Sandboxes sandboxes;
  private static Checks checks;

  @BeforeAll
  static void start() {
    if ("true".equals(System.getenv("CI"))) assertThat(Isolation.look().refusal()).isEmpty();
    assumeTrue(Isolation.look().refusal().isEmpty(), "no sandboxes here");
    sandboxes =
        IsolatedChecks.sandboxes(
            new Settings.Verification(
                0, 1_000, 10_000, 1, new Settings.Isolated(1, 4_000, 256, 64)));
    checks = Checks.installed(IsolatedChecks.of(sandboxes));
  }

  @AfterAll
  static void end() {
    if (sandboxes != null) sandboxes.close();
  }

  private static Verdict decide(String kind, Map<String, String> parameters, String program) {
    return checks.decide(
        new Check(kind, 1, new TreeMap<>(parameters)),
        new Answer.Found(program, 0, program.length()),
        1_000);
  }

  private static Verdict stdio(String program) {
    return decide(
        "python-stdio",
        Map.of("inputs", "[\"1 2\\n\", \"5 6\"]", "outputs", "[\"3\", \"11\\n\"]"),
        program);
  }

  private static Verdict tests(String program) {
    return decide(
        "python-tests",
        Map.of("tests", "assert f([1]) == 1\nassert f([1, 2]) == 3", "entry", "f"),
        program);
  }

  @Test
  void aProgramIsRightWhereEveryOutputIs() {
    Verdict right = stdio("print(sum(map(int, input().split())), ' ')\nprint()");
    assertThat(right.outcome()).isEqualTo(new Outcome.Correct());
    assertThat(right.partsPassed()).isEqualTo(2);
    Verdict wrong = stdio("print(3)");
    assertThat(wrong.outcome()).isEqualTo(new Outcome.Incorrect("output"));
    assertThat(wrong.partsPassed()).isEqualTo(1);
    assertThat(wrong.parts()).isEqualTo(2);
  }

  @Test
  void aProgramThatFailsIsWrongWhateverItWrote() {
    assertThat(stdio("print(3)\nexit(1)").outcome()).isEqualTo(new Outcome.Incorrect("raises"));
    assertThat(stdio("print(3").outcome()).isEqualTo(new Outcome.Incorrect("syntax"));
    assertThat(stdio("print(1 / 0)").advisories())
        .containsExactly("ZeroDivisionError: division by zero");
    assertThat(stdio("while True: pass").outcome()).isEqualTo(new Outcome.Exhausted("time"));
    assertThat(stdio("print('x' * 70000)").outcome()).isEqualTo(new Outcome.Exhausted("output"));
    assertThat(stdio("x = 'x' * 10 ** 9").outcome()).isEqualTo(new Outcome.Exhausted("memory"));
  }

  @Test
  void aFunctionIsRightWhereEveryTestPasses() {
    assertThat(tests("f = sum").outcome()).isEqualTo(new Outcome.Correct());
    Verdict wrong = tests("def f(xs): return 1");
    assertThat(wrong.outcome()).isEqualTo(new Outcome.Incorrect("value"));
    assertThat(wrong.partsPassed()).isEqualTo(1);
    assertThat(tests("def f(xs): return xs.x").outcome())
        .isEqualTo(new Outcome.Incorrect("raises"));
  }

  @Test
  void namesOfTheSolutionAreForTheTaskToSay() {
    String program = "def near(a, b): return True\ndef f(x): return 0";
    Map<String, String> task = Map.of("tests", "assert near(f(2), 4)", "entry", "f");
    Verdict refused = decide("python-tests", task, program);
    assertThat(refused.outcome()).isEqualTo(new Outcome.BadTask("tests"));
    assertThat(refused.advisories()).containsExactly("names of the solution beside f: near");
    Map<String, String> open = new TreeMap<>(task);
    open.put("names", "near, far");
    assertThat(decide("python-tests", open, program).outcome()).isEqualTo(new Outcome.Correct());
    open.put("names", "near()");
    assertThat(decide("python-tests", open, program).outcome())
        .isEqualTo(new Outcome.BadTask("bad-reference"));
  }

  @Test
  void aRemarkIsShortAndWhole() {
    String name = "class X(Exception): pass\nX.__name__ = 'a' * 900000\n";
    assertThat(tests(name + "def f(xs): raise X()").advisories().getFirst()).hasSize(200);
    String cut =
        stdio("import sys\nsys.exit('x' * 199 + chr(0x1F600) * 9)").advisories().getFirst();
    assertThat(cut).isEqualTo("x".repeat(199) + "\uD83D\uDE00");
    assertThat(stdio("import sys\nsys.exit(chr(7))").advisories()).containsExactly("?");
  }

  @Test
  void whatIsNoTaskIsBlamedBeforeAnyAnswer() {
    Outcome bad = new Outcome.BadTask("bad-reference");
    assertThat(decide("python-stdio", Map.of("inputs", "[]", "outputs", "[]"), "x").outcome())
        .isEqualTo(bad);
    assertThat(decide("python-stdio", Map.of("inputs", "[1", "outputs", "[1]"), "x").outcome())
        .isEqualTo(bad);
    assertThat(decide("python-stdio", Map.of("inputs", "[1]", "outputs", "[1, 2]"), "x").outcome())
        .isEqualTo(bad);
    assertThat(decide("python-tests", Map.of("tests", " "), "x").outcome()).isEqualTo(bad);
    assertThat(decide("python-tests", Map.of("tests", "assert g()", "entry", "a b"), "x").outcome())
        .isEqualTo(bad);
    assertThat(decide("python-tests", Map.of("tests", "assert g("), "x = 1").outcome())
        .isEqualTo(new Outcome.BadTask("tests"));
  }

  @Test
  void anotherHashSeedIsAnotherOrderOfASet() throws SandboxLost {
    String program = "print([c for c in {'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'}])";
    String one = sandboxes.script(program, "").stdout();
    assertThat(sandboxes.script(program, "").stdout()).isEqualTo(one);
    try (Sandboxes others =
        IsolatedChecks.sandboxes(new Settings.Verification(0, 1_000, 10_000, 1), 7)) {
      assertThat(others.script(program, "").stdout()).hasSameSizeAs(one).isNotEqualTo(one);
    }
  }

  @Test
  void theVerdictOnAProgramIsKeptAndThatOfOtherChecksIsNot() {
    for (String kind : List.of("python-stdio", "python-tests"))
      assertThat(checks.followsFromAnswer(new Check(kind, 1, new TreeMap<>()))).isTrue();
    for (String kind : List.of("integer-equals", "python-pairs", "unknown"))
      assertThat(checks.followsFromAnswer(new Check(kind, 1, new TreeMap<>()))).isFalse();
  }

  @Test
  void anAnswerMayTakeAsLongAsItsRunsMay() {
    Check check =
        new Check(
            "python-stdio", 1, new TreeMap<>(Map.of("inputs", "[1, 2]", "outputs", "[1, 2]")));
    assertThat(checks.wallMillis(check, 10_000)).isEqualTo(2 * 10_000 * 3 + 60_000);
    Check inside = new Check("integer-equals", 1, new TreeMap<>(Map.of("expected", "1")));
    assertThat(checks.wallMillis(inside, 10_000)).isEqualTo(10_000);
  }
}
