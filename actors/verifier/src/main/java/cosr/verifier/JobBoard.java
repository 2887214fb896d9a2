package cosr.verifier;

import cosr.protocol.VerifierCommand.Job;
import cosr.protocol.VerifierCommand.JobDone;
import cosr.protocol.VerifierCommand.VerifyAnswers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The open jobs of the open sheets of one run. Results are taken by job id and folded in the order
 * asked, so their order, doubles and delays change nothing.
 *
 * <p>It is memory of the running actor only: after a restart the sheets are submitted again by
 * their repeated commands. Not thread-safe; it reads no clock, times are given to it in nanoseconds
 * of any one origin.
 */
public final class JobBoard {
  /** So many times the patience with one job, and nobody is there to take any. */
  private static final int STARVED = 4;

  private final RecheckDraw draw;
  private final ToLongFunction<Job> overdueNanos;
  private final Map<String, OpenSheet> sheets = new LinkedHashMap<>();
  private final Map<String, OpenJob> jobs = new LinkedHashMap<>();
  private final Map<String, String> sheetOfJob = new LinkedHashMap<>();
  private long moved;

  /**
   * @param jobs to be sent to workers, in this order; the same id is the same work
   * @param decided sheets with their last verdict in, which the board has forgotten
   */
  public record Step(List<Job> jobs, List<SheetDecided> decided) {
    private static final Step NOTHING = new Step(List.of(), List.of());
  }

  /**
   * @param seed of the run
   * @param recheckShare share of the answers of rounds and probes that are decided a second time
   * @param overdueNanos time without a report after which a job is issued again; several times the
   *     wall-clock limit of a check
   */
  public JobBoard(long seed, double recheckShare, long overdueNanos) {
    this(seed, recheckShare, job -> overdueNanos);
  }

  /** The same with a time for each job, several times what it may take. */
  public JobBoard(long seed, double recheckShare, ToLongFunction<Job> overdueNanos) {
    this.draw = new RecheckDraw(seed, recheckShare);
    this.overdueNanos = overdueNanos;
  }

  /** Opens a sheet; one that is open already gives nothing to do. */
  public Step submit(VerifyAnswers command, long now) {
    String name = command.run() + "|" + command.key();
    if (sheets.containsKey(name)) return Step.NOTHING;
    OpenSheet sheet = new OpenSheet(command, draw, now);
    if (sheet.isDecided()) return new Step(List.of(), List.of(sheet.decided()));
    if (jobs.isEmpty()) moved = now;
    sheets.put(name, sheet);
    List<Job> issued = new ArrayList<>();
    for (OpenJob open : sheet.jobs()) {
      open(name, open);
      issued.add(open.job());
    }
    for (OpenSheet each : sheets.values()) each.queue(jobs.size());
    return new Step(List.copyOf(issued), List.of());
  }

  /**
   * Takes a report. One of an unknown or answered job changes nothing, nor does one with another
   * number of verdicts than the job has answers. An answer that ended in a fault of ours is decided
   * once more; then the fault stands.
   */
  public Step jobDone(JobDone done, long now) {
    moved = now;
    OpenJob open = jobs.get(done.jobId());
    if (open == null || done.verdicts().size() != open.job().answers().size()) return Step.NOTHING;
    List<OpenJob> again = open.report(done.verdicts(), now);
    String sheet = sheetOfJob.getOrDefault(done.jobId(), "");
    OpenSheet of = sheets.get(sheet);
    if (of != null) of.count(done.mishaps());
    for (OpenJob retry : again) open(sheet, retry);
    return new Step(again.stream().map(OpenJob::job).toList(), close(open));
  }

  /** A job left the feeder for a worker: the time for its report starts now. */
  public void delivered(String jobId, long now) {
    moved = now;
    OpenJob open = jobs.get(jobId);
    if (open != null) open.delivered(now);
  }

  /**
   * What is to be issued again. A job that was delivered five times without a report ends as {@code
   * Fault("lost-job")}: no round hangs on it.
   */
  public Step overdue(long now) {
    List<Job> issued = new ArrayList<>();
    List<SheetDecided> decided = new ArrayList<>();
    for (OpenJob open : List.copyOf(jobs.values())) {
      if (!open.isOverdue(now, overdueNanos.applyAsLong(open.job()))) continue;
      if (open.expire(now)) issued.add(open.job());
      else decided.addAll(close(open));
    }
    return new Step(List.copyOf(issued), List.copyOf(decided));
  }

  /**
   * Whether jobs wait, and for a long time none was taken by a worker or reported by one: there is
   * none, or all are stuck. Slow checks behind a long queue are not meant: they move.
   */
  public boolean isStarved(long now) {
    long patience = 0;
    for (OpenJob open : jobs.values())
      patience = Math.max(patience, overdueNanos.applyAsLong(open.job()));
    return !jobs.isEmpty() && now - moved > STARVED * patience;
  }

  /** Jobs without a report: those waiting for a worker and those with one. */
  public int queueLength() {
    return jobs.size();
  }

  private void open(String sheet, OpenJob job) {
    jobs.put(job.job().jobId(), job);
    sheetOfJob.put(job.job().jobId(), sheet);
  }

  private List<SheetDecided> close(OpenJob open) {
    jobs.remove(open.job().jobId());
    String name = sheetOfJob.remove(open.job().jobId());
    OpenSheet sheet = name == null ? null : sheets.get(name);
    if (name == null || sheet == null || !sheet.isDecided()) return List.of();
    sheets.remove(name);
    return List.of(sheet.decided());
  }
}
