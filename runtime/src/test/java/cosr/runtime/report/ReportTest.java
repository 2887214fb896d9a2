package cosr.runtime.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import cosr.runtime.node.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ReportTest {
  @TempDir Path runs;

  private static Markup page(Path run) throws IOException {
    return Markup.of(Files.readString(run.resolve("report.html")));
  }

  private static JsonNode json(Object... args) {
    InProcess.Result r = InProcess.cosr(args);
    assertThat(r.status()).as(r.err()).isZero();
    assertThat(r.err()).isEmpty();
    return Cosr.json(r.out());
  }

  private static Path events(Path run) throws IOException {
    try (Stream<Path> all = Files.list(run.resolve("tensorboard"))) {
      List<Path> files = all.toList();
      assertThat(files).hasSize(1);
      return files.getFirst();
    }
  }

  @Test
  void aTrainingEndsWithItsReportAndSaysWhereItIs() throws IOException {
    Path run = Cosr.done();
    assertThat(Cosr.screenOfDone()).contains("report: " + run.resolve("report.html") + "\n");
    Markup page = page(run);
    assertThat(page.one("//h1")).isEqualTo("done");
    assertThat(page.one("//b[@class='pill']")).isEqualTo("completed");
    assertThat(page.all("//section/@id"))
        .containsExactly("curves", "skills", "curator", "groups", "settings", "terms");
    JsonNode shown = json("show", run, "--json");
    assertThat(page.one("//table[caption='Held-out, after 4 rounds']//tr[@class='all']/td[2]"))
        .isEqualTo(Figures.bare(shown.at("/heldOut/mean").asDouble()));
    List<String> cells = new ArrayList<>();
    for (JsonNode cell : shown.at("/heldOut/cells"))
      cells.add(Figures.format("%.0f", 100 * cell.get("corrected").asDouble()));
    assertThat(page.all("//table[caption='Held-out, after 4 rounds']//tr[th='sort']/td[@style]"))
        .isEqualTo(cells);
    assertThat(page.one("//section[@id='terms']//dl/div[starts-with(dt,'Weights')]/dd"))
        .isEqualTo(shown.get("digest").asText());
  }

  @Test
  void groupsAreThoseOfTheJournalWithWhatEachAttemptWasWorth() throws IOException {
    RunStory story = RunStory.read(new RunFolder(Cosr.done()));
    assertThat(story.groups().stream().map(g -> g.getFirst().round())).containsExactly(1, 2, 3, 4);
    for (int round = 0; round < 4; round++) {
      List<GroupStory> groups = story.groups().get(round);
      assertThat(groups).hasSize(4);
      Map<String, Double> metrics = story.view().rounds().get(round).metrics();
      long right = groups.stream().mapToLong(GroupStory::right).sum();
      assertThat(right / 16.0).isEqualTo(metrics.get("reward"));
      assertThat(groups.stream().filter(GroupStory::learned).count())
          .isEqualTo(metrics.get("groups_learned").longValue());
      for (GroupStory g : groups) {
        assertThat(g.attempts()).hasSize(4);
        assertThat(g.gloss()).startsWith("sort: ");
        for (GroupStory.Attempt a : g.attempts())
          assertThat(a.text().replace(".", "").equals(g.expected())).isEqualTo(a.right());
      }
    }
  }

  @Test
  void tensorBoardsFilesHoldEveryMetricByItsKeyWithStepAndTime() throws IOException {
    Path run = Cosr.done();
    List<EventReader.Event> events = EventReader.read(Files.readAllBytes(events(run)));
    List<String> lines = Files.readAllLines(run.resolve("metrics.jsonl"));
    assertThat(events).hasSize(lines.size() + 1);
    assertThat(events.getFirst().fileVersion()).isEqualTo("brain.Event:2");
    for (int i = 0; i < lines.size(); i++) {
      JsonNode line = Cosr.json(lines.get(i));
      EventReader.Event event = events.get(i + 1);
      Map<String, Float> scalars = new LinkedHashMap<>();
      line.properties().stream()
          .filter(e -> e.getValue().isNumber())
          .filter(e -> !List.of("step", "time").contains(e.getKey()))
          .forEach(e -> scalars.put(e.getKey(), (float) e.getValue().asDouble()));
      assertThat(event.step()).isEqualTo(line.get("step").asLong());
      assertThat(event.wallTime()).isEqualTo(line.get("time").asDouble());
      assertThat(event.scalars()).isEqualTo(scalars);
    }
    assertThat(events.getLast().scalars()).containsKeys("reward", "eval/heldout_mean");
  }

  @Test
  void theVerbWritesTheSameReportAgainAndSaysWhereAndHowBig() throws IOException {
    Path run = Cosr.copy(runs, "copied");
    byte[] journal = Files.readAllBytes(run.resolve("journal.db"));
    byte[] events = Files.readAllBytes(events(run));
    Files.delete(run.resolve("report.html"));
    JsonNode said = json("report", run, "--json");
    assertThat(said.get("run").asText()).isEqualTo("copied");
    assertThat(Path.of(said.get("report").asText())).isEqualTo(run.resolve("report.html"));
    assertThat(said.get("bytes").asLong()).isEqualTo(Files.size(run.resolve("report.html")));
    assertThat(Path.of(said.get("tensorboard").asText())).isEqualTo(events(run));
    assertThat(said.get("steps").asInt()).isEqualTo(5);
    assertThat(events(run)).hasBinaryContent(events);
    assertThat(run.resolve("journal.db")).hasBinaryContent(journal);
    InProcess.Result text = InProcess.cosr("report", run);
    assertThat(text.out().lines())
        .anyMatch(l -> l.matches("\\Q" + run.resolve("report.html") + "\\E  \\([0-9]+ kB\\)"))
        .anyMatch(l -> l.equals(run.resolve("tensorboard") + "  (5 steps)"));
  }

  @Test
  void aRunThatAnotherProcessTrainsIsReportedAndGoesOn() throws Exception {
    Path run = runs.resolve("busy");
    Cosr.Running training = Cosr.start(List.of(), List.of(), Cosr.train(runs, "busy", 60));
    try {
      training.awaitOut("round   3/60");
      assertThat(json("report", run, "--json").get("rounds").asInt()).isPositive();
      assertThat(page(run).one("//b[@class='pill']")).endsWith(", running");
      assertThat(page(run).all("//article")).isNotEmpty();
      assertThat(training.end().status()).isZero();
    } finally {
      training.process().destroyForcibly();
    }
    assertThat(page(run).one("//b[@class='pill']")).isEqualTo("completed");
  }

  @Test
  void aRunThatStoppedInItsMidstIsReported() throws IOException {
    Path inWarmUp = Cosr.killed(runs, "early", 1);
    assertThat(json("report", inWarmUp, "--json").get("rounds").asInt()).isZero();
    assertThat(page(inWarmUp).one("//b[@class='pill']")).isEqualTo("warming up, stopped");
    Path inRounds = Cosr.killed(runs, "late", 4);
    assertThat(json("report", inRounds, "--json").get("rounds").asInt()).isEqualTo(1);
    assertThat(page(inRounds).all("//table[caption='Held-out, after the warm-up']")).hasSize(1);
    assertThat(page(inRounds).all("//table[starts-with(caption,'Held-out, after 1')]")).isEmpty();
  }

  @Test
  void aCompletedRunWithoutItsReportGetsItWhenItIsResumed() throws IOException {
    Path run = Cosr.copy(runs, "without");
    Files.delete(run.resolve("report.html"));
    InProcess.Result r = InProcess.cosr("resume", run);
    assertThat(r.status()).as(r.err()).isZero();
    assertThat(page(run).one("//h1")).isEqualTo("without");
  }

  @Test
  void aReportThatCannotBeWrittenAtTheEndIsSaidAndSpoilsNothing() throws IOException {
    Path run = Cosr.copy(runs, "spoilt");
    Files.delete(run.resolve("report.html"));
    Files.delete(events(run));
    Files.delete(run.resolve("tensorboard"));
    Files.writeString(run.resolve("tensorboard"), "in the way");
    InProcess.Result r = InProcess.cosr("resume", run);
    assertThat(r.status()).isZero();
    assertThat(r.out()).contains("is completed", "./cosr show spoilt");
    assertThat(r.err().lines()).hasSize(1);
    assertThat(r.err()).contains("the report cannot be written into " + run);
  }

  @Test
  void whatCannotBeReportedIsRefusedInOneLine() throws IOException {
    Path empty = runs.resolve("empty");
    new RunFolder(empty).create();
    Cosr.refused(InProcess.cosr("report", empty), "run empty never began");
    Cosr.refused(InProcess.cosr("report", runs.resolve("none")), "there is no folder");
    Path taken = Cosr.copy(runs, "taken");
    Files.delete(taken.resolve("report.html"));
    Files.createDirectories(taken.resolve("report.html").resolve("folder"));
    Cosr.refused(InProcess.cosr("report", taken), "the report cannot be written", taken.toString());
    try (Stream<Path> all = Files.list(taken)) {
      assertThat(all.map(p -> String.valueOf(p.getFileName())))
          .noneMatch(n -> n.startsWith(".report"));
    }
  }
}
