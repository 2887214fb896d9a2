package cosr.python;

import cosr.python.value.PyValue;

/** How a call of a program ends. */
public sealed interface Outcome {
  /**
   * With a value.
   *
   * @param repr its text, as CPython's {@code repr} gives it; sets in the order of their reprs
   */
  record Value(PyValue value, String repr) implements Outcome {}

  /**
   * With an exception that nothing caught.
   *
   * @param errorClass the name of its class
   * @param message a text for people; it is CPython's own only where the program made it
   */
  record Raised(String errorClass, String message) implements Outcome {}

  /**
   * The program is not in the subset, or left it.
   *
   * @param code one of those in docs/python.md
   * @param line the line, or 0 where none is known
   * @param message what it was
   */
  record Refused(String code, int line, String message) implements Outcome {}

  /** One of the limits was reached. */
  record Limit(Kind kind) implements Outcome {}

  /** Which limit. */
  enum Kind {
    /** The budget of steps. */
    STEPS,
    /** The budget of bytes. */
    MEMORY,
    /** Calls within calls, or values within values. */
    DEPTH
  }
}
