package cosr.runtime.view;

import cosr.config.ResolvedSettings;
import cosr.config.Settings;
import cosr.config.UserError;
import cosr.curator.tasks.Notation;
import cosr.persistence.JournalRow;
import cosr.protocol.Role;
import cosr.protocol.Rules;
import cosr.protocol.Terms;
import cosr.protocol.Update;
import cosr.student.core.StudentEvent;
import cosr.supervisor.RunStage;
import cosr.supervisor.SupervisorEvent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The story of a run as its journal tells it so far. Not thread-safe: one reader feeds it in the
 * order of the commits.
 */
public final class RunView {
  /** Events that tell no more than others do, or only in bulk. */
  public static final Set<String> BULK =
      Set.of(
          "supervisor.sheet-moved",
          "supervisor.sheet-opened",
          "student.attempts-recorded",
          "student.batch-journaled",
          "adapter.answers-extracted",
          "verifier.verdicts-recorded");

  /** One update of the weights. */
  public record UpdateRow(String kind, int index, Update update) {}

  /** One closed round with its metrics. */
  public record RoundRow(int round, long timestampMillis, SortedMap<String, Double> metrics) {}

  /** An exam that was graded. */
  public record ExamRow(SupervisorEvent.ExamGraded graded, long timestampMillis) {}

  private Optional<Terms> terms = Optional.empty();
  private Optional<ResolvedSettings> settings = Optional.empty();
  private String run = "";
  private RunStage stage = RunStage.NEW;
  private long parameters;
  private int lessons;
  private double lessonLoss = Double.NaN;
  private long attempts;
  private long events;
  private long begunMillis;
  private long newestMillis;
  private int processes;
  private String failure = "";
  private String model = "";
  private String digest = "";
  private final List<UpdateRow> updates = new ArrayList<>();
  private final List<RoundRow> rounds = new ArrayList<>();
  private final List<ExamRow> exams = new ArrayList<>();
  private final List<Recovery> recoveries = new ArrayList<>();
  private final List<StudentEvent.MicroBatchHalved> halvings = new ArrayList<>();
  private final List<StudentEvent.CheckpointSaved> checkpoints = new ArrayList<>();
  private int attemptsOfRound;
  private final Showcase showcase = new Showcase();

  /**
   * @param redone updates that were made again
   */
  public record Recovery(int checkpointVersion, int redone, int version) {}

  /** One more event; a journal of two runs is refused. */
  public void take(JournalRow row) {
    if (run.isEmpty()) run = row.run();
    if (!run.equals(row.run()))
      throw new UserError(
          "the journal holds two runs, %s and %s: restore it from a copy"
              .formatted(run, row.run()));
    events = row.ordering();
    newestMillis = row.timestampMillis();
    if (begunMillis == 0) begunMillis = newestMillis;
    boolean bulk = BULK.contains(row.name());
    if (!bulk && row.role() == Role.SUPERVISOR && row.event() instanceof SupervisorEvent e)
      ledger(e, row.timestampMillis());
    if (!bulk && row.role() == Role.STUDENT && row.event() instanceof StudentEvent e) student(e);
    showcase.take(row);
  }

  private static TokenText tokens(Settings settings, Terms terms) {
    return settings.student().brought()
        ? TokenText.ofModel(Path.of(settings.student().model()))
        : TokenText.ofAlphabet(Notation.alphabet(settings.tasks(), Rules.of(terms.codeVersion())));
  }

  private void ledger(SupervisorEvent event, long millis) {
    switch (event) {
      case SupervisorEvent.RunStarted e -> {
        terms = Optional.of(e.terms());
        ResolvedSettings resolved = ResolvedSettings.parse(e.terms().settings());
        settings = Optional.of(resolved);
        showcase.tokens(tokens(resolved.settings(), e.terms()));
        Settings.Sampling sampling = resolved.settings().sampling();
        attemptsOfRound = sampling.prompts() * sampling.samples();
        processes = 1;
      }
      case SupervisorEvent.RunResumed e -> processes++;
      case SupervisorEvent.DivergenceAccepted e -> terms = Optional.of(e.terms());
      case SupervisorEvent.StageMoved e -> stage = e.to();
      case SupervisorEvent.StudentPrepared e -> parameters = e.parameters();
      case SupervisorEvent.LessonLearned e -> {
        lessons = e.lesson() + 1;
        lessonLoss = e.loss();
      }
      case SupervisorEvent.RoundClosed e -> {
        attempts += attemptsOfRound;
        rounds.add(new RoundRow(e.round(), millis, e.metrics()));
      }
      case SupervisorEvent.ExamGraded e -> exams.add(new ExamRow(e, millis));
      case SupervisorEvent.RunCompleted e -> {
        model = e.path();
        digest = e.digest();
      }
      case SupervisorEvent.RunFailed e -> failure = e.role().label() + ": " + e.reason();
      case SupervisorEvent.SheetOpened e -> {}
      case SupervisorEvent.SheetMoved e -> {}
      case SupervisorEvent.QuizClosed e -> {}
      case SupervisorEvent.ProbeClosed e -> attempts += e.attempts();
      case SupervisorEvent.RunPaused e -> {}
    }
  }

  private void student(StudentEvent event) {
    switch (event) {
      case StudentEvent.AttemptsRecorded e -> {}
      case StudentEvent.Updated e ->
          updates.add(
              new UpdateRow(
                  e.key().stage() == cosr.protocol.Stage.WARM_UP ? "lesson" : "round",
                  e.key().index(),
                  e.update()));
      case StudentEvent.Recovered e ->
          recoveries.add(new Recovery(e.checkpointVersion(), e.redone(), e.version()));
      case StudentEvent.MicroBatchHalved e -> halvings.add(e);
      case StudentEvent.Created e -> {}
      case StudentEvent.Diverged e -> {}
      case StudentEvent.BatchJournaled e -> {}
      case StudentEvent.CheckpointSaved e -> {
        checkpoints.removeIf(c -> c.version() == e.version());
        checkpoints.add(e);
      }
    }
  }

  /** What the run's weights depend on; empty before its first event. */
  public Optional<Terms> terms() {
    return terms;
  }

  /** The settings in the run's first event. */
  public Optional<ResolvedSettings> settings() {
    return settings;
  }

  /**
   * The run's name in its journal, whatever its folder is called by now; empty before the first
   * event.
   */
  public String run() {
    return run;
  }

  public RunStage stage() {
    return stage;
  }

  public long parameters() {
    return parameters;
  }

  public int lessons() {
    return lessons;
  }

  /** Loss of the newest lesson; NaN before. */
  public double lessonLoss() {
    return lessonLoss;
  }

  /** Attempts of the probes and of the rounds that are closed. */
  public long attempts() {
    return attempts;
  }

  public long events() {
    return events;
  }

  public long begunMillis() {
    return begunMillis;
  }

  public long newestMillis() {
    return newestMillis;
  }

  /** Processes that worked on the run. */
  public int processes() {
    return processes;
  }

  /** Why the run failed; empty where it did not. */
  public String failure() {
    return failure;
  }

  /** Model folder of a completed run, below the run's folder; empty before. */
  public String model() {
    return model;
  }

  /** Digest of the final weights; empty before the end. */
  public String digest() {
    return digest;
  }

  public List<UpdateRow> updates() {
    return updates;
  }

  public List<RoundRow> rounds() {
    return rounds;
  }

  public List<ExamRow> exams() {
    return exams;
  }

  public List<Recovery> recoveries() {
    return recoveries;
  }

  /** Where updates did not fit into memory, oldest first. */
  public List<StudentEvent.MicroBatchHalved> halvings() {
    return halvings;
  }

  /** All that were saved, oldest first; retention may have removed some. */
  public List<StudentEvent.CheckpointSaved> checkpoints() {
    return checkpoints;
  }

  /** Tasks as they are solved, and the Curator's reasons. */
  public Showcase showcase() {
    return showcase;
  }
}
