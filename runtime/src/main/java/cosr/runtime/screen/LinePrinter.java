package cosr.runtime.screen;

/** A run without a terminal: one line for each thing that happened, nothing redrawn. Pure. */
public final class LinePrinter {
  private LinePrinter() {}

  /** The line of a lesson. */
  public static String lesson(LessonLine l) {
    return Words.format(
        "lesson  %d/%d  loss %s  events %s  ETA %s",
        l.step(), l.steps(), Words.fixed(l.loss(), 3), l.events(), Words.time(l.eta()));
  }

  /** The line of a round. */
  public static String round(RoundLine r) {
    return Words.format(
        "round   %d/%d  reward %s  held-out %s  groups %d kept %d dropped  %s tok/s  queue %s  events %d  ETA %s",
        r.round(),
        r.rounds(),
        Words.fixed(r.reward(), 3),
        Words.percent(r.heldOut()),
        r.kept(),
        r.dropped(),
        Words.count(r.tokensPerSecond()),
        r.queue() == RoundLine.UNKNOWN ? "-" : r.queue(),
        r.events(),
        Words.time(r.eta()));
  }

  /** The line of an exam. */
  public static String exam(ExamLine e) {
    return Words.format(
        "exam    after round %d  held-out %s  of %d prompts",
        e.round(), Words.percent(e.heldOut()), e.prompts());
  }

  /** The line of an attempt that is shown as an example. */
  public static String example(Glossed example) {
    return "task    " + example.line(Ink.PLAIN, 160).stripTrailing();
  }
}
