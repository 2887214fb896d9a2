package cosr.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.protocol.AnswerForm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as users have them; the parquet ones were written by pyarrow. */
class DatasetTest {
  static final Path FILES = Path.of("src", "test", "resources", "datasets");

  @TempDir Path folder;

  static Dataset read(String name) {
    return Dataset.read(FILES.resolve(name), Settings.Columns.NONE, Map.of());
  }

  private Dataset lines(String... lines) throws IOException {
    return lines(Settings.Columns.NONE, lines);
  }

  private Dataset lines(Settings.Columns names, String... lines) throws IOException {
    Path file = Files.write(folder.resolve("own.jsonl"), List.of(lines));
    return Dataset.read(file, names, Map.of("shouts", AnswerForm.TEXT));
  }

  private static List<String> answers(Dataset dataset) {
    return dataset.items().stream().map(Item::answer).toList();
  }

  /** Numbers after the marks of the 40 rows, read by other means. */
  private static List<String> golds() throws IOException {
    return Files.readAllLines(FILES.resolve("gsm8k.jsonl")).stream()
        .map(line -> line.substring(line.lastIndexOf("#### ") + 5, line.lastIndexOf('"')))
        .map(gold -> gold.replace(",", ""))
        .toList();
  }

  @Test
  void gsm8kIsReadFromLinesAndFromSnappyAlike() throws IOException {
    Dataset lines = read("gsm8k.jsonl");
    Dataset parquet = read("gsm8k.snappy.parquet");
    assertThat(lines.shape()).isEqualTo("GSM8K");
    assertThat(lines.rows()).isEqualTo(40);
    assertThat(lines.defects()).isEmpty();
    assertThat(answers(lines)).hasSize(40).isEqualTo(golds());
    assertThat(parquet.items()).isEqualTo(lines.items());
    assertThat(lines.items())
        .allSatisfy(
            item -> {
              assertThat(item.form()).isEqualTo(AnswerForm.INTEGER);
              assertThat(item.check().kind()).isEqualTo("integer-equals");
              assertThat(item.check().parameters()).containsEntry("expected", item.answer());
              assertThat(item.solution()).contains("#### ");
            });
  }

  @Test
  void textAndMessagesWithSolutionsAreRead() throws IOException {
    Dataset text = read("trl_text.jsonl");
    Dataset messages = read("trl_messages.gzip.parquet");
    assertThat(text.shape()).isEqualTo("prompt and solution");
    assertThat(answers(text)).isEqualTo(golds());
    assertThat(answers(messages)).isEqualTo(golds());
    assertThat(messages.items().getFirst().prompt())
        .isEqualTo("system: Be brief.\n\nuser: " + text.items().getFirst().prompt());
  }

  @Test
  void theFiveColumnsOfVerlAreRead() throws IOException {
    Dataset verl = read("verl.zstd.parquet");
    assertThat(verl.shape()).isEqualTo("verl");
    assertThat(verl.columns())
        .containsExactly("data_source", "prompt", "ability", "reward_model", "extra_info");
    assertThat(answers(verl)).isEqualTo(golds());
    assertThat(verl.items().getFirst().prompt()).startsWith("Janet").endsWith("the number.");
    assertThat(verl.items().getFirst().subject()).contains("math");
  }

  @Test
  void mathHasTheBoxedAnswerWithSubjectAndLevel() {
    Dataset math = read("math.jsonl");
    assertThat(math.shape()).isEqualTo("MATH");
    assertThat(answers(math))
        .containsExactly("\\frac{11}{12}", "\\{2,3\\}", "(-3,3)", "5\\sqrt{2}", "25\\%");
    assertThat(math.items())
        .allMatch(item -> item.check().kind().equals("math-equal"))
        .allMatch(item -> item.form() == AnswerForm.LATEX);
    assertThat(math.items().get(2).subject()).contains("Intermediate Algebra");
    assertThat(math.items().get(2).level()).hasValue(3);
  }

  @Test
  void whatTestsMayTakeFromAnAnswerIsTheReferencesClassesAndWhatTheRowNames() throws IOException {
    String row =
        "{'text': 'Add.', 'code': 'class Pair:\\n  pass\\nclass Own: pass\\ndef near(a): pass\\ndef f(p): pass', 'test_list': ['assert near(f(Pair(1, 2)))']%s}";
    Dataset plain = lines(row.formatted("").replace('\'', '"'));
    assertThat(plain.items().getFirst().check().parameters()).containsEntry("names", "Pair");
    Dataset open = lines(row.formatted(", 'names': 'near'").replace('\'', '"'));
    assertThat(open.items().getFirst().check().parameters()).containsEntry("names", "near Pair");
  }

  @Test
  void programsHaveTheirTests() throws IOException {
    Dataset mbpp = read("mbpp.jsonl");
    assertThat(mbpp.shape()).isEqualTo("MBPP");
    assertThat(mbpp.items()).hasSize(2);
    assertThat(mbpp.items().getFirst().check().kind()).isEqualTo("python-tests");
    assertThat(mbpp.items().getFirst().check().parameters().get("tests"))
        .contains("widest_gap([7]) == 0");
    assertThat(mbpp.items().getFirst().form()).isEqualTo(AnswerForm.PROGRAM);
    for (Item item : mbpp.items()) {
      String tests = item.check().parameters().getOrDefault("tests", "");
      assertThat(tests.lines().count()).isGreaterThan(1);
      assertThat(tests.lines().filter(item.prompt()::contains)).hasSize(1);
    }
    Dataset human = read("humaneval.jsonl");
    assertThat(human.items()).hasSize(6);
    for (int i = 0; i < 6; i++) {
      String line = Files.readAllLines(FILES.resolve("humaneval.jsonl")).get(i);
      JsonNode row = new ObjectMapper().readTree(line);
      assertThat(human.items().get(i).solution())
          .isEqualTo(
              (row.get("prompt").asText() + row.get("canonical_solution").asText())
                  .stripTrailing());
      assertThat(human.items().get(i).check().parameters())
          .containsEntry("entry", row.get("entry_point").asText());
    }
  }

  @Test
  void eachDefectIsNamedWithItsLine() {
    Dataset broken = read("broken.jsonl");
    assertThat(broken.rows()).isEqualTo(10);
    assertThat(broken.items()).extracting(Item::row).containsExactly(1, 7);
    assertThat(broken.defects())
        .extracting(d -> d.row() + ": " + d.sentence())
        .containsExactly(
            "2: no JSON at column 2: Unexpected character ('n' (code 110)): was expecting"
                + " double-quote to start field name",
            "3: column 'answer': no '#### NUMBER' in it",
            "4: column 'question': it is not there; the columns of the row are answer",
            "5: column 'question': a number, and text is wanted",
            "8: row 7 has its prompt with another answer: one of them is wrong",
            "9: no JSON object {…} with columns, but a list",
            "10: no JSON at column 17: Unexpected end-of-input: was expecting closing quote for a"
                + " string value");
    assertThat(broken.remarks())
        .extracting(d -> d.row() + ": " + d.sentence())
        .containsExactly("6: the line is empty");
  }

  @Test
  void aTaskThatIsThereAgainIsUsedOnce() throws IOException {
    Dataset twice =
        lines(
            "{\"prompt\": \"1+1\", \"solution\": 2}",
            "{\"prompt\": \"1+1 \", \"solution\": \"2\"}");
    assertThat(twice.items()).hasSize(1);
    assertThat(twice.defects()).isEmpty();
    assertThat(twice.remarks().getFirst().sentence()).isEqualTo("the task of row 1 again");
  }

  @Test
  void anUnknownShapeNamesTheColumnsAndTheLineToAdd() {
    assertThatThrownBy(() -> lines("{\"id\": 1, \"input\": \"1+1\", \"target\": \"2\"}"))
        .isInstanceOf(UserError.class)
        .hasMessage(
            folder.resolve("own.jsonl")
                + ": its columns (id, input, target) have no known shape: name those of prompt and"
                + " answer, such as --set tasks.columns.prompt=input --set"
                + " tasks.columns.answer=target");
  }

  @Test
  void questionsWithBareAnswersAreNotGsm8k() throws IOException {
    String row = "{\"question\": \"1+1\", \"answer\": \"2\"}";
    assertThatThrownBy(() -> lines(row))
        .hasMessageContaining("--set tasks.columns.prompt=question");
    Settings.Columns names = new Settings.Columns("question", "answer", "", "", "", "auto");
    assertThat(answers(lines(names, row))).containsExactly("2");
  }

  @Test
  void columnsThatTheSettingsNameAreRead() throws IOException {
    Settings.Columns names = new Settings.Columns("q", "a", "why", "topic", "stars", "integer");
    Dataset own =
        lines(
            names,
            "{\"q\": \"1+1\", \"a\": 2, \"why\": \"one more than 1 is 2\", \"topic\": \"sums\", \"stars\": \"*3\"}",
            "{\"q\": \"2+2\", \"a\": \"four\", \"why\": \"\", \"topic\": \"sums\"}");
    assertThat(own.items().getFirst())
        .extracting(Item::solution, i -> i.subject().get(), i -> i.level().getAsInt())
        .containsExactly("one more than 1 is 2", "sums", 3);
    assertThat(own.defects().getFirst().sentence()).isEqualTo("column 'a': 'four' is no integer");
  }

  @Test
  void aCheckOfAPluginTakesTheAnswerAsItIs() throws IOException {
    Settings.Columns names = new Settings.Columns("q", "a", "", "", "", "shouts");
    Dataset own = lines(names, "{\"q\": \"say hello\", \"a\": \"HELLO\"}");
    assertThat(own.items().getFirst().check().kind()).isEqualTo("shouts");
    assertThat(own.items().getFirst().check().parameters()).containsEntry("expected", "HELLO");
  }

  @Test
  void aFileThatIsNoneIsRefusedWithTheMend() throws IOException {
    Path file = folder.resolve("own.jsonl");
    assertThatThrownBy(() -> read("none.jsonl")).hasMessageEndingWith("there is no such file");
    assertThatThrownBy(() -> read(".")).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> lines("")).hasMessage(file + " is empty");
    assertThatThrownBy(() -> lines("a,b", "1,2")).hasMessageContaining("no line is a JSON object");
    assertThatThrownBy(() -> lines("[{\"prompt\": \"a\"}]"))
        .hasMessageContaining("is one JSON list");
    byte[] cut = Files.readAllBytes(FILES.resolve("verl.zstd.parquet"));
    Files.write(file, java.util.Arrays.copyOf(cut, 1000));
    assertThatThrownBy(() -> Dataset.read(file, Settings.Columns.NONE, Map.of()))
        .isInstanceOf(UserError.class)
        .hasMessageStartingWith(file + " is no parquet file that can be read: ");
  }
}
