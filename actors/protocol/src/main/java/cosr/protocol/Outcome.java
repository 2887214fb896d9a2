package cosr.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * What the Verifier says of one answer. The first four teach; the last three never reach a gradient
 * or a pass rate.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Outcome.Correct.class, name = "correct"),
  @JsonSubTypes.Type(value = Outcome.Incorrect.class, name = "incorrect"),
  @JsonSubTypes.Type(value = Outcome.NoAnswer.class, name = "no-answer"),
  @JsonSubTypes.Type(value = Outcome.Exhausted.class, name = "exhausted"),
  @JsonSubTypes.Type(value = Outcome.BadTask.class, name = "bad-task"),
  @JsonSubTypes.Type(value = Outcome.Undecided.class, name = "undecided"),
  @JsonSubTypes.Type(value = Outcome.Fault.class, name = "fault")
})
public sealed interface Outcome {
  /** Whether the outcome may reach a gradient or a pass rate. */
  default boolean teaches() {
    return switch (this) {
      case Correct c -> true;
      case Incorrect i -> true;
      case NoAnswer n -> true;
      case Exhausted e -> true;
      case BadTask b -> false;
      case Undecided u -> false;
      case Fault f -> false;
    };
  }

  /** The answer is right. */
  record Correct() implements Outcome {}

  /** The answer is wrong; the code says in what way. */
  record Incorrect(String code) implements Outcome {}

  /** The Adapter found no answer; the code is the Adapter's. */
  record NoAnswer(String code) implements Outcome {}

  /** The Student's program ran out of a limit: steps, time, memory or output. */
  record Exhausted(String limit) implements Outcome {}

  /** The task is at fault. */
  record BadTask(String code) implements Outcome {}

  /** The check could not decide. */
  record Undecided(String code) implements Outcome {}

  /** Our own infrastructure failed. */
  record Fault(String code) implements Outcome {}
}
