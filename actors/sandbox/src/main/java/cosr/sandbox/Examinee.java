package cosr.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The solution's sandbox in a conversation, and what it comes to when it stops to answer. */
final class Examinee {
  /** Longest line of a solution, in bytes. */
  static final int LINE = 1 << 20;

  private static final Duration GRACE = Duration.ofSeconds(2);
  private static final byte[] FINISH = {'e'};

  private final Sandbox sandbox;
  private final Watch watch;
  private final Watch.Limit limit;
  private boolean answered;

  /**
   * @param limit after which the sandbox is killed
   */
  Examinee(Sandbox sandbox, Watch watch, Watch.Limit limit) {
    this.sandbox = sandbox;
    this.watch = watch;
    this.limit = limit;
  }

  /** It does not answer any more: it is ended, and this is to be said of it. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient @Nullable Report report;
    private final transient @Nullable SandboxLost lost;

    private Stopped(@Nullable Report report, @Nullable SandboxLost lost) {
      super("the solution has stopped", null, false, false);
      this.report = report;
      this.lost = lost;
    }

    /**
     * What is to be said.
     *
     * @throws SandboxLost where the sandbox was lost, which says nothing of the solution
     */
    Report report() throws SandboxLost {
      if (lost != null) throw lost;
      if (report == null) throw new IllegalStateException("neither a report nor a loss");
      return report;
    }
  }

  /**
   * Its answer to a line.
   *
   * @throws Stopped where there is none
   */
  byte[] ask(byte[] line) {
    try {
      byte[] answer;
      try {
        sandbox.say(line);
        answer = sandbox.line(LINE);
      } catch (Lines.TooLong e) {
        throw killed(Report.of(Report.Word.EXHAUSTED, "output"));
      } catch (SandboxLost e) {
        if (limit.reached()) throw killed(Report.of(Report.Word.EXHAUSTED, Report.WALL));
        throw e;
      }
      if (answer.length == 0 || answer[0] != 'm') throw new Stopped(ended(), null);
      answered = true;
      return answer;
    } catch (SandboxLost e) {
      throw new Stopped(null, e);
    }
  }

  /** Whether it has ever answered. */
  boolean answered() {
    return answered;
  }

  private Stopped killed(Report report) {
    sandbox.kill();
    return new Stopped(report, null);
  }

  /** It ended, or said what is no message. */
  private Report ended() throws SandboxLost {
    Watch.Limit grace = watch.kill(sandbox, GRACE);
    try {
      Sandbox.End end = sandbox.end();
      return switch (end.word()) {
        case "signal" -> Report.of(Report.Word.INCORRECT, "crash");
        case "exit" -> Report.of(Report.Word.INCORRECT, "ended");
        default -> blamed(Report.of(Report.Word.INCORRECT, "ended"), end);
      };
    } catch (SandboxLost e) {
      if (!grace.reached()) throw e;
      return Report.of(Report.Word.INCORRECT, "protocol");
    } finally {
      grace.close();
    }
  }

  /** There is a report: it has nothing more to say. */
  Report finish(Report report) {
    try (Watch.Limit grace = watch.kill(sandbox, GRACE)) {
      sandbox.say(FINISH);
      Sandbox.End end = sandbox.end();
      return report.word() == Report.Word.INCORRECT ? blamed(report, end) : report;
    } catch (SandboxLost e) {
      sandbox.kill();
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
}
