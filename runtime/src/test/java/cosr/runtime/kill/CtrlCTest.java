package cosr.runtime.kill;

import static org.assertj.core.api.Assertions.assertThat;

import cosr.supervisor.SupervisorEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CtrlCTest {
  private static final int INTERRUPTED = 130;

  /** So many that a slow machine has not come to the end before it heard the signal. */
  private static final int ROUNDS = 60;

  private static final int BETWEEN_SIGNALS_MILLIS = 40;

  @TempDir Path folder;

  @Test
  void oneFinishesTheRoundInFlightAndSaysHowToResumeAndTwoStopAtOnceAndNeitherLosesAnything() {
    Path run = folder.resolve("run");
    Path settings = Tiny.settings(folder, 0, ROUNDS);
    List<Chain.Shown> shown = new ArrayList<>();

    RunProcess once = RunProcess.train(run, settings, "");
    assertThat(once.awaitSaying("round   2/")).isTrue();
    once.interrupt();
    once.endsWith(INTERRUPTED);
    shown.add(new Chain.Shown(once.out(), Told.metrics(run)));
    assertThat(once.err().lines()).singleElement().asString().contains("./cosr resume run");
    Told paused = Told.of(run);
    assertThat(paused.all(SupervisorEvent.RunPaused.class)).hasSize(1);
    assertThat(paused.all(SupervisorEvent.SheetOpened.class))
        .as("what was begun is finished")
        .hasSize(sheetsClosed(paused));

    RunProcess twice = RunProcess.resume(run, "");
    assertThat(twice.awaitSaying("round ")).isTrue();
    twice.interrupt();
    RunProcess.pause(BETWEEN_SIGNALS_MILLIS);
    twice.interrupt();
    long asked = System.nanoTime();
    twice.endsWith(INTERRUPTED);
    assertThat((System.nanoTime() - asked) / 1e9).as("seconds to the end").isLessThan(2);
    assertThat(twice.err()).doesNotContain("stopped after");
    shown.add(new Chain.Shown(twice.out(), Told.metrics(run)));

    RunProcess last = RunProcess.resume(run, "").endsWith(0);
    shown.add(new Chain.Shown(last.out(), Told.metrics(run)));
    Proof.holds(Whole.of(settings, ROUNDS), Told.of(run), 0, shown);
  }

  private static int sheetsClosed(Told told) {
    return told.all(SupervisorEvent.QuizClosed.class).size()
        + told.all(SupervisorEvent.ExamGraded.class).size()
        + told.all(SupervisorEvent.ProbeClosed.class).size()
        + told.all(SupervisorEvent.RoundClosed.class).size();
  }
}
