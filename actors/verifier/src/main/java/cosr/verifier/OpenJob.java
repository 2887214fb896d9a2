package cosr.verifier;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A job and what became of it so far. Not thread-safe. */
final class OpenJob {
  /** Deliveries after which a job that nobody answers is given up. */
  private static final int DELIVERIES = 5;

  private final Job job;
  private long since;
  private int deliveries;
  private boolean retried;
  private @Nullable List<Verdict> verdicts;

  OpenJob(Job job, long now) {
    this.job = job;
    this.since = now;
  }

  static Job job(String run, String id, Check check, List<Answer> answers) {
    return new Job(run, id, check, List.copyOf(answers));
  }

  Job job() {
    return job;
  }

  boolean isOpen() {
    return verdicts == null;
  }

  boolean isOverdue(long now, long limit) {
    return isOpen() && now - since > limit;
  }

  void delivered(long now) {
    since = now;
    deliveries++;
  }

  /**
   * Takes a report.
   *
   * @return whether the job is to be issued once more, since our own infrastructure failed
   */
  boolean report(List<Verdict> reported, long now) {
    boolean faulty = reported.stream().anyMatch(v -> v.outcome() instanceof Outcome.Fault);
    if (faulty && !retried) {
      retried = true;
      since = now;
      return true;
    }
    verdicts = List.copyOf(reported);
    return false;
  }

  /**
   * The job was not answered in time.
   *
   * @return whether it is to be issued once more; otherwise it is given up
   */
  boolean expire(long now) {
    since = now;
    if (deliveries < DELIVERIES) return true;
    Verdict lost = Verdict.of(new Outcome.Fault("lost-job"));
    verdicts = Collections.nCopies(job.answers().size(), lost);
    return false;
  }

  List<Verdict> verdicts() {
    if (verdicts == null) throw new IllegalStateException("open: " + job.jobId());
    return verdicts;
  }
}
