package cosr.protocol;

/** What a sheet of work is for. */
public enum Stage {
  /** Supervised lessons on the easiest levels. */
  WARM_UP,
  /**
   * Training prompts that show the Curator where the Student stands; nothing is learned from them.
   */
  PROBE,
  /** A round of practice: assigned, attempted, verified, learned from, reviewed. */
  ROUND,
  /** Held-out prompts, answered greedily; the Curator never sees them. */
  EXAM
}
