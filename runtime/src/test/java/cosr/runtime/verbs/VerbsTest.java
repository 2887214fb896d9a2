package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbsTest {
  /** How a line of a run without a terminal begins. */
  private static final List<String> LINES =
      List.of("run ", "engine ", "lesson ", "exam ", "probes ", "task ", "round ");

  private static String out(Object... args) {
    InProcess.Result r = InProcess.cosr(args);
    assertThat(r.status()).as(r.err()).isZero();
    assertThat(r.err()).isEmpty();
    return r.out();
  }

  private static JsonNode json(Object... args) {
    return Cosr.json(out(args));
  }

  @Test
  void theScreenOfARunWithoutATerminalHasItsLinesThenTheTableThenThreeCommands() {
    List<String> lines = Cosr.screenOfDone().lines().toList();
    int table = lines.indexOf("");
    assertThat(lines.subList(0, table)).allMatch(l -> LINES.stream().anyMatch(l::startsWith));
    assertThat(lines.subList(0, table).stream().filter(l -> l.startsWith("round "))).hasSize(4);
    assertThat(lines.subList(0, table).stream().filter(l -> l.startsWith("lesson "))).hasSize(2);
    String rest = String.join("\n", lines.subList(table, lines.size()));
    assertThat(rest)
        .contains("Held-out prompts", "sort", "before", "after", "attempts", "fdatasync")
        .contains("./cosr show done", "./cosr eval done", "./cosr tasks")
        .doesNotContain("\u001b", "WARN", "SLF4J", "Exception");
  }

  @Test
  void theLogIsInTheRunsFolder() throws IOException {
    assertThat(Files.readString(Cosr.done().resolve("cosr.log"))).contains("works on run done");
  }

  @Test
  void metricsHaveOneLineAStepWithEveryNameOnEachLine() throws IOException {
    List<String> lines = Files.readAllLines(Cosr.done().resolve("metrics.jsonl"));
    assertThat(lines).hasSize(5);
    Set<List<String>> names = new LinkedHashSet<>();
    for (int step = 0; step < lines.size(); step++) {
      JsonNode line = Cosr.json(lines.get(step));
      List<String> own = new ArrayList<>();
      line.fieldNames().forEachRemaining(own::add);
      names.add(own);
      assertThat(line.get("step").asInt()).isEqualTo(step);
      assertThat(line.get("eval/heldout_mean").isNull()).isEqualTo(step % 2 == 1);
      line.forEach(value -> assertThat(value.isNumber() || value.isNull()).isTrue());
      if (step == 0) continue;
      for (String measured :
          List.of(
              "reward",
              "reward_std",
              "frac_reward_zero_std",
              "completions/mean_length",
              "learning_rate",
              "num_tokens",
              "step_time",
              "curator/unlocked",
              "curator/decided_set_aside",
              "verifier/correct",
              "adapter/no_answer",
              "journal/share",
              "perf/tokens_per_second"))
        assertThat(line.get(measured).isNumber()).as(measured).isTrue();
      assertThat(line.get("entropy").isNull()).isEqualTo(line.get("groups_kept").asDouble() == 0);
    }
    assertThat(names).hasSize(1);
    assertThat(names.iterator().next())
        .contains("entropy", "clip_ratio/low_mean", "clip_ratio/high_mean", "grad_norm", "loss");
  }

  @Test
  void showSaysWhereTheRunStandsAndWhy() {
    Path run = Cosr.done();
    String text = out("show", run);
    assertThat(text)
        .contains("done  (completed)", "What the Curator believes", "round  reward")
        .contains("The newest round's tasks by reason", "sort: ");
    JsonNode json = json("show", run, "--json");
    assertThat(json.at("/heldOut/mean").isNumber()).isTrue();
    assertThat(json.at("/heldOut/mean").asDouble()).isBetween(0.0, 1.0);
    assertThat(json.at("/state").asText()).isEqualTo("completed");
    assertThat(json.has("updates")).isFalse();
    JsonNode updates = json("show", run, "--json", "--updates").get("updates");
    assertThat(updates.findValuesAsText("digest"))
        .hasSize(6)
        .allMatch(d -> d.matches("[0-9a-f]{64}"));
    assertThat(out("show", run, "--updates").lines().filter(l -> l.startsWith("update ")))
        .hasSize(6);
  }

  @Test
  void runsListsEveryRun() {
    Path runs = Cosr.done().getParent();
    assertThat(out("runs", "--runs", runs)).contains("done", "completed", "4 rounds");
    JsonNode row = json("runs", "--runs", runs, "--json").get(0);
    assertThat(row.get("name").asText()).isEqualTo("done");
    assertThat(row.get("state").asText()).isEqualTo("completed");
    assertThat(row.get("running").asBoolean()).isFalse();
    assertThat(row.get("rounds").asInt()).isEqualTo(4);
    assertThat(row.get("heldOut").asDouble()).isBetween(0.0, 1.0);
    assertThat(out("runs", "--runs", runs.resolve("none"))).contains("no runs in");
    assertThat(json("runs", "--runs", runs.resolve("none"), "--json")).isEmpty();
  }

  @Test
  void tasksShowsAnExampleOfEveryCellInPlainWords() {
    Settings.Tasks tasks = SettingsLoader.defaults().settings().tasks();
    JsonNode all = json("tasks", "--json");
    Set<String> cells = new LinkedHashSet<>();
    for (JsonNode t : all) {
      cells.add(t.get("family").asText() + "/" + t.get("level").asInt());
      assertThat(t.get("gloss").asText()).isNotBlank();
      assertThat(t.get("prompt").asText()).isNotBlank();
      assertThat(t.get("answer").asText()).isNotBlank();
    }
    assertThat(all).hasSameSizeAs(cells);
    for (String family : tasks.families())
      assertThat(cells.stream().filter(c -> c.startsWith(family + "/")))
          .as(family)
          .hasSizeGreaterThanOrEqualTo(tasks.levels() - 1);
    List<String> lines = out("tasks").lines().toList();
    assertThat(lines).hasSize(1 + all.size());
    assertThat(lines.getFirst()).matches("cell +prompts +held out +task +prompt +answer");
    for (int i = 0; i < all.size(); i++) {
      long size = all.get(i).get("prompts").asLong();
      assertThat(all.get(i).get("heldOut").asLong()).isBetween(8L, size / 4);
      if (size < 1_000_000)
        assertThat(lines.get(i + 1)).contains(String.format(Locale.ROOT, " %,d ", size));
    }
  }

  @Test
  void tasksOfASeedAreTheSameEachTimeWithTheirAnswers() {
    String[] asked = {"tasks", "--family", "sort", "--level", "3", "--seed", "7"};
    String first = out((Object[]) asked);
    assertThat(out((Object[]) asked)).isEqualTo(first);
    assertThat(out("tasks", "--family", "sort", "--level", "3", "--seed", "8")).isNotEqualTo(first);
    for (JsonNode t : json("tasks", "--family=sort", "--level=3", "--seed=7", "--json")) {
      String digits = t.get("gloss").asText().replaceAll("[^0-9]", "");
      String sorted =
          digits
              .chars()
              .sorted()
              .mapToObj(c -> String.valueOf((char) c))
              .collect(Collectors.joining());
      assertThat(t.get("answer").asText()).isEqualTo(sorted);
    }
    assertThat(json("tasks", "--family=sort", "--level=3", "--count=3", "--json")).hasSize(3);
  }

  @Test
  void evalOfTheNewestWeightsIsTheFinalExam() throws IOException {
    Path run = Cosr.done();
    Cosr.Result r = Cosr.run("eval", run.toString(), "--json");
    assertThat(r.status()).as(r.err()).isZero();
    assertThat(r.err()).isEmpty();
    JsonNode eval = Cosr.json(r.out());
    JsonNode shown = json("show", run, "--json");
    assertThat(eval.get("mean").asDouble())
        .isCloseTo(shown.at("/heldOut/mean").asDouble(), within(0.0));
    assertThat(eval.get("cells")).isEqualTo(shown.at("/heldOut/cells"));
  }

  @Test
  void resumeOfACompletedRunSaysSo() {
    Path run = Cosr.done();
    String said = out("resume", run);
    assertThat(said).startsWith("run done is completed; nothing is left to do\n");
    assertThat(said)
        .contains("attempts", "journal: ", "./cosr show done --runs " + run.getParent());
    assertThat(said).doesNotContain("CPU-seconds", "fdatasync");
    assertThat(json("resume", run, "--json").at("/state").asText()).isEqualTo("completed");
  }

  @Test
  void aDryRunShowsTheSettingsAndMakesNothing(@TempDir Path runs) throws IOException {
    JsonNode dry = json("train", "--dry-run", "--json", "--runs", runs, "--set", "run.seed=3");
    assertThat(dry.at("/settings/run/seed").asInt()).isEqualTo(3);
    assertThat(dry.at("/origins/run.seed").asText()).isEqualTo("--set run.seed=3");
    assertThat(out("train", "--dry-run", "--runs", runs)).contains("run.rounds = ", "# would make");
    try (Stream<Path> made = Files.list(runs)) {
      assertThat(made).isEmpty();
    }
  }

  @Test
  void doctorNamesWhatTrainingNeeds(@TempDir Path runs) {
    InProcess.Result text = InProcess.cosr("doctor", "--runs", runs);
    assertThat(text.out())
        .contains("JDK", "engine", "threads", "processor", "memory", "disk", "natives");
    JsonNode json = Cosr.json(InProcess.cosr("doctor", "--runs", runs, "--json").out());
    assertThat(json.at("/jdk/version").asText()).isNotBlank();
    assertThat(json.at("/engine/threads").asInt()).isEqualTo(1);
    assertThat(json.at("/engine/artifacts").isArray()).isTrue();
    assertThat(json.at("/processor/model").asText()).isNotBlank();
    assertThat(json.at("/disk/freeBytes").asLong()).isPositive();
    for (JsonNode missing : json.get("missing"))
      assertThat(missing.get("command").asText()).isNotBlank();
  }

  @Test
  void aVerbThatNeedsNoEngineOrNodeLoadsNone(@TempDir Path folder) throws IOException {
    Path run = Cosr.done();
    int n = 0;
    for (List<String> verb :
        List.of(
            List.of("show", run.toString(), "--json"),
            List.of("report", run.toString(), "--json"),
            List.of("runs", "--runs", run.getParent().toString()),
            List.of("watch", run.toString()),
            List.of("tasks"))) {
      Path loaded = folder.resolve("loaded-" + n++);
      Cosr.Result r =
          Cosr.start(
                  List.of(),
                  List.of("-Xlog:class+load:file=" + loaded),
                  verb.toArray(String[]::new))
              .end();
      assertThat(r.status()).as(r.err()).isZero();
      assertThat(r.err()).isEmpty();
      assertThat(Files.readString(loaded))
          .doesNotContain(" ai.djl.")
          .doesNotContain(" org.apache.pekko.")
          .doesNotContain(" scala.");
    }
  }
}
