package cosr.sandbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The judge's process and the solution's in a conversation: each line of the one is handed to the
 * other, and never read here but for its first letter. Only the judge reports.
 */
final class Relay {
  /** Longest line of a solution, in bytes. */
  static final int LINE = 1 << 20;

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
      judge.send("judge", limits.ofJudge(), task.prompt(), task.entry(), task.tests(), "");
      return converse(first);
    }
  }

  private Report converse(Watch.Limit ofSolution) throws SandboxLost {
    while (true) {
      byte[] asked;
      try {
        asked = judge.line(TRUSTED_LINE);
      } catch (Lines.TooLong e) {
        solution.kill();
        judge.kill();
        return Report.of(Report.Word.UNDECIDED, "size");
      }
      if (asked.length > 0 && asked[0] == 'v')
        return reported(Report.parse(new String(asked, StandardCharsets.UTF_8)));
      if (asked.length == 0 || asked[0] != 'm') return withoutReport();
      byte[] answered;
      try {
        solution.say(asked);
        answered = solution.line(LINE);
      } catch (Lines.TooLong e) {
        return given(Report.of(Report.Word.EXHAUSTED, "output"));
      } catch (SandboxLost e) {
        if (ofSolution.reached()) return given(Report.of(Report.Word.EXHAUSTED, Report.WALL));
        throw e;
      }
      if (answered.length == 0 || answered[0] != 'm') return silent();
      judge.say(answered);
    }
  }

  /** The judge has reported: the solution has nothing more to say. */
  private Report reported(Report report) throws SandboxLost {
    judge.end();
    try (Watch.Limit limit = watch.kill(solution, GRACE)) {
      solution.say(FINISH);
      Sandbox.End end = solution.end();
      return report.word() == Report.Word.INCORRECT ? blamed(report, end) : report;
    } catch (SandboxLost e) {
      solution.kill();
      return report;
    }
  }

  /** A wrong answer that was cut off by a limit is put down to the limit. */
  private static Report blamed(Report report, Sandbox.End end) {
    return switch (end.word()) {
      case "cpu" -> Report.of(Report.Word.EXHAUSTED, "time");
      case "wall" -> Report.of(Report.Word.EXHAUSTED, Report.WALL);
      default -> report;
    };
  }

  /** The solution ended, or said what is no message. */
  private Report silent() throws SandboxLost {
    Report report;
    try (Watch.Limit limit = watch.kill(solution, GRACE)) {
      Sandbox.End end = solution.end();
      report =
          switch (end.word()) {
            case "signal" -> Report.of(Report.Word.INCORRECT, "crash");
            case "exit" -> Report.of(Report.Word.INCORRECT, "ended");
            default -> blamed(Report.of(Report.Word.INCORRECT, "ended"), end);
          };
    } catch (SandboxLost e) {
      solution.kill();
      report = Report.of(Report.Word.INCORRECT, "protocol");
    }
    judge.say(FINISH);
    judge.end();
    return report;
  }

  /** The solution is given up with this report. */
  private Report given(Report report) throws SandboxLost {
    solution.kill();
    judge.say(FINISH);
    judge.end();
    return report;
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
