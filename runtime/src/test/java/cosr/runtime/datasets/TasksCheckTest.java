package cosr.runtime.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.runtime.cli.InProcess;
import cosr.runtime.cli.InProcess.Result;
import cosr.runtime.input.Cosr;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TasksCheckTest {
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
  })
  void everyReferenceOfAFileIsRightByItsOwnCheck(String name, int rows, String kind) {
    Result result = check(name, "--json");
    assertThat(result.err()).isEmpty();
    assertThat(result.status()).isZero();
    JsonNode json = Cosr.json(result.out());
    assertThat(json.get("rows").asInt()).isEqualTo(rows);
    assertThat(json.get("good").asInt()).isEqualTo(rows);
    assertThat(json.get("bad")).isEmpty();
    assertThat(json.get("tasks")).hasSize(rows);
    for (JsonNode task : json.get("tasks"))
      assertThat(task.get("check").asText()).isEqualTo(kind);
  }

  @Test
  void badRowsAreListedWithTheirPlacesAndTheLineToAdd() {
    Result result = check("broken.jsonl");
    assertThat(result.status()).isEqualTo(2);
    assertThat(result.err()).isEmpty();
    assertThat(result.out().lines())
        .contains("shape     GSM8K: question, answer", "tasks     1: integer-equals 1")
        .contains("row 5     column 'question': a number, and text is wanted")
        .contains("row 6     the line is empty (left out)")
        .anyMatch(l -> l.startsWith("mapping   ") && l.contains("--set tasks.columns.prompt="))
        .anyMatch(l -> l.startsWith("8 of 10 rows are bad: "));
    for (int row : new int[] {2, 3, 4, 5, 6, 7, 8, 9, 10})
      assertThat(result.out()).containsPattern("(?m)^row " + row + " ");
  }

  @Test
  void goodRowsAreUsableWhereBadOnesAreSkipped() {
    Result result = check("broken.jsonl", "--skip-bad", "--json");
    assertThat(result.status()).isZero();
    JsonNode json = Cosr.json(result.out());
    assertThat(json.get("ok").asBoolean()).isTrue();
    assertThat(json.get("tasks").get(0).get("answer").asText()).isEqualTo("4");
    assertThat(json.get("bad")).hasSize(8);
  }
}
