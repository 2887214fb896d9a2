package cosr.student.core;

import cosr.protocol.Outcome;

/**
 * The one place where a verdict becomes a reward: right is 1, every other outcome that teaches is
 * 0, and one that doesn't teach has none (NaN), so that it reaches neither a gradient nor a rate.
 */
public final class Rewards {
  private static final byte CORRECT = 1;
  private static final byte INCORRECT = 2;
  private static final byte NO_ANSWER = 3;
  private static final byte EXHAUSTED = 4;
  private static final byte BAD_TASK = 5;
  private static final byte UNDECIDED = 6;
  private static final byte FAULT = 7;

  private Rewards() {}

  /** The reward, or NaN where there is none. */
  public static float of(Outcome outcome) {
    return of(code(outcome));
  }

  /** The outcome's kind as the journal has it; the numbers are for ever. */
  public static byte code(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Correct c -> CORRECT;
      case Outcome.Incorrect i -> INCORRECT;
      case Outcome.NoAnswer n -> NO_ANSWER;
      case Outcome.Exhausted e -> EXHAUSTED;
      case Outcome.BadTask b -> BAD_TASK;
      case Outcome.Undecided u -> UNDECIDED;
      case Outcome.Fault f -> FAULT;
    };
  }

  /** The reward of a journaled kind, or NaN where there is none. */
  static float of(byte code) {
    return switch (code) {
      case CORRECT -> 1;
      case INCORRECT, NO_ANSWER, EXHAUSTED -> 0;
      case BAD_TASK, UNDECIDED, FAULT -> Float.NaN;
      default -> throw new IllegalArgumentException("no kind of outcome has the number " + code);
    };
  }

  /** Whether a journaled kind is the right answer. */
  static boolean correct(byte code) {
    return code == CORRECT;
  }

  /** Whether a journaled kind may reach a gradient or a pass rate. */
  static boolean teaches(byte code) {
    return !Float.isNaN(of(code));
  }
}
