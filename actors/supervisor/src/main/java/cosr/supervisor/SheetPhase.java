package cosr.supervisor;

/** Where a sheet of work stands. */
public enum SheetPhase {
  /** The Curator chooses the tasks. */
  ASSIGNING,
  /** The Student makes attempts. */
  SOLVING,
  /** Attempted; waits until the sheets before it are closed. */
  SOLVED,
  /** The Adapter extracts answers. */
  ADAPTING,
  /** The Verifier decides them. */
  VERIFYING,
  /** Decided; waits until the attempts that use the present weights are made. */
  VERIFIED,
  /** The Student learns from the verdicts. */
  LEARNING,
  /** The Curator reviews. */
  REVIEWING,
  /** Done with. */
  CLOSED
}
