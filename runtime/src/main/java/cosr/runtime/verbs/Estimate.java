package cosr.runtime.verbs;

import cosr.config.Settings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * How long a run still takes, from the times at which its work was written down, also by earlier
 * processes. What a process does first is left out: it waits for the engine. Not thread-safe.
 */
final class Estimate {
  private static final int WINDOW = 20;

  /** Seconds that a row of a lesson takes, until lessons were seen. */
  private static final double SECONDS_A_ROW = 0.001;

  /** Rows of a lesson that take as long as one attempt: measured, like {@link #SECONDS_A_ROW}. */
  private static final double ROWS_AN_ATTEMPT = 1.25;

  /** One group in so many has a signal, over a whole run: measured, like the others. */
  private static final int GROUPS_A_SIGNAL = 4;

  private final Settings settings;
  private final Window lessons = new Window();
  private final Window rounds = new Window();
  private final Window exams = new Window();
  private long lastMillis;
  private boolean first = true;

  Estimate(Settings settings) {
    this.settings = settings;
  }

  /** A process begins to work on the run. */
  void begun(long millis) {
    first = true;
    lastMillis = millis;
  }

  /** Something ended that is none of the others. */
  void passed(long millis) {
    lastMillis = millis;
  }

  void lesson(long millis) {
    ended(lessons, millis);
  }

  void round(long millis) {
    ended(rounds, millis);
  }

  void exam(long millis) {
    ended(exams, millis);
  }

  private void ended(Window window, long millis) {
    if (!first && millis > lastMillis) window.add((millis - lastMillis) / 1000.0);
    first = false;
    lastMillis = millis;
  }

  /**
   * @param lessonsDone so far; likewise the others
   */
  Duration left(int lessonsDone, int roundsDone, int examsDone) {
    Settings.WarmUp w = settings.warmUp();
    int all = settings.run().rounds();
    int every = settings.exams().everyRounds();
    double lesson = lessons.median(SECONDS_A_ROW * w.lessonSteps() * w.batch());
    double row = lesson / (w.lessonSteps() * w.batch());
    int examsLeft = 1 + Math.ceilDiv(all, every) - examsDone;
    double seconds =
        (w.steps() / w.lessonSteps() - lessonsDone) * lesson
            + (all - roundsDone) * rounds.median(row * rowsOfARound())
            + examsLeft * exams.median(row * cells() * settings.exams().perCell());
    if (roundsDone == 0) seconds += row * ROWS_AN_ATTEMPT * probes();
    return Duration.ofMillis((long) (1000 * Math.max(0, seconds)));
  }

  private double rowsOfARound() {
    Settings.Sampling s = settings.sampling();
    Settings.Replay r = settings.replay();
    int groups = Math.min(settings.learning().policyGroups(), s.prompts() / GROUPS_A_SIGNAL);
    int learned = groups * s.samples();
    return ROWS_AN_ATTEMPT * s.prompts() * s.samples() + learned + r.batches() * r.batch();
  }

  private int probes() {
    return cells() * settings.curriculum().probes() * settings.sampling().samples();
  }

  private int cells() {
    return settings.tasks().families().size() * settings.tasks().levels();
  }

  /** The newest few durations in seconds. */
  private static final class Window {
    private final Deque<Double> newest = new ArrayDeque<>();

    void add(double seconds) {
      newest.addLast(seconds);
      if (newest.size() > WINDOW) newest.removeFirst();
    }

    double median(double otherwise) {
      if (newest.isEmpty()) return otherwise;
      double[] sorted = newest.stream().mapToDouble(d -> d).sorted().toArray();
      int half = sorted.length / 2;
      return Arrays.stream(sorted, sorted.length % 2 == 1 ? half : half - 1, half + 1)
          .average()
          .orElse(otherwise);
    }
  }
}
