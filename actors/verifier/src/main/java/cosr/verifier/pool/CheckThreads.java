package cosr.verifier.pool;

import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;

/**
 * Runs jobs, each in a thread of its own, so that one that never ends can be left behind. How many
 * run at once is the caller's to bound.
 */
final class CheckThreads {
  private final Checks checks;
  private final long stepLimit;

  CheckThreads(Checks checks, long stepLimit) {
    this.checks = checks;
    this.stepLimit = stepLimit;
  }

  /**
   * Starts a job.
   *
   * @param done takes the verdicts in the job's thread, whatever happens to the job
   */
  Thread start(Job job, Consumer<List<Verdict>> done) {
    return Thread.ofPlatform()
        .daemon()
        .name("cosr-check-" + job.jobId())
        .start(() -> done.accept(verdicts(job)));
  }

  private List<Verdict> verdicts(Job job) {
    try {
      List<Verdict> verdicts = new ArrayList<>(job.answers().size());
      for (var answer : job.answers()) verdicts.add(checks.decide(job.check(), answer, stepLimit));
      return List.copyOf(verdicts);
    } catch (RuntimeException | Error e) {
      return faults(job, "exception-" + e.getClass().getSimpleName());
    }
  }

  /** The same fault of ours for every answer. */
  static List<Verdict> faults(Job job, String code) {
    return Collections.nCopies(job.answers().size(), Verdict.of(new Outcome.Fault(code)));
  }
}
