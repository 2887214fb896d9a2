package cosr.supervisor;

/** Where a run stands. */
public enum RunStage {
  /** Nothing was written yet. */
  NEW,
  /** The Student makes its first weights. */
  PREPARING,
  /** Supervised lessons on the two easiest levels. */
  WARMING_UP,
  /** Held-out prompts are answered. */
  EXAMINING,
  /** Training prompts show the Curator where the Student stands. */
  ASSESSING,
  /** Rounds: assigned, attempted, adapted, verified, learned from, reviewed. */
  PRACTISING,
  /** The last weights are written as a model folder. */
  SAVING,
  /** At rest between two pieces of work, by request. */
  PAUSED,
  COMPLETED,
  /** A part cannot go on; resumable once the cause is gone. */
  FAILED
}
