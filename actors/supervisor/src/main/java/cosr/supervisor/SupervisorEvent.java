package cosr.supervisor;

import cosr.persistence.Unhurried;
import cosr.protocol.Cell;
import cosr.protocol.Head;
import cosr.protocol.Role;
import cosr.protocol.Stage;
import cosr.protocol.Terms;
import java.util.List;
import java.util.SortedMap;

/** The ledger: all written by the Supervisor. No run id is in them, so that a fork doesn't lie. */
public sealed interface SupervisorEvent {
  /** A position of the whole run: its heads are kept outside the journal too. */
  sealed interface Position extends SupervisorEvent {
    /** Of the four other roles. */
    List<Head> heads();
  }

  /** The first event of every run. */
  record RunStarted(Terms terms) implements SupervisorEvent {}

  /** Another process goes on with the run. */
  record RunResumed(Terms terms) implements SupervisorEvent {}

  /** The user accepted that weights may differ from here on, since the terms do. */
  record DivergenceAccepted(Terms terms, List<String> differences) implements SupervisorEvent {}

  /** A transition of {@link RunTable}; written with the event that caused it. */
  record StageMoved(RunStage from, RunTrigger trigger, RunStage to) implements SupervisorEvent {}

  /** The Student has its first weights. */
  record StudentPrepared(long parameters, int version, String digest) implements SupervisorEvent {}

  /** A lesson of the warm-up was learned. */
  record LessonLearned(int lesson, int version, double loss, String digest)
      implements SupervisorEvent {}

  /**
   * A sheet was begun.
   *
   * @param version updates behind the weights that its attempts come from
   */
  record SheetOpened(Stage stage, int index, int version) implements SupervisorEvent, Unhurried {}

  /** A transition of {@link SheetTable}. */
  record SheetMoved(Stage stage, int index, SheetPhase phase)
      implements SupervisorEvent, Unhurried {}

  /** A few training prompts of the warm-up were attempted, for people to look at. */
  record QuizClosed(int quiz) implements SupervisorEvent {}

  /** The probes were reviewed. */
  record ProbeClosed(int index, int attempts, List<Head> heads) implements SupervisorEvent {}

  /**
   * A round is over: a position in the ledger is a position of the whole run.
   *
   * @param version updates behind the weights after it
   * @param digest of those weights
   * @param metrics by TRL's names and prefixes
   * @param heads of the four other roles
   */
  record RoundClosed(
      int round, int version, String digest, SortedMap<String, Double> metrics, List<Head> heads)
      implements Position {}

  /**
   * @param rounds rounds closed before it
   * @param mean guess-corrected share of right answers, mean over the cells, from 0 to 1
   */
  record ExamGraded(
      int exam, int version, int rounds, double mean, List<CellScore> scores, List<Head> heads)
      implements SupervisorEvent {}

  /**
   * @param guessRate chance of a right answer by guessing
   */
  record CellScore(Cell cell, int correct, int total, double guessRate) {
    /** Share of right answers, corrected for guessing, from 0 to 1. */
    public double corrected() {
      return total == 0 ? 0 : Math.max(0, ((double) correct / total - guessRate) / (1 - guessRate));
    }
  }

  /** The run rests; what is open goes on when it is resumed. */
  record RunPaused(int rounds, List<Head> heads) implements Position {}

  /**
   * @param path of the model folder, below the run's folder
   */
  record RunCompleted(int rounds, String path, String digest, List<Head> heads)
      implements Position {}

  /** A part cannot go on. */
  record RunFailed(Role role, String reason) implements SupervisorEvent {}
}
