package cosr.runtime.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.config.UserError;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Recorder verbs = new Recorder();

  @BeforeEach
  void aRunIsThere() throws IOException {
    Files.createDirectory(folder.resolve("brave-otter-11"));
  }

  private int cosr(String... args) {
    PrintStream toOut = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream toErr = new PrintStream(err, true, StandardCharsets.UTF_8);
    Console console = Console.of(toOut, toErr, false, Map.of(), "");
    return Main.run(List.of(args), console, () -> verbs);
  }

  private void refused(String line, String... args) {
    err.reset();
    assertThat(cosr(args)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo(line + "\n");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(verbs.last).isEmpty();
  }

  @Test
  void everyVerbReachesItsMethodWithWhatWasGiven() throws IOException {
    String runs = "--runs=" + folder;
    Path run = folder.resolve("brave-otter-11");
    assertThat(cosr("resume", runs, "brave-otter-11", "--accept-divergence")).isZero();
    assertThat(verbs.last)
        .contains(new Verbs.ResumeRequest(run, Optional.empty(), List.of(), true, false));
    cosr("runs", runs, "--json");
    assertThat(verbs.last).contains(new Verbs.RunsRequest(folder, true));
    cosr("show", run.toString(), "--updates", "--json");
    assertThat(verbs.last).contains(new Verbs.ShowRequest(run, true, true));
    cosr("watch", runs, "brave-otter-11", "--json");
    assertThat(verbs.last).contains(new Verbs.WatchRequest(run, true));
    cosr("report", runs, "brave-otter-11", "--json");
    assertThat(verbs.last).contains(new Verbs.ReportRequest(run, true));
    cosr("eval", runs, "brave-otter-11@120");
    assertThat(verbs.last).contains(new Verbs.EvalRequest(run, OptionalInt.of(120), false));
    cosr("eval", runs, "brave-otter-11");
    assertThat(verbs.last).contains(new Verbs.EvalRequest(run, OptionalInt.empty(), false));
    cosr("export", runs, "brave-otter-11@120", "-o", "there", "--merge");
    assertThat(verbs.last)
        .contains(new Verbs.ExportRequest(run, OptionalInt.of(120), Path.of("there"), true, false));
    Path at = Files.createDirectories(folder.resolve("a@b/one"));
    cosr("eval", at.toString());
    assertThat(verbs.last).contains(new Verbs.EvalRequest(at, OptionalInt.empty(), false));
    cosr("eval", at + "@7");
    assertThat(verbs.last).contains(new Verbs.EvalRequest(at, OptionalInt.of(7), false));
    cosr("ask", runs, "brave-otter-11@7", "s314=", "--samples=3", "--seed=5", "--json");
    assertThat(verbs.last)
        .contains(new Verbs.AskRequest(run, OptionalInt.of(7), "s314=", 3, 5, true));
    cosr("ask", runs, "brave-otter-11", "sort:", "3", "1", "4");
    assertThat(verbs.last)
        .contains(new Verbs.AskRequest(run, OptionalInt.empty(), "sort: 3 1 4", 0, 11, false));
    for (String prompt : List.of("-", "@/etc/hostname")) {
      cosr("ask", runs, "brave-otter-11", prompt);
      assertThat(verbs.last)
          .contains(new Verbs.AskRequest(run, OptionalInt.empty(), prompt, 0, 11, false));
    }
    cosr("tasks", "--family", "sort", "--level", "3", "--seed", "-7");
    assertThat(verbs.last)
        .contains(new Verbs.TasksRequest(Optional.of("sort"), OptionalInt.of(3), -7, 8, false));
    cosr("train", runs, "--set", "run.seed=5", "--set", "tasks.levels=3", "--name", "mine");
    Verbs.TrainRequest train = (Verbs.TrainRequest) verbs.last.orElseThrow();
    assertThat(train.run()).isEqualTo(folder.resolve("mine"));
    assertThat(train.settings().settings().run().seed()).isEqualTo(5);
    assertThat(train.settings().settings().tasks().levels()).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void theStatusOfAVerbIsTheStatusOfTheProcess() {
    verbs.status = Exit.INTERRUPTED;
    assertThat(cosr("runs")).isEqualTo(130);
  }

  @Test
  void badInputIsOneLineAndStatus2() {
    String runs = "--runs=" + folder;
    refused("cosr: which verb? (./cosr --help says what there is)");
    refused(
        "cosr: unexpected argument 'trian'; did you mean 'train'? (./cosr --help says what there is)",
        "trian");
    refused(
        "cosr: unknown option '--dry-runn'; did you mean '--dry-run'? (./cosr train --help says what there is)",
        "train",
        "--dry-runn");
    refused(
        "cosr: --set tasks.level=3: unknown setting 'tasks.level'; did you mean 'tasks.levels'?",
        "train",
        "--set",
        "tasks.level=3");
    refused("cosr: settings file no.conf is not there", "train", "no.conf");
    refused(
        "cosr: no run 'brave-oter-11' in %s; did you mean 'brave-otter-11'?".formatted(folder),
        "resume",
        runs,
        "brave-oter-11");
    refused(
        "cosr: Missing required parameter: 'RUN' (./cosr show --help says what there is)", "show");
    refused(
        "cosr: brave-otter-11@x: what follows @ must be the step of a checkpoint, such as 120",
        "eval",
        runs,
        "brave-otter-11@x");
    refused(
        "cosr: Missing required parameter: 'PROMPT' (./cosr ask --help says what there is)",
        "ask",
        "brave-otter-11");
    refused(
        "cosr: --samples 101: from 0 to 100",
        "ask",
        runs,
        "brave-otter-11",
        "s314=",
        "--samples=101");
    refused("cosr: --level 0: levels count from 1", "tasks", "--level", "0");
    refused(
        "cosr: Invalid value for option '--level': 'x' is not an int (./cosr tasks --help says what there is)",
        "tasks",
        "--level",
        "x");
  }

  @Test
  void aMistakeThatAVerbFindsIsOneLineEvenInsideAnotherException() {
    verbs.failure = Optional.of(new IllegalStateException(new UserError("the journal is damaged")));
    assertThat(cosr("runs")).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("cosr: the journal is damaged\n");
  }

  @Test
  void aDefectIsStatus1() {
    verbs.failure = Optional.of(new IllegalStateException("boom"));
    assertThat(cosr("runs")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .startsWith("cosr: internal error: java.lang.IllegalStateException: boom");
  }

  @Test
  void everyVerbHasHelpAndJson() {
    for (String verb :
        List.of(
            "train", "resume", "runs", "show", "watch", "report", "eval", "export", "ask", "tasks",
            "doctor")) {
      out.reset();
      assertThat(cosr(verb, "--help")).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8))
          .contains("Usage: cosr " + verb, "--json", "--runs", "--help");
    }
    out.reset();
    assertThat(cosr("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("Train:\n  train    Make a run and train it.\n", "COSR_RUNS", "This machine:");
  }

  @Test
  void aDryRunPrintsTheSettingsWithTheirOriginsAndMakesNothing() throws IOException {
    assertThat(cosr("train", "--dry-run", "--runs=" + folder, "--set", "run.seed=5")).isZero();
    List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(lines)
        .anyMatch(l -> l.matches("run.seed = 5 +# --set run.seed=5"))
        .anyMatch(l -> l.matches("tasks.levels = 12 +# reference.conf:[0-9]+"));
    assertThat(lines.getLast()).startsWith("# would make " + folder).endsWith("-5");
    assertThat(verbs.last).isEmpty();
    assertThat(verbs.proved.map(s -> s.run().seed())).contains(5L);
    try (Stream<Path> entries = Files.list(folder)) {
      assertThat(entries).hasSize(1);
    }
  }

  @Test
  void aDryRunCanBeJson() throws IOException {
    assertThat(cosr("train", "--dry-run", "--json", "--name=x", "--runs=" + folder)).isZero();
    var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(out.toByteArray());
    assertThat(json.at("/name").asText()).isEqualTo("x");
    assertThat(json.at("/settings/tasks/levels").asInt()).isEqualTo(12);
    assertThat(json.at("/digest").asText()).isEqualTo(SettingsLoader.defaults().digest());
  }

  @Test
  void doctorAnswersWithoutAnyNode() throws IOException {
    cosr("doctor", "--json", "--runs=" + folder);
    var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(out.toByteArray());
    assertThat(json.at("/processor/cores").asInt()).isPositive();
    assertThat(json.at("/disk/fdatasyncMillis").asDouble()).isPositive();
    assertThat(json.at("/missing").isArray()).isTrue();
    assertThat(verbs.last).isEmpty();
  }

  private static final class Recorder implements Verbs {
    Optional<Record> last = Optional.empty();
    Optional<Settings> proved = Optional.empty();
    Optional<RuntimeException> failure = Optional.empty();
    int status;

    private int called(Record request) {
      if (failure.isPresent()) throw failure.get();
      last = Optional.of(request);
      return status;
    }

    @Override
    public void prove(SettingsLoader.Loaded settings) {
      proved = Optional.of(settings.settings());
    }

    @Override
    public int train(TrainRequest request, Console console) {
      return called(request);
    }

    @Override
    public int resume(ResumeRequest request, Console console) {
      return called(request);
    }

    @Override
    public int node(NodeRequest request, Console console) {
      return called(request);
    }

    @Override
    public int runs(RunsRequest request, Console console) {
      return called(request);
    }

    @Override
    public int show(ShowRequest request, Console console) {
      return called(request);
    }

    @Override
    public int watch(WatchRequest request, Console console) {
      return called(request);
    }

    @Override
    public int report(ReportRequest request, Console console) {
      return called(request);
    }

    @Override
    public int eval(EvalRequest request, Console console) {
      return called(request);
    }

    @Override
    public int export(ExportRequest request, Console console) {
      return called(request);
    }

    @Override
    public int ask(AskRequest request, Console console) {
      return called(request);
    }

    @Override
    public int tasks(TasksRequest request, Console console) {
      return called(request);
    }

    @Override
    public int tasksCheck(TasksCheckRequest request, Console console) {
      return called(request);
    }

    @Override
    public int verify(VerifyRequest request, Console console) {
      return called(request);
    }

    @Override
    public int verifyLines(VerifyLinesRequest request, Console console) {
      return called(request);
    }
  }
}
