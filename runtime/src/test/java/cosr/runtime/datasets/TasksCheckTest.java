package cosr.runtime.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.datasets.Dataset;
import cosr.runtime.cli.InProcess;
import cosr.runtime.cli.InProcess.Result;
import cosr.runtime.input.Cosr;
import cosr.sandbox.Isolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksCheckTest {
  @TempDir Path folder;

  private static final Path FILES =
      Path.of("..", "actors", "datasets", "src", "test", "resources", "datasets");

  private static Result check(String name, Object... more) {
    Object[] args = new Object[3 + more.length];
    args[0] = "tasks";
    args[1] = "check";
    args[2] = FILES.resolve(name);
    System.arraycopy(more, 0, args, 3, more.length);
    return InProcess.cosr(args);
  }

  @ParameterizedTest
  @CsvSource({
    "gsm8k.jsonl,                  40, integer-equals",
    "gsm8k.snappy.parquet,         40, integer-equals",
    "trl_text.jsonl,               40, integer-equals",
    "trl_messages.gzip.parquet,    40, integer-equals",
    "verl.zstd.parquet,            40, integer-equals",
    "math.jsonl,                    5, math-equal",
    "mbpp.jsonl,                    2, python-tests",
    "humaneval.jsonl,               6, python-tests",
  })
  void everyReferenceOfAFileIsRightByItsOwnCheck(String name, int rows, String kind) {
    if (kind.startsWith("python")) assumeThat(Isolation.look().refusal()).isEmpty();
    Result result = check(name, "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    JsonNode json = Cosr.json(result.out());
    assertThat(json.get("rows").asInt()).isEqualTo(rows);
    assertThat(json.get("good").asInt()).isEqualTo(rows);
    assertThat(json.get("bad")).isEmpty();
    assertThat(json.get("tasks")).hasSize(rows);
    for (JsonNode task : json.get("tasks")) assertThat(task.get("check").asText()).isEqualTo(kind);
  }

  @Test
  void badRowsAreListedWithTheirPlacesAndTheLineToAdd() {
    Result result = check("broken.jsonl");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .contains("shape     GSM8K: question, answer", "tasks     2: integer-equals 2")
        .contains("row 5     column 'question': a number, and text is wanted")
        .contains("row 6     the line is empty (left out)")
        .anyMatch(l -> l.startsWith("mapping   ") && l.contains("--set tasks.columns.prompt="))
        .anyMatch(l -> l.startsWith("7 of 10 rows are bad: "));
    for (int row : new int[] {2, 3, 4, 5, 6, 8, 9, 10})
      assertThat(result.out()).containsPattern("(?m)^row " + row + " ");
  }

  @Test
  void goodRowsAreUsableWhereBadOnesAreSkipped() {
    Result result = check("broken.jsonl", "--skip-bad", "--json");
    assertThat(result.status()).isZero();
    JsonNode json = Cosr.json(result.out());
    assertThat(json.get("ok").asBoolean()).isTrue();
    assertThat(json.get("tasks").get(0).get("answer").asText()).isEqualTo("4");
    assertThat(json.get("bad")).hasSize(7);
    assertThat(json.get("cells").get(0).get("cell").asText()).isEqualTo("broken/1");
    assertThat(check("broken.jsonl", "--set", "tasks.skipBad=true").status()).isZero();
  }

  @Test
  void aProgramWhoseVerdictDependsOnTheHashSeedIsRefused() throws IOException {
    assumeThat(Isolation.look().refusal()).isEmpty();
    String row = "{\"task_id\": 1, \"text\": \"%s\", \"code\": \"%s\", \"test_list\": [\"%s\"]}";
    Path file =
        Files.write(
            folder.resolve("own.jsonl"),
            List.of(
                row.formatted(
                    "all letters",
                    "def f(s):\\n    return list(set(s))",
                    "assert f('abcdefgh') == f('abcdefgh')"),
                row.formatted(
                    "some order",
                    "def f(s):\\n    return list(set(s))[0]",
                    "assert f('abcdefgh') == 'a'"),
                row.formatted("wrong", "def f(s):\\n    return s", "assert f('a') == 'b'"),
                row.formatted("right", "def f(s):\\n    return s", "assert f('a') == 'a'")));
    Result result = InProcess.cosr("tasks", "check", file, "--json");
    assertThat(result.status()).as(result.err()).isEqualTo(2);
    List<String> bad = new ArrayList<>();
    Cosr.json(result.out())
        .get("bad")
        .forEach(d -> bad.add(d.get("row").asInt() + " " + d.get("what").asText()));
    assertThat(bad).hasSize(2);
    assertThat(bad.get(0)).startsWith("2 ");
    assertThat(bad.get(1))
        .isEqualTo(
            "3 its reference solution is not right by its own check python-tests: wrong, value");
  }

  @Test
  void programsAreRefusedWhereThereIsNoSandbox() {
    Dataset programs = Dataset.read(FILES.resolve("mbpp.jsonl"), Settings.Columns.NONE, Map.of());
    String why = "/usr/bin/bwrap is missing: apt-get install bubblewrap";
    assertThatThrownBy(
            () ->
                References.requireIsolation("mbpp.jsonl", programs.items(), () -> Optional.of(why)))
        .isInstanceOf(UserError.class)
        .hasMessage(
            "mbpp.jsonl:1: its answers are programs, which are run in sandboxes, and there is none here: "
                + why);
    Dataset sums = Dataset.read(FILES.resolve("gsm8k.jsonl"), Settings.Columns.NONE, Map.of());
    References.requireIsolation("gsm8k.jsonl", sums.items(), () -> Optional.of(why));
  }
}
