package cosr.runtime.verbs;

import cosr.config.Settings;
import cosr.persistence.JournalRow;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.runtime.screen.ExamLine;
import cosr.runtime.screen.Glossed;
import cosr.runtime.screen.LessonLine;
import cosr.runtime.screen.Mark;
import cosr.runtime.screen.RoundLine;
import cosr.runtime.screen.RunScreen;
import cosr.runtime.view.RunView;
import cosr.runtime.view.Showcase;
import cosr.student.core.StudentEvent;
import cosr.supervisor.SupervisorEvent;
import cosr.verifier.VerifierEvent.VerdictsRecorded;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.function.IntSupplier;

/** Turns a run's events into what its screen shows, as they come. Not thread-safe. */
final class Progress {
  /** What is shown until the first event. */
  static final String STARTING = "engine  starts; the first lesson takes some seconds";

  private static final String ELSEWHERE = "engine  starts with the node that has the Student";

  private static final int FIRST_ROUNDS = 3;
  private static final int ROUNDS_AN_EXAMPLE = 10;

  private final RunScreen screen;
  private final RunView view;
  private final Settings settings;
  private final IntSupplier queue;
  private final Estimate estimate;

  /**
   * @param queue most jobs that waited for the Verifier since it was last asked, or {@link
   *     RoundLine#UNKNOWN}
   */
  Progress(RunScreen screen, RunView view, Settings settings, IntSupplier queue) {
    this.screen = screen;
    this.view = view;
    this.settings = settings;
    this.queue = queue;
    estimate = new Estimate(settings);
  }

  /**
   * What was recorded before this process looked on: where the run goes on, or that it begins.
   *
   * @param engine whether this process starts the engine
   */
  void recorded(boolean engine) {
    if (view.terms().isEmpty()) screen.waiting(engine ? STARTING : ELSEWHERE);
    else screen.say("resumes " + shown());
  }

  /** Where the run stands as this process begins to look on at another's work. */
  void joined() {
    screen.say("watched " + shown() + "; Ctrl-C ends the watching, not the run");
  }

  /** Shows the newest of what was recorded, and tells how much that is. */
  private String shown() {
    if (!view.exams().isEmpty()) screen.skills(Views.map(view.exams().getLast().graded()));
    if (!view.rounds().isEmpty()) {
      screen.again(line(view.rounds().getLast()));
      return "after %d of %d rounds".formatted(view.rounds().size(), settings.run().rounds());
    }
    if (view.lessons() > 0) screen.again(lesson(view.lessons() - 1, view.lessonLoss()));
    Settings.WarmUp w = settings.warmUp();
    return "after %d of %d lessons".formatted(view.lessons(), w.steps() / w.lessonSteps());
  }

  /**
   * One more event, already taken by the view.
   *
   * @param live whether it happened while this process looked on
   */
  void take(JournalRow row, boolean live) {
    if (live && row.role() == Role.VERIFIER && row.event() instanceof VerdictsRecorded e)
      examples(e.key());
    if (live && row.event() instanceof StudentEvent.MicroBatchHalved e)
      screen.say(
          "warning update %d did not fit into memory: micro-batches have %d tokens at most from here on"
              .formatted(e.version(), e.tokens()));
    if (row.role() != Role.SUPERVISOR || !(row.event() instanceof SupervisorEvent event)) return;
    long millis = row.timestampMillis();
    switch (event) {
      case SupervisorEvent.LessonLearned e -> {
        estimate.lesson(millis);
        if (live) screen.lesson(lesson(e.lesson(), e.loss()));
      }
      case SupervisorEvent.RoundClosed e -> {
        estimate.round(millis);
        if (live) {
          screen.round(line(view.rounds().getLast()));
          alarm(view.rounds().getLast());
        }
      }
      case SupervisorEvent.ExamGraded e -> {
        estimate.exam(millis);
        if (live) {
          screen.skills(Views.map(e));
          screen.exam(new ExamLine(e.rounds(), e.mean(), total(e)));
          if (!view.rounds().isEmpty()) screen.again(line(view.rounds().getLast()));
        }
      }
      case SupervisorEvent.ProbeClosed e -> {
        estimate.passed(millis);
        if (live)
          screen.say("probes  %d attempts show the Curator where to begin".formatted(e.attempts()));
      }
      case SupervisorEvent.RunStarted e -> estimate.begun(millis);
      case SupervisorEvent.RunResumed e -> estimate.begun(millis);
      case SupervisorEvent.DivergenceAccepted e -> {}
      case SupervisorEvent.StageMoved e -> {}
      case SupervisorEvent.StudentPrepared e -> {}
      case SupervisorEvent.SheetOpened e -> {}
      case SupervisorEvent.SheetMoved e -> {}
      case SupervisorEvent.QuizClosed e -> {}
      case SupervisorEvent.RunPaused e -> {}
      case SupervisorEvent.RunCompleted e -> {}
      case SupervisorEvent.RunFailed e -> {}
    }
  }

  private LessonLine lesson(int lesson, double loss) {
    Settings.WarmUp w = settings.warmUp();
    return new LessonLine((lesson + 1) * w.lessonSteps(), w.steps(), loss, view.events(), eta());
  }

  /** Verdicts that teach nothing are our doing or a task's: somebody has to look. */
  private void alarm(RunView.RoundRow row) {
    int attempts = settings.sampling().prompts() * settings.sampling().samples();
    long faults = count(row, "verifier/fault", attempts);
    long bad = count(row, "verifier/bad_task", attempts);
    long undecided = count(row, "verifier/undecided", attempts);
    int disagreements = row.metrics().getOrDefault("verifier/disagreements", 0.0).intValue();
    if (disagreements > 0)
      screen.say(
          "alarm   round %d: %d of the verdicts that were decided a second time came out otherwise; ./cosr show names the cells that are set aside"
              .formatted(row.round() + 1, disagreements));
    if (faults + bad + undecided == 0) return;
    screen.say(
        "alarm   round %d: %d of %d verdicts teach nothing: %d faults of ours, %d of bad tasks, %d undecided; cosr.log has more"
            .formatted(
                row.round() + 1, faults + bad + undecided, attempts, faults, bad, undecided));
  }

  private static long count(RunView.RoundRow row, String share, int of) {
    return Math.round(of * row.metrics().getOrDefault(share, 0.0));
  }

  private RoundLine line(RunView.RoundRow row) {
    SortedMap<String, Double> m = row.metrics();
    double heldOut = view.exams().isEmpty() ? Double.NaN : view.exams().getLast().graded().mean();
    return new RoundLine(
        row.round() + 1,
        settings.run().rounds(),
        m.getOrDefault("reward", 0.0),
        heldOut,
        m.getOrDefault("groups_kept", 0.0).intValue(),
        m.getOrDefault("groups_dropped", 0.0).intValue(),
        m.getOrDefault("perf/tokens_per_second", 0.0),
        queue.getAsInt(),
        view.events(),
        eta());
  }

  /** Of a quiz every attempt is shown; of some rounds one, of another task each time. */
  private void examples(SheetKey key) {
    List<Showcase.Example> all = view.showcase().newest();
    int round = key.index();
    if (key.stage() == Stage.ROUND
        && (all.isEmpty() || round >= FIRST_ROUNDS && round % ROUNDS_AN_EXAMPLE != 0)) return;
    if (key.stage() == Stage.ROUND) all = List.of(all.get(round * 7 % all.size()));
    if (key.stage() == Stage.PROBE || key.stage() == Stage.EXAM) return;
    for (Showcase.Example x : all)
      screen.example(
          new Glossed(x.cell().toString(), x.gloss(), x.attempt(), Mark.of(x.outcome())));
  }

  private Duration eta() {
    return estimate.left(view.lessons(), view.rounds().size(), view.exams().size());
  }

  private static int total(SupervisorEvent.ExamGraded e) {
    return e.scores().stream().mapToInt(SupervisorEvent.CellScore::total).sum();
  }
}
