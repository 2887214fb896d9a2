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

  private static final int LESSONS = 2;

  /** So long that a slow machine is not through with it before it heard two signals. */
  private static final int LESSON_STEPS = 250;

  /** So many that a slow machine has not come to the end before it heard the signal. */
  private static final int ROUNDS = 30;

  @TempDir Path folder;

  @Test
  void oneFinishesTheRoundInFlightAndSaysHowToResumeAndTwoStopAtOnceAndNeitherLosesAnything() {
    Path run = folder.resolve("run");
    Path settings = Tiny.settings(folder, 0, ROUNDS, LESSONS, LESSON_STEPS);
    List<Chain.Shown> shown = new ArrayList<>();

    RunProcess twice = RunProcess.train(run, settings, "");
    twice.awaitSaying("\nlesson ").interrupt();
    twice.awaitSaying("stopping after the work in flight").interrupt();
    twice.endsWith(INTERRUPTED);
    shown.add(Chain.Shown.of(twice, run));
    assertThat(twice.err()).doesNotContain("stopped after");
    assertThat(shown.getLast().told().all(SupervisorEvent.LessonLearned.class))
        .as("the lesson in flight was not waited for")
        .hasSize(1);
    assertThat(shown.getLast().told().all(SupervisorEvent.RunPaused.class)).isEmpty();

    RunProcess once = RunProcess.resume(run, "");
    once.awaitSaying("round   2/").interrupt();
    once.endsWith(INTERRUPTED);
    shown.add(Chain.Shown.of(once, run));
    assertThat(once.err().lines()).singleElement().asString().contains("./cosr resume run");
    Told paused = shown.getLast().told();
    assertThat(paused.all(SupervisorEvent.RunPaused.class)).hasSize(1);
    assertThat(paused.all(SupervisorEvent.SheetOpened.class))
        .as("what was begun is finished")
        .hasSize(sheetsClosed(paused));

    RunProcess last = RunProcess.resume(run, "").endsWith(0);
    shown.add(Chain.Shown.of(last, run));
    Proof.holds(Whole.of(settings, LESSONS, ROUNDS), Told.of(run), 0, shown);
  }

  private static int sheetsClosed(Told told) {
    return told.all(SupervisorEvent.QuizClosed.class).size()
        + told.all(SupervisorEvent.ExamGraded.class).size()
        + told.all(SupervisorEvent.ProbeClosed.class).size()
        + told.all(SupervisorEvent.RoundClosed.class).size();
  }
}
