package cosr.student.core;

import cosr.config.Settings;

/** How rates and lessons move on; pure functions of the settings and the position. */
public final class Schedules {
  private static final double LEAST_WARM_UP_SHARE = 0.02;

  private Schedules() {}

  /**
   * Learning rate of a warm-up step, from 0: {@code rate * min(1, (s + 1) / ramp) * min(1,
   * max(0.02, (steps - s) / (decayShare * steps)))}.
   */
  public static double warmUp(Settings.WarmUp w, int step) {
    double rise = Math.min(1, (step + 1) / (double) Math.max(1, w.rampSteps()));
    double left = (w.steps() - step) / (w.decayShare() * w.steps());
    return w.learningRate() * rise * Math.min(1, Math.max(LEAST_WARM_UP_SHARE, left));
  }

  /**
   * What is left of the rates in a round, from 0: 1 up to the share {@code decayFrom} of the
   * rounds, then on a line to {@code finalShare} in the last round.
   */
  public static double practice(Settings.Learning learning, int rounds, int round) {
    double done = (round + 1) / (double) rounds;
    if (done <= learning.decayFrom()) return 1;
    double gone = (done - learning.decayFrom()) / (1 - learning.decayFrom());
    return 1 - (1 - learning.finalShare()) * Math.min(1, gone);
  }

  /** Number, from 0, of the step of practice whose lessons a supervised batch has with it. */
  public static int reminders(Settings.Replay replay, int round, int batch) {
    return round * replay.batches() + batch;
  }
}
