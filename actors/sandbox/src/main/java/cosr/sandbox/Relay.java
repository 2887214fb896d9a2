package cosr.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeSet;

/**
 * The judge's process and the solution's in a conversation: each line of the one is handed to the
 * other, and never read here but for its first letter. Only the judge reports.
 */
final class Relay {
  /** Longest line of the tests. */
  static final int TRUSTED_LINE = 1 << 24;

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final byte[] FINISH = {'e'};

  private final Sandbox judge;
  private final Sandbox solution;
  private final Watch watch;

  Relay(Sandbox judge, Sandbox solution, Watch watch) {
    this.judge = judge;
    this.solution = solution;
    this.watch = watch;
  }

  /**
   * The report on a task. A sandbox that was killed for what happened in it is not alive
   * afterwards.
   *
   * @throws SandboxLost where the judge's could not be believed; both are to be given up then
   */
  Report run(FunctionTask task, Limits limits) throws SandboxLost {
    try (Watch.Limit first = watch.kill(solution, limits.patience());
        Watch.Limit second = watch.kill(judge, limits.patience().plus(GRACE))) {
      solution.send("solution", limits, task.prompt(), task.entry(), task.answer(), "");
      String names = String.join(" ", new TreeSet<>(task.names()));
      judge.send("judge", limits.ofJudge(), task.prompt(), task.entry(), task.tests(), names);
      return converse(new Examinee(solution, watch, first));
    }
  }

  private Report converse(Examinee examinee) throws SandboxLost {
    while (true) {
      byte[] asked;
      try {
        asked = judge.line(TRUSTED_LINE);
      } catch (Lines.TooLong e) {
        solution.kill();
        judge.kill();
        return Report.of(Report.Word.UNDECIDED, "size");
      }
      if (asked.length > 0 && asked[0] == 'v') {
        judge.end();
        return examinee.finish(Report.parse(new String(asked, StandardCharsets.UTF_8)));
      }
      if (asked.length == 0 || asked[0] != 'm') return withoutReport();
      try {
        judge.say(examinee.ask(asked));
      } catch (Examinee.Stopped e) {
        Report report = e.report();
        judge.say(FINISH);
        judge.end();
        return report;
      }
    }
  }

  /** The judge ended without a report: at a limit, or for a reason that is ours. */
  private Report withoutReport() throws SandboxLost {
    Sandbox.End end = judge.end();
    solution.kill();
    return switch (end.word()) {
      case "cpu" -> Report.of(Report.Word.EXHAUSTED, "time");
      case "wall" -> Report.of(Report.Word.EXHAUSTED, Report.WALL);
      default -> throw new SandboxLost("the judge ended: " + end.word() + " " + end.number());
    };
  }
}
