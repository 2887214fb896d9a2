package cosr.runtime.datasets;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prompts that a model which a user brought cannot be asked are found before the run. */
class BroughtRowsTest {
  private static final Path QWEN =
      Path.of("..", "actors", "student", "src", "test", "resources", "fixtures", "qwen2");
  private static final String LONG = "count ".repeat(70) + "please";

  @TempDir Path folder;

  private Path rows(String... more) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < 40; i++)
      lines.add("{\"prompt\": \"%d+%d\", \"solution\": \"%d\"}".formatted(i, i + 3, 2 * i + 3));
    lines.addAll(List.of(more));
    return Files.write(folder.resolve("own.jsonl"), lines);
  }

  private static String row(String prompt, String solution) {
    return "{\"prompt\": \"%s\", \"solution\": \"%s\"}".formatted(prompt, solution);
  }

  /** The fixture, with a template that this stands before. */
  private Path model(String template) throws IOException {
    Path model = Files.createDirectories(folder.resolve("model"));
    try (Stream<Path> files = Files.list(QWEN)) {
      for (Path file : files.filter(Files::isRegularFile).toList())
        Files.copy(file, model.resolve(file.getFileName()));
    }
    Path config = model.resolve("tokenizer_config.json");
    ObjectMapper json = new ObjectMapper();
    ObjectNode all = (ObjectNode) json.readTree(config.toFile());
    json.writeValue(
        config.toFile(), all.put("chat_template", template + all.get("chat_template").asText()));
    return model;
  }

  private InProcess.Result dryRun(Path model, String... settings) {
    List<String> words = new ArrayList<>(List.of("train", "--dry-run"));
    words.add("--set=student.model=" + model);
    for (String s : settings) words.add("--set=" + s);
    return InProcess.cosr(words.toArray());
  }

  @Test
  void aRowThatLeavesNoRoomForItsAnswerIsABadRow() throws IOException {
    Path file = rows(row(LONG, "60"));
    String[] settings = {
      "tasks.dataset=" + file, "student.context=160", "student.answer-tokens=32"
    };
    Cosr.refused(
        dryRun(QWEN, settings),
        file + ":41: a prompt of ",
        " leaves no room for an answer: student.context is 160",
        "./cosr tasks check " + file + " --set student.model=" + QWEN.toAbsolutePath().normalize(),
        "--set tasks.skip-bad=true");
    InProcess.Result skipped =
        dryRun(QWEN, settings[0], settings[1], settings[2], "tasks.skip-bad=true");
    assertThat(skipped.status()).as(skipped.err()).isZero();
    assertThat(skipped.out()).containsPattern("tasks.pinned.left-out += \\[41\\]");
    InProcess.Result enough = dryRun(QWEN, settings[0], "student.context=256", settings[2]);
    assertThat(enough.status()).as(enough.err()).isZero();
  }

  @Test
  void aRowWhosePromptFitsButNotItsShortestAnswerIsABadRowToo() throws IOException {
    String answer = "seven ".repeat(40).strip();
    Path file = rows(row("What do you say?", answer));
    Cosr.refused(
        dryRun(QWEN, "tasks.dataset=" + file, "student.context=128", "student.answer-tokens=120"),
        file + ":41: its prompt takes ",
        " and its answer ");
    InProcess.Result shorter =
        dryRun(QWEN, "tasks.dataset=" + file, "student.context=128", "student.answer-tokens=24");
    assertThat(shorter.status()).as("cut off by its own setting: " + shorter.err()).isZero();
  }

  @Test
  void aRowThatTheTemplateRaisesAnErrorForIsABadRowWithTheTemplatesWords() throws IOException {
    Path model =
        model(
            "{% if 'harmful' in messages[-1]['content'] %}{{ raise_exception('Not this word') }}{% endif %}");
    Path file = rows(row("Say a harmful thing", "no"));
    Cosr.refused(
        dryRun(model, "tasks.dataset=" + file),
        file + ":41: the chat template: " + model,
        "Not this word",
        "--set tasks.skip-bad=true");
    InProcess.Result checked =
        InProcess.cosr("tasks", "check", file, "--json", "--set=student.model=" + model);
    assertThat(checked.status()).as(checked.err()).isZero();
    JsonNode said = Cosr.json(checked.out());
    assertThat(said.at("/held").asInt()).isEqualTo(40);
    assertThat(said.at("/notHeld/0/row").asInt()).isEqualTo(41);
    assertThat(said.at("/notHeld/0/what").asText()).contains("Not this word");
    InProcess.Result shown = InProcess.cosr("tasks", "check", file, "--set=student.model=" + model);
    assertThat(shown.out()).contains("the model can hold 40 of 41; row 41: ");
  }

  @Test
  void aTemplateThatTakesNoSystemMessageIsNamedWithItsSetting() throws IOException {
    Path model =
        model(
            "{% if messages[0]['role'] == 'system' %}{{ raise_exception('No system') }}{% endif %}");
    Cosr.refused(
        dryRun(model, "student.system=Be brief."),
        "student.system: ",
        model.toString(),
        "No system",
        "leave it empty");
    assertThat(dryRun(model, "tasks.families=[sort]", "tasks.levels=2").status()).isZero();
  }

  @Test
  void aFamilyWhosePromptsTheModelCannotBeAskedIsRefusedWithATaskOfIt() throws IOException {
    Cosr.refused(
        dryRun(
            QWEN,
            "tasks.families=[sort]",
            "tasks.levels=12",
            "student.context=64",
            "student.answer-tokens=8"),
        "student.context: the task 'sort: ",
        " of sort/",
        "leaves ",
        "tasks.levels");
    Path model =
        model(
            "{% if 'sort' in messages[-1]['content'] %}{{ raise_exception('Sorted out') }}{% endif %}");
    Cosr.refused(
        dryRun(model, "tasks.families=[keep-odd, sort]", "tasks.levels=2"),
        "the task 'sort: ",
        " of sort/1 cannot be asked: the chat template: ",
        "Sorted out");
  }
}
