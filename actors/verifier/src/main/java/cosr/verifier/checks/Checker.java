package cosr.verifier.checks;

import cosr.protocol.AnswerForm;
import cosr.protocol.Check;
import cosr.protocol.Verdict;
import java.util.Optional;

/**
 * Decides one kind of check in one version. Stateless and safe for use by any thread; the same
 * arguments always give the same verdict.
 */
public interface Checker {
  /** The kind that it decides. */
  String kind();

  /** The version of that kind. */
  int version();

  /**
   * The form that the Adapter brings an answer into before it is decided, where a person's task
   * names nothing but this kind.
   */
  default AnswerForm form() {
    return AnswerForm.TEXT;
  }

  /**
   * Whether the task has a well-formed reference; asked before any answer is looked at.
   *
   * @throws BadReference where the parameters are no reference
   */
  void requireReference(Check check);

  /**
   * The verdict on one answer to a check with a reference. Works in steps that it takes from the
   * budget. Whatever it throws is turned into an outcome by {@link Checks}.
   *
   * @param answer at most {@link Checks#INPUT} characters
   */
  Verdict decide(Check check, String answer, StepBudget budget);

  /**
   * The same for an answer of which the place in its group is known. Only a check that plays with
   * chance looks at it, so that each attempt has its own draw, and the same one when it is decided
   * again.
   *
   * @param sample number of the answer in its group, from 0
   */
  default Verdict decide(Check check, int sample, String answer, StepBudget budget) {
    return decide(check, answer, budget);
  }

  /**
   * Whether the verdict follows from check and answer alone, at any time and for every sample, and
   * takes so long that it is worth keeping: the same answer is then decided once for the same
   * check. One by the clock is never kept.
   */
  default boolean followsFromAnswer() {
    return false;
  }

  /**
   * Why this machine can't decide answers to the check, with the mend where that is known; empty
   * where it can. Asked before a run starts, which is then refused.
   */
  default Optional<String> missing(Check check) {
    return Optional.empty();
  }

  /**
   * The longest time by the clock that it may need for an answer, in milliseconds, where that is
   * more than a check inside the JVM may; else 0.
   */
  default long wallMillis(Check check) {
    return 0;
  }
}
