package cosr.verifier;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A job and what became of it so far. Not thread-safe. */
final class OpenJob {
  /** Deliveries after which a job that nobody answers is given up. */
  private static final int DELIVERIES = 5;

  private final Job job;
  private long since;
  private int deliveries;
  private final boolean retry;
  private final SortedMap<Integer, OpenJob> retries = new TreeMap<>();
  private @Nullable List<Verdict> verdicts;

  OpenJob(Job job, long now) {
    this(job, now, false);
  }

  private OpenJob(Job job, long now, boolean retry) {
    this.job = job;
    this.since = now;
    this.retry = retry;
  }

  static Job job(String run, String id, Check check, List<Answer> answers) {
    return new Job(run, id, check, List.copyOf(answers));
  }

  Job job() {
    return job;
  }

  boolean isOpen() {
    return verdicts == null || retries.values().stream().anyMatch(OpenJob::isOpen);
  }

  boolean isOverdue(long now, long limit) {
    return verdicts == null && now - since > limit;
  }

  void delivered(long now) {
    since = now;
    deliveries++;
  }

  /**
   * Takes a report.
   *
   * @return what is to be decided once more, since our own infrastructure failed: each answer in a
   *     job of its own, whose verdict stands
   */
  List<OpenJob> report(List<Verdict> reported, long now) {
    verdicts = List.copyOf(reported);
    for (int i = 0; i < reported.size() && !retry; i++) {
      if (!(reported.get(i).outcome() instanceof Outcome.Fault)) continue;
      List<Answer> one = List.of(job.answers().get(i));
      Job again = job(job.run(), job.jobId() + "|" + i, job.check(), one);
      retries.put(i, new OpenJob(again, now, true));
    }
    return List.copyOf(retries.values());
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
    List<Verdict> all = new ArrayList<>(verdicts);
    retries.forEach((i, again) -> all.set(i, again.verdicts().get(0)));
    return List.copyOf(all);
  }
}
