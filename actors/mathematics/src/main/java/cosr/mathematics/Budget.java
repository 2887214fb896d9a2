package cosr.mathematics;

/** Counts the steps of one comparison, so that its time is bounded. Not for several threads. */
final class Budget {
  /** Products of terms, evaluations and the like; a few tens of milliseconds at most. */
  private static final int STEPS = 20_000;

  private int left = STEPS;

  /** Takes steps from the budget, or ends the comparison. */
  void spend(int steps) {
    left -= steps;
    if (left < 0) throw new Stop("steps");
  }
}
