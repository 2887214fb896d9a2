package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import cosr.runtime.cli.CtrlC;
import cosr.runtime.cli.InProcess;
import cosr.runtime.input.Cosr;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {
  /** So many that no machine is through with them before it is stopped. */
  private static final int ROUNDS = 20_000;

  @TempDir Path runs;

  private static void signal(Cosr.Running running, String signal) throws Exception {
    new ProcessBuilder("kill", signal, Long.toString(running.process().pid())).start().waitFor();
  }

  private Cosr.Running watch(String name, String... flags) {
    return Cosr.start(List.of(), List.of(flags), "watch", runs.resolve(name).toString());
  }

  /** Lines of rounds but for what only the working process knows, and the time that is left. */
  private static List<String> rounds(String out) {
    return out.lines()
        .filter(l -> l.startsWith("round "))
        .map(l -> l.replaceAll("queue [-0-9]+|ETA .*", ""))
        .toList();
  }

  @Test
  void theRoundsOfAnotherProcessAreShownAsItShowsThemUntilItPausesOrDies() throws Exception {
    Cosr.Running training =
        Cosr.start(
            List.of(),
            List.of(),
            Cosr.train(runs, "run", ROUNDS, "--set", "exams.every-rounds=10000"));
    training.awaitOut("\nlesson ");
    Path loaded = runs.resolve("loaded");
    Cosr.Running watching = watch("run", "-Xlog:class+load:file=" + loaded);
    Cosr.Running left = watch("run");
    left.awaitOut("round ");
    signal(left, CtrlC.signal());
    Cosr.Result leaves = left.end();
    assertThat(leaves.status()).isEqualTo(130);
    assertThat(leaves.err()).startsWith("stopped watching; run run goes on, and ./cosr watch run ");
    watching.awaitOut("task    ");
    assertThat(training.process().isAlive()).isTrue();
    signal(training, CtrlC.signal());
    Cosr.Result trained = training.end();
    assertThat(trained.status()).as(trained.err()).isEqualTo(130);
    Cosr.Result watched = watching.end();
    assertThat(watched.status()).as(watched.err()).isZero();
    assertThat(watched.err()).isEmpty();
    List<String> seen = rounds(watched.out());
    List<String> shown = rounds(trained.out());
    assertThat(seen).isNotEmpty();
    assertThat(shown).endsWith(seen.toArray(String[]::new));
    assertThat(watched.out().lines().toList().getLast())
        .startsWith("run run is paused after round " + shown.size() + "; ./cosr resume run ");
    assertThat(watched.out()).contains("queue -", "task    ").doesNotContain("\u001b");
    assertThat(Files.readString(loaded))
        .contains("cosr.runtime.verbs.Watching")
        .doesNotContain(" ai.djl.", " org.apache.pekko.", " scala.");

    Cosr.Running resumed =
        Cosr.start(List.of(), List.of(), "resume", runs.resolve("run").toString());
    resumed.awaitOut("round ");
    Cosr.Running again = watch("run");
    again.awaitOut("watched after ");
    resumed.process().destroyForcibly();
    Cosr.Result died = again.end();
    assertThat(died.status()).as(died.err()).isZero();
    assertThat(died.out())
        .containsPattern("\nnobody works on run run: it stopped in round [0-9]+;");
    JsonNode stands = Cosr.json(InProcess.cosr("watch", runs.resolve("run"), "--json").out());
    assertThat(stands.get("running").asBoolean()).isFalse();
    assertThat(stands.get("state").asText()).isNotIn("paused", "completed");
  }

  @Test
  void aWatchedRunComesToTheSameWeightsAndItsEndIsSaid() throws Exception {
    Cosr.Running training = Cosr.start(List.of(), List.of(), Cosr.train(runs, "seen", 4));
    training.awaitOut("engine ");
    Cosr.Running watching = watch("seen");
    Cosr.Result trained = training.end();
    assertThat(trained.status()).as(trained.err()).isZero();
    Cosr.Result watched = watching.end();
    assertThat(watched.status()).as(watched.err()).isZero();
    assertThat(watched.out())
        .contains("run seen is completed\n", "Held-out prompts", "./cosr show");
    assertThat(rounds(trained.out())).endsWith(rounds(watched.out()).toArray(String[]::new));
    assertThat(Cosr.digests(runs.resolve("seen"))).isEqualTo(Cosr.digests(Cosr.done()));
  }

  @Test
  void aRunThatIsOverIsSaidToBeAndLeftAsItIs() throws IOException {
    Path run = Cosr.copy(runs, "over");
    Map<String, String> before = files(run);
    InProcess.Result text = InProcess.cosr("watch", run);
    assertThat(text.status()).as(text.err()).isZero();
    assertThat(text.out())
        .startsWith("run over is completed\n")
        .doesNotContain("watched", "round ");
    InProcess.Result json = InProcess.cosr("watch", run, "--json");
    assertThat(Cosr.json(json.out()).get("state").asText()).isEqualTo("completed");
    assertThat(files(run)).isEqualTo(before);
  }

  @Test
  void aRunThatNobodyWorksOnIsSaidToBeStopped() {
    Path run = Cosr.killed(runs, "left", 4);
    InProcess.Result text = InProcess.cosr("watch", run);
    assertThat(text.status()).as(text.err()).isZero();
    assertThat(text.out())
        .startsWith("nobody works on run left: it stopped in round 2; ./cosr resume left ")
        .endsWith(" goes on\n");
  }

  /** SQLite's index of its log apart, which each reader makes. */
  private static Map<String, String> files(Path run) throws IOException {
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> all = Files.walk(run)) {
      for (Path p : all.filter(Files::isRegularFile).toList())
        if (!p.endsWith("journal.db-shm"))
          found.put(
              run.relativize(p).toString(), Files.size(p) + " " + Files.getLastModifiedTime(p));
    }
    return found;
  }
}
