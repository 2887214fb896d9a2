package cosr.supervisor;

import static cosr.supervisor.RunStage.*;
import static cosr.supervisor.RunTrigger.*;

import java.util.List;

/** The transitions of a run: the only place that says what may follow what. */
public final class RunTable {
  /**
   * @param next the stage after it; for {@link RunTrigger#RESUMED} it is the stage that was left
   * @param effect what is done on the way, in words
   */
  public record Row(RunStage stage, RunTrigger trigger, RunStage next, String effect) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(NEW, STARTED, PREPARING, "ask the Student for its first weights"),
          new Row(PREPARING, STUDENT_READY, WARMING_UP, "ask for the first lesson"),
          new Row(WARMING_UP, LESSONS_DONE, EXAMINING, "set the first exam"),
          new Row(EXAMINING, FIRST_EXAM_GRADED, ASSESSING, "ask for probes"),
          new Row(ASSESSING, PROBES_REVIEWED, PRACTISING, "open the first round"),
          new Row(PRACTISING, EXAM_DUE, EXAMINING, "set an exam"),
          new Row(EXAMINING, EXAM_GRADED, PRACTISING, "open the next round"),
          new Row(EXAMINING, FINAL_EXAM_GRADED, SAVING, "ask for the model folder"),
          new Row(SAVING, WEIGHTS_SAVED, COMPLETED, "write all heads"),
          new Row(WARMING_UP, PAUSE_REACHED, PAUSED, "rest after the lesson"),
          new Row(EXAMINING, PAUSE_REACHED, PAUSED, "rest before the exam"),
          new Row(ASSESSING, PAUSE_REACHED, PAUSED, "rest before the probes"),
          new Row(PRACTISING, PAUSE_REACHED, PAUSED, "rest after the round"),
          new Row(PAUSED, RESUMED, PAUSED, "go back to the stage that was left"),
          new Row(FAILED, RESUMED, FAILED, "go back to the stage that was left"),
          new Row(PREPARING, PART_FAILED, FAILED, "say why"),
          new Row(WARMING_UP, PART_FAILED, FAILED, "say why"),
          new Row(EXAMINING, PART_FAILED, FAILED, "say why"),
          new Row(ASSESSING, PART_FAILED, FAILED, "say why"),
          new Row(PRACTISING, PART_FAILED, FAILED, "say why"),
          new Row(SAVING, PART_FAILED, FAILED, "say why"));

  private RunTable() {}

  /** All transitions, in the order of the documentation. */
  public static List<Row> rows() {
    return ROWS;
  }

  /** The transition, or an error that names what is not in the table. */
  public static Row row(RunStage stage, RunTrigger trigger) {
    for (Row row : ROWS) if (row.stage == stage && row.trigger == trigger) return row;
    throw new IllegalStateException("no transition from " + stage + " on " + trigger);
  }
}
