package cosr.runtime.verbs;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.config.ResolvedSettings;
import cosr.config.SettingsLoader;
import cosr.persistence.Frame;
import cosr.persistence.JournalRow;
import cosr.protocol.Cell;
import cosr.protocol.Role;
import cosr.protocol.Terms;
import cosr.runtime.cli.Console;
import cosr.runtime.screen.Ink;
import cosr.runtime.screen.RunScreen;
import cosr.runtime.view.RunView;
import cosr.supervisor.SupervisorEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final ResolvedSettings SETTINGS =
      SettingsLoader.load(
              null, List.of("run.rounds=240", "warm-up.steps=1000", "sampling.prompts=64"))
          .resolved();
  private static final Terms TERMS =
      new Terms(SETTINGS.text(), SETTINGS.digest(), "0", "engine", "AVX2", "cpu", 1, "plain");
  private final StringBuilder written = new StringBuilder();
  private final RunView view = new RunView();
  private long events;

  private void take(Progress progress, SupervisorEvent event, boolean live) {
    events++;
    JournalRow row =
        new JournalRow(
            events,
            Role.SUPERVISOR,
            "run",
            events,
            events * 2000,
            new Frame("supervisor.x:1", new byte[0]),
            () -> event);
    view.take(row);
    progress.take(row, live);
  }

  private static SupervisorEvent.RoundClosed round(int round, Map<String, Double> metrics) {
    return new SupervisorEvent.RoundClosed(
        round, 41 + round, "", new TreeMap<>(metrics), List.of());
  }

  private Progress progress(RunScreen screen) {
    return new Progress(screen, view, SETTINGS.settings(), () -> 0);
  }

  @Test
  void aFirstStartSaysThatTheEngineStarts() {
    progress(RunScreen.lines(written::append)).recorded(true);
    assertThat(written.toString()).startsWith("engine  starts;");
  }

  @Test
  void aResumedScreenBeginsWithTheNewestExamAndRound() {
    Progress progress = progress(RunScreen.live(Ink.PLAIN, 120, 40, written::append));
    var score = new SupervisorEvent.CellScore(new Cell("sort", 1), 3, 4, 0);
    take(progress, new SupervisorEvent.RunStarted(TERMS), false);
    take(progress, new SupervisorEvent.LessonLearned(39, 40, 0.25, ""), false);
    take(
        progress, new SupervisorEvent.ExamGraded(0, 40, 0, 0.75, List.of(score), List.of()), false);
    take(progress, round(0, Map.of("reward", 0.125)), false);
    assertThat(written.toString()).isEmpty();
    progress.recorded(true);
    assertThat(written.toString())
        .contains("resumes after 1 of 240 rounds", "sort", "75.0")
        .contains("round   1/240  reward 0.125  held-out 75.0 %".replaceAll(" {2,}", "  "));
  }

  @Test
  void inTheWarmUpAResumedScreenBeginsWithTheNewestLesson() {
    Progress progress = progress(RunScreen.lines(written::append));
    take(progress, new SupervisorEvent.RunStarted(TERMS), false);
    take(progress, new SupervisorEvent.LessonLearned(2, 3, 0.25, ""), false);
    progress.recorded(true);
    assertThat(written.toString()).isEqualTo("resumes after 3 of 40 lessons\n");
  }

  @Test
  void aWatchedScreenSaysFromWhereItIsWatched() {
    Progress progress = progress(RunScreen.lines(written::append));
    take(progress, new SupervisorEvent.RunStarted(TERMS), false);
    take(progress, round(0, Map.of("reward", 0.125)), false);
    progress.joined();
    assertThat(written.toString())
        .isEqualTo("watched after 1 of 240 rounds; Ctrl-C ends the watching, not the run\n");
  }

  @Test
  void verdictsThatTeachNothingOrComeOutOtherwiseRaiseAnAlarm() {
    Progress progress = progress(RunScreen.lines(written::append));
    take(progress, new SupervisorEvent.RunStarted(TERMS), true);
    take(progress, round(0, Map.of("verifier/disagreements", 0.0)), true);
    assertThat(written.toString()).doesNotContain("alarm");
    take(progress, round(1, Map.of("verifier/disagreements", 2.0)), true);
    assertThat(written.toString())
        .contains("alarm   round 2: 2 of the verdicts that were decided a second");
    take(progress, round(2, Map.of("verifier/fault", 1 / 512.0)), true);
    assertThat(written.toString()).contains("alarm   round 3: 1 of 512 verdicts teach nothing");
  }

  @Test
  void showNamesTheCellsThatAreSetAside() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
    Console console = new Console(to, to, false, false, 80, 24);
    RunShow.setAside(new TreeMap<>(), console);
    assertThat(out.size()).isZero();
    RunShow.setAside(new TreeMap<>(Map.of("sort/3", "verdicts disagreed")), console);
    assertThat(out.toString(StandardCharsets.UTF_8))
        .isEqualTo("\nSet aside, no tasks any more:\n  sort/3         verdicts disagreed\n");
  }
}
