package cosr.runtime.cli;

import cosr.config.UserError;
import java.util.OptionalInt;

/**
 * {@code RUN[@STEP]} as it was written.
 *
 * @param step of a checkpoint; empty: the newest
 */
record RunAtStep(String run, OptionalInt step) {
  static final String LABEL = "RUN[@STEP]";
  static final String DESCRIPTION =
      "Name of a run, or its folder; with the step of a checkpoint, else the newest.";

  /** An @ before a slash belongs to a folder; what follows another one must be a step. */
  static RunAtStep of(String given) {
    int at = given.lastIndexOf('@');
    if (at < 0 || at < given.lastIndexOf('/')) return new RunAtStep(given, OptionalInt.empty());
    String step = given.substring(at + 1);
    if (!step.matches("[0-9]{1,9}"))
      throw new UserError(given + ": what follows @ must be the step of a checkpoint, such as 120");
    return new RunAtStep(given.substring(0, at), OptionalInt.of(Integer.parseInt(step)));
  }
}
