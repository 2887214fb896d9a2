package cosr.verifier;

import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A job and what became of it so far. Not thread-safe. */
final class OpenJob {
  /** Deliveries after which a job that nobody answers is given up. */
  private static final int DELIVERIES = 5;

  /** An answer that the work never came to, since one before it hung; see {@code CheckThreads}. */
  private static final Outcome NOT_REACHED = new Outcome.Fault("not-reached");

  /** Answers that are decided once more, by their places in the job. */
  private record Retry(List<Integer> places, OpenJob job) {}

  private final Job job;
  private final long asked;
  private long answered;
  private long since;
  private int deliveries;
  private final boolean retry;
  private final List<Retry> retries = new ArrayList<>();
  private @Nullable List<Verdict> verdicts;

  OpenJob(Job job, long now) {
    this(job, now, false);
  }

  private OpenJob(Job job, long now, boolean retry) {
    this.job = job;
    this.asked = now;
    this.answered = now;
    this.since = now;
    this.retry = retry;
  }

  /**
   * @param samples numbers of the answers in their group
   * @param again whether they are decided a second time
   */
  static Job job(
      String run,
      String id,
      Check check,
      List<Integer> samples,
      List<Answer> answers,
      boolean again) {
    return new Job(run, id, check, List.copyOf(samples), List.copyOf(answers), again);
  }

  Job job() {
    return job;
  }

  /** Times from the question to the report, its own and those of its retries, in nanoseconds. */
  LongStream latencies() {
    return LongStream.concat(
        LongStream.of(answered - asked), retries.stream().flatMapToLong(r -> r.job().latencies()));
  }

  boolean isOpen() {
    return verdicts == null || retries.stream().map(Retry::job).anyMatch(OpenJob::isOpen);
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
   * @return what is to be decided once more, since our own infrastructure failed; its verdicts
   *     stand. Each answer that was at work goes into a job of its own, those that were not reached
   *     into one together: so a check that always hangs leaves few threads behind.
   */
  List<OpenJob> report(List<Verdict> reported, long now) {
    verdicts = List.copyOf(reported);
    answered = now;
    if (retry) return List.of();
    List<Integer> notReached = new ArrayList<>();
    for (int i = 0; i < reported.size(); i++) {
      Outcome outcome = reported.get(i).outcome();
      if (outcome.equals(NOT_REACHED)) notReached.add(i);
      else if (outcome instanceof Outcome.Fault) again(List.of(i), String.valueOf(i), now);
    }
    if (!notReached.isEmpty()) again(notReached, "rest", now);
    return retries.stream().map(Retry::job).toList();
  }

  private void again(List<Integer> places, String name, long now) {
    List<Answer> answers = places.stream().map(job.answers()::get).toList();
    List<Integer> samples = places.stream().map(job.samples()::get).toList();
    Job again =
        job(job.run(), job.jobId() + "|" + name, job.check(), samples, answers, job.again());
    retries.add(new Retry(List.copyOf(places), new OpenJob(again, now, true)));
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
    for (Retry again : retries)
      for (int k = 0; k < again.places().size(); k++)
        all.set(again.places().get(k), again.job().verdicts().get(k));
    return List.copyOf(all);
  }
}
