package cosr.verifier.pool;

import cosr.protocol.Answer;
import cosr.protocol.Outcome;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.verifier.checks.Checks;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs jobs, each in a thread of its own, so that one that never ends can be left behind. How many
 * run at once is the caller's to bound.
 */
final class CheckThreads {
  private final Checks checks;
  private final long stepLimit;
  private final VerdictCache cache;

  CheckThreads(Checks checks, long stepLimit, VerdictCache cache) {
    this.checks = checks;
    this.stepLimit = stepLimit;
    this.cache = cache;
  }

  /** The longest time by the clock that a job may take, in milliseconds. */
  long wallMillis(Job job, long usual) {
    long each = checks.wallMillis(job.check(), usual);
    return each == usual ? usual : each * Math.max(1, job.answers().size());
  }

  /**
   * Starts a job.
   *
   * @param done takes the verdicts in the job's thread, whatever happens to the job
   */
  Thread start(Work work, Consumer<List<Verdict>> done) {
    return Thread.ofPlatform()
        .daemon()
        .name("cosr-check-" + work.job.jobId())
        .start(() -> done.accept(verdicts(work)));
  }

  private List<Verdict> verdicts(Work work) {
    Job job = work.job;
    for (int i = 0; i < job.answers().size(); i++) {
      Verdict verdict;
      try {
        verdict = verdict(job, i);
      } catch (RuntimeException | Error e) {
        return work.endedBy("exception-" + e.getClass().getSimpleName());
      }
      if (!work.reached(verdict)) break;
    }
    return work.endedBy("interrupted");
  }

  private Verdict verdict(Job job, int place) {
    Answer answer = job.answers().get(place);
    boolean keeps = checks.followsFromAnswer(job.check());
    if (!keeps || !(answer instanceof Answer.Found found) || job.again())
      return checks.decide(job.check(), job.samples().get(place), answer, stepLimit);
    String key = VerdictCache.key(job.check(), found.value());
    Optional<Verdict> known = cache.verdict(key);
    if (known.isPresent()) return known.get();
    Verdict verdict = checks.decide(job.check(), job.samples().get(place), answer, stepLimit);
    cache.keep(key, verdict);
    return verdict;
  }

  /** A job at work. Thread-safe. */
  static final class Work {
    private final Job job;
    private final List<Verdict> verdicts = new ArrayList<>();
    private boolean ended;

    Work(Job job) {
      this.job = job;
    }

    Job job() {
      return job;
    }

    /** Notes a verdict, unless the job has ended; says whether it goes on. */
    private synchronized boolean reached(Verdict verdict) {
      if (!ended) verdicts.add(verdict);
      return !ended;
    }

    /**
     * Ends the job: its verdicts stand as far as they were reached; the answer at work is a fault
     * of ours with this code, those behind it with {@code not-reached}.
     */
    synchronized List<Verdict> endedBy(String code) {
      ended = true;
      int running = verdicts.size();
      for (int i = running; i < job.answers().size(); i++)
        verdicts.add(Verdict.of(new Outcome.Fault(i == running ? code : "not-reached")));
      return List.copyOf(verdicts);
    }
  }
}
