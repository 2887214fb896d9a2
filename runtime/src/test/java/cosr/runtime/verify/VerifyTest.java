package cosr.runtime.verify;

import static cosr.runtime.cli.InProcess.cosr;
import static cosr.runtime.input.Cosr.json;
import static cosr.runtime.input.Cosr.refused;
import static org.assertj.core.api.Assertions.assertThat;

import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Surroundings;
import cosr.sandbox.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class VerifyTest {
  @TempDir Path folder;

  @Test
  void aRightAnswerInProseIsRight() throws IOException {
    InProcess.Result r = integer("18", "16 - 3 - 4 = 9, and 9 * 2 = 18.\nThe answer is $18.");
    assertThat(r.err()).isEmpty();
    assertThat(r.status()).isZero();
    assertThat(r.out().lines())
        .containsExactly("verdict    ✓ right", "answer     18  (characters 47 to 49 of the text)");
  }

  @Test
  void aWrongAnswerIsWrongAndNoneIsNone() throws IOException {
    assertThat(integer("18", "The answer is 81.").out()).contains("✗ wrong (value)");
    assertThat(integer("18", "I can't say.").out())
        .contains("✗ no answer (no-digits)", "none: no-digits");
  }

  @Test
  void jsonHasAllOfIt() throws IOException {
    InProcess.Result r =
        verify(
            "countdown",
            "{\"numbers\": [3, 4, 2], \"target\": 14, \"least\": 2}",
            "(3+4)*2",
            "--json");
    assertThat(r.status()).isZero();
    assertThat(json(r.out()).at("/outcome").asText()).isEqualTo("correct");
    assertThat(json(r.out()).at("/answer").asText()).isEqualTo("(3+4)*2");
    assertThat(json(r.out()).at("/to").asInt()).isEqualTo(7);
    assertThat(json(r.out()).at("/parts").asInt()).isEqualTo(1);
  }

  @Test
  void mathematicsIsReadOutOfTheTextAndComparedByValue() throws IOException {
    InProcess.Result r =
        verify(
            "math",
            "{\"expected\": \"\\\\frac{3}{4}\", \"simplest\": true}",
            "We get $x = 6/8$, hence \\boxed{0.75}.");
    assertThat(r.err()).isEmpty();
    assertThat(r.out()).contains("✓ right", "0.75");
    assertThat(verify("math", "{\"expected\": \"x>3\"}", "The answer is $[3,\\infty)$.").out())
        .contains("✗ wrong");
    refused(verify("math", "{\"expected\": 5, \"simple\": true}", "5"), "did you mean 'simplest'?");
  }

  @Test
  void aProgramInAFencedBlockIsTriedOnEveryPair() throws IOException {
    String task =
        "{\"inputs\": [\"[]\", \"[3, 1]\", \"[1, 2]\"], \"outputs\": [\"[]\", \"[1, 3]\", \"[1, 2]\"]}";
    InProcess.Result right =
        verify("python-pairs", task, "So:\n```python\ndef f(xs):\n    return sorted(xs)\n```\n");
    assertThat(right.out()).contains("✓ right", "parts      3 of 3 passed");
    InProcess.Result wrong = verify("python-pairs", task, "def f(xs):\n    return xs[::-1]");
    assertThat(wrong.out()).contains("✗ wrong (value)").contains("2 of 3 passed");
  }

  @Test
  void aProgramRunsInASandbox() throws IOException {
    Surroundings.need(Isolation.look().refusal().isEmpty(), "sandboxes");
    String stdio = "{\"inputs\": [\"1\\n2\", \"3\\n4\"], \"outputs\": [\"3\", 7]}";
    InProcess.Result right =
        verify("python-stdio", stdio, "```python\nprint(int(input()) + int(input()))\n```");
    assertThat(right.err()).isEmpty();
    assertThat(right.out()).contains("✓ right", "parts      2 of 2 passed");
    InProcess.Result wrong = verify("python-stdio", stdio, "print(3)");
    assertThat(wrong.out()).contains("✗ wrong (output)", "1 of 2 passed");
  }

  @Test
  void aFunctionPassesItsTestsOrDoesNot() throws IOException {
    Surroundings.need(Isolation.look().refusal().isEmpty(), "sandboxes");
    String mbpp = "{\"tests\": [\"assert f(2) == 4\", \"assert f(3) == 9\"], \"entry\": \"f\"}";
    assertThat(verify("python", mbpp, "def f(x):\n    return x * x").out())
        .contains("✓ right", "parts      2 of 2 passed");
    assertThat(verify("python", mbpp, "def f(x):\n    return 4").out())
        .contains("✗ wrong (value)", "1 of 2 passed", "note       AssertionError");
    String humaneval =
        "{\"prompt\": \"def f(x):\\n    'Square it.'\\n\", \"entry\": \"f\","
            + " \"tests\": \"def check(candidate):\\n    assert candidate(3) == 9\\n\"}";
    assertThat(verify("python", humaneval, "    return x * x").out()).contains("✓ right");
    refused(verify("python", "{\"test\": 1}", "x"), "T.json", "did you mean 'tests'?");
    refused(verify("python", "{\"tests\": \"assert f(\"}", "x = 1"), "T.json", "no task", "tests");
  }

  @Test
  void aProofIsReadOutOfTheTextAndChecked() throws IOException {
    String task =
        "{\"database\": \"propositional\", \"until\": \"syl\", \"conclusion\": \"|- ch\","
            + " \"hypotheses\": [\"h.1 |- ph\", \"h.2 |- ( ph -> ps )\", \"h.3 |- ( ps -> ch )\"]}";
    assertThat(verify("metamath", task, "Proof: wph wps wch h.1 h.2 h.3 mp2b").out())
        .contains("✓ right", "wph wps wch h.1 h.2 h.3 mp2b");
    assertThat(verify("metamath", task, "Proof: wph wps wch h.1 h.3 h.2 mp2b").out())
        .contains("✗ wrong (mismatch)");
    assertThat(verify("metamath", task, "It follows (twice).").out()).contains("not-a-proof");
    refused(
        verify("metamath", "{\"database\": \"sets\", \"conclusion\": \"|- ph\"}", "wph"),
        "T.json",
        "bad-reference");
  }

  @Test
  void aFormulaIsValidOrHasACounterModel() throws IOException {
    String task = "{\"declarations\": \"(declare-const x Int)\", \"formula\": \"(> (* x x) x)\"}";
    assertThat(verify("smt", task, "x = 1").out()).contains("✓ right");
    assertThat(verify("smt", task, "x = 2").out()).contains("✗ wrong (satisfied)");
    assertThat(verify("smt", task, "valid").out()).contains("✗ wrong (not-valid)");
    refused(verify("smt", "{\"declarations\": \"\", \"formula\": \"(> x 1)\"}", "valid"), "T.json");
  }

  @Test
  void whatIsNoTaskIsRefusedWithItsPlace() throws IOException {
    refused(verify("integer", "{\"expected\": \"eighteen\"}", "18"), "T.json", "bad-reference");
    refused(verify("integer", "{\"expect\": \"18\"}", "18"), "T.json", "did you mean 'expected'?");
    refused(verify("integer", "{}", "18"), "T.json", "no 'expected'");
    refused(verify("integer", "{\"expected\": {}}", "18"), "T.json", "'expected'");
    refused(verify("integer", "[18]", "18"), "T.json", "no JSON object");
    refused(verify("integer", "{\"expected\": 18", "18"), "T.json", "no JSON at column");
    refused(verify("integer", "", "18"), "T.json", "nothing in it");
    refused(verify("intger", "{\"expected\": 18}", "18"), "did you mean 'integer'?");
    refused(cosr("verify", "--kind", "integer"), "--task T.json");
    refused(
        cosr("verify", "--kind", "integer", "--task", folder.resolve("none.json")),
        "there is no such file");
  }

  @Test
  void linesAreDecidedInTheirOrder() throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 700; i++)
      lines.add(
          "{\"id\": \"%d\", \"kind\": \"integer\", \"task\": {\"expected\": %d}, \"answer\": \"#### %d\"}"
              .formatted(i, i, i % 3 == 0 ? i : i + 1));
    Path file = Files.write(folder.resolve("many.jsonl"), lines);
    InProcess.Result r = cosr("verify", "--jsonl", file);
    assertThat(r.err()).isEmpty();
    assertThat(r.status()).isZero();
    List<String> out = r.out().lines().toList();
    assertThat(out).hasSize(700);
    for (int i = 0; i < 700; i++) {
      assertThat(json(out.get(i)).at("/id").asText()).isEqualTo("" + i);
      assertThat(json(out.get(i)).at("/outcome").asText())
          .isEqualTo(i % 3 == 0 ? "correct" : "incorrect");
    }
  }

  @Test
  void aBadLineIsNamedAndTheOthersAreDecided() throws IOException {
    Path file =
        Files.write(
            folder.resolve("some.jsonl"),
            List.of(
                "{\"id\": \"a\", \"kind\": \"text\", \"task\": {\"expected\": \"x\"}, \"answer\": \"x\"}",
                "{\"id\": \"b\", \"kind\": \"text\", \"task\": {\"expected\": \"x\"}}",
                "",
                "nothing",
                "{\"id\": \"c\", \"kind\": \"tex\", \"task\": {\"expected\": \"x\"}, \"answer\": \"x\"}",
                "{\"id\": \"d\", \"kind\": \"digits\", \"task\": {\"expected\": \"12\"}, \"answer\": \"1 3\"}"));
    InProcess.Result r = cosr("verify", "--jsonl", file);
    assertThat(r.status()).isEqualTo(2);
    assertThat(r.out().lines()).hasSize(2).first().asString().contains("\"a\"", "correct");
    assertThat(r.out()).contains("\"d\"", "incorrect", "digit");
    assertThat(r.err().lines()).hasSize(3);
    assertThat(r.err())
        .contains(
            "some.jsonl:2: no 'answer'", "some.jsonl:4: no JSON", "some.jsonl:5: no kind 'tex'");
  }

  private InProcess.Result integer(String expected, String answer) throws IOException {
    return verify("integer", "{\"expected\": \"" + expected + "\"}", answer);
  }

  private InProcess.Result verify(String kind, String task, String answer, String... more)
      throws IOException {
    List<Object> args = new ArrayList<>(List.of("verify", "--kind", kind));
    args.addAll(List.of("--task", Files.writeString(folder.resolve("T.json"), task)));
    args.addAll(List.of("--answer", Files.writeString(folder.resolve("A.txt"), answer)));
    args.addAll(List.of(more));
    return cosr(args.toArray());
  }
}
