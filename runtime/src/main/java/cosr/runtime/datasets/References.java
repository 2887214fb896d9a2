package cosr.runtime.datasets;

import cosr.adapter.Extractors;
import cosr.datasets.Defect;
import cosr.datasets.Item;
import cosr.protocol.AdapterCommand.AttemptText;
import cosr.protocol.Answer;
import cosr.protocol.AnswerForm;
import cosr.protocol.Outcome;
import cosr.verifier.checks.Checks;
import java.util.List;
import java.util.Optional;

/** Lets the reference solutions of rows be decided as attempts of the Student are. */
final class References {
  private static final Checks CHECKS = Checks.installed();

  private final long stepLimit;

  /**
   * @param stepLimit steps that a check may take
   */
  References(long stepLimit) {
    this.stepLimit = stepLimit;
  }

  /** Whether the Adapter finds a right answer in the text. */
  boolean right(Item item, String attempt) {
    return outcome(item, attempt) instanceof Outcome.Correct;
  }

  /** What is wrong with the row's reference solution; empty: it is right. */
  Optional<Defect> defect(Item item) {
    Outcome outcome = outcome(item, item.solution());
    if (outcome instanceof Outcome.Correct) return Optional.empty();
    return Optional.of(
        new Defect(
            item.row(),
            "",
            "its reference solution is not right by its own check %s: %s"
                .formatted(item.check().kind(), words(item, outcome))));
  }

  private Outcome outcome(Item item, String attempt) {
    return CHECKS.decide(item.check(), answer(item, attempt), stepLimit).outcome();
  }

  static Answer answer(Item item, String attempt) {
    return Extractors.answer(new AttemptText(attempt, true, item.form()));
  }

  private static String words(Item item, Outcome outcome) {
    String read =
        answer(item, item.solution()) instanceof Answer.Found found
            ? " (the Adapter read '%s')".formatted(shown(found.value()))
            : "";
    return switch (outcome) {
      case Outcome.Correct c -> "right";
      case Outcome.Incorrect i -> "wrong, " + i.code() + read;
      case Outcome.NoAnswer n -> "no answer is found in it, " + n.code();
      case Outcome.Exhausted e -> "it runs out of " + e.limit();
      case Outcome.BadTask b when b.code().equals("unknown-check") ->
          "there is no such check in this build";
      case Outcome.BadTask b -> "the task is at fault, " + b.code();
      case Outcome.Undecided u -> "it cannot be decided, " + u.code() + read;
      case Outcome.Fault f -> "the check failed, " + f.code();
    };
  }

  private static String shown(String text) {
    String line = text.replaceAll("\\s+", " ");
    return line.length() <= 40 ? line : line.substring(0, 40) + "…";
  }

  /** What the Student may be taught to answer, the fullest first. */
  static List<String> lessons(Item item) {
    if (item.form() == AnswerForm.PROGRAM) return List.of(item.solution());
    return item.form() == AnswerForm.LATEX
        ? List.of(item.solution(), item.answer(), "\\boxed{" + item.answer() + "}")
        : List.of(item.solution(), item.answer());
  }
}
