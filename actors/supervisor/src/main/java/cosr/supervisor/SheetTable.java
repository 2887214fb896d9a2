package cosr.supervisor;

import static cosr.protocol.Stage.EXAM;
import static cosr.protocol.Stage.PROBE;
import static cosr.protocol.Stage.ROUND;
import static cosr.protocol.Stage.WARM_UP;
import static cosr.supervisor.SheetPhase.*;
import static cosr.supervisor.SheetTrigger.*;

import cosr.protocol.Stage;
import java.util.List;

/**
 * The transitions of a sheet: rounds learn and are reviewed, probes are reviewed, exams are graded.
 */
public final class SheetTable {
  /**
   * @param effect what is asked for on the way, in words
   */
  public record Row(
      Stage stage, SheetPhase phase, SheetTrigger trigger, SheetPhase next, String effect) {}

  private static final List<Row> ROWS =
      List.of(
          new Row(ROUND, ASSIGNING, TASKS_ASSIGNED, SOLVING, "Student: Generate"),
          new Row(ROUND, SOLVING, ATTEMPTS_MADE, SOLVED, "wait for the sheets before"),
          new Row(ROUND, SOLVED, TURN_CAME, ADAPTING, "Adapter: ExtractAnswers"),
          new Row(ROUND, ADAPTING, ANSWERS_EXTRACTED, VERIFYING, "Verifier: VerifyAnswers"),
          new Row(ROUND, VERIFYING, ANSWERS_VERIFIED, VERIFIED, "wait for the attempts ahead"),
          new Row(ROUND, VERIFIED, TURN_CAME, LEARNING, "Student: Learn"),
          new Row(ROUND, LEARNING, BATCH_LEARNED, REVIEWING, "Curator: ReviewSheet"),
          new Row(ROUND, REVIEWING, SHEET_REVIEWED, CLOSED, "close the round with all heads"),
          new Row(PROBE, ASSIGNING, TASKS_ASSIGNED, SOLVING, "Student: Generate"),
          new Row(PROBE, SOLVING, ATTEMPTS_MADE, ADAPTING, "Adapter: ExtractAnswers"),
          new Row(PROBE, ADAPTING, ANSWERS_EXTRACTED, VERIFYING, "Verifier: VerifyAnswers"),
          new Row(PROBE, VERIFYING, ANSWERS_VERIFIED, REVIEWING, "Curator: ReviewSheet"),
          new Row(PROBE, REVIEWING, SHEET_REVIEWED, CLOSED, "the Curator knows where to begin"),
          new Row(EXAM, SOLVING, ATTEMPTS_MADE, ADAPTING, "Adapter: ExtractAnswers"),
          new Row(EXAM, ADAPTING, ANSWERS_EXTRACTED, VERIFYING, "Verifier: VerifyAnswers"),
          new Row(EXAM, VERIFYING, ANSWERS_VERIFIED, CLOSED, "grade the exam"),
          new Row(WARM_UP, SOLVING, ATTEMPTS_MADE, ADAPTING, "Adapter: ExtractAnswers"),
          new Row(WARM_UP, ADAPTING, ANSWERS_EXTRACTED, VERIFYING, "Verifier: VerifyAnswers"),
          new Row(WARM_UP, VERIFYING, ANSWERS_VERIFIED, CLOSED, "show the attempts"));

  private SheetTable() {}

  /** The phase that a sheet begins in: the tasks of exams and warm-up are known beforehand. */
  static SheetPhase first(Stage stage) {
    return switch (stage) {
      case ROUND, PROBE -> ASSIGNING;
      case EXAM, WARM_UP -> SOLVING;
    };
  }

  /** All transitions, in the order of the documentation. */
  public static List<Row> rows() {
    return ROWS;
  }

  /** The transition, or an error that names what is not in the table. */
  public static Row row(Stage stage, SheetPhase phase, SheetTrigger trigger) {
    for (Row row : ROWS) {
      if (row.stage == stage && row.phase == phase && row.trigger == trigger) return row;
    }
    throw new IllegalStateException(
        "no transition of a " + stage + " sheet from " + phase + " on " + trigger);
  }
}
