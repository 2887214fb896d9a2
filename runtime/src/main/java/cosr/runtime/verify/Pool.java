package cosr.runtime.verify;

import com.typesafe.config.ConfigFactory;
import cosr.config.Settings;
import cosr.protocol.Answer;
import cosr.protocol.Check;
import cosr.protocol.Message;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.protocol.VerifierCommand.JobDone;
import cosr.sandbox.Sandboxes;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import cosr.verifier.pool.JobFeeder;
import cosr.verifier.pool.OwnedSandboxes;
import cosr.verifier.pool.VerifierWorker;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.jspecify.annotations.Nullable;

/**
 * The Verifier's feeder and worker in an actor system of their own, without journal and cluster.
 * Thread-safe.
 */
public final class Pool implements AutoCloseable {
  private static final String RUN = "verify";
  private static final Duration END = Duration.ofSeconds(10);

  private final Map<String, CompletableFuture<Verdict>> open = new ConcurrentHashMap<>();
  private final Sandboxes sandboxes;
  private final ActorSystem<JobFeeder.Command> system;
  private @Nullable Optional<String> refusal;

  /**
   * A pool that works at once.
   *
   * @param capacity problems that may be in it at once
   */
  public Pool(Settings.Verification settings, int capacity) {
    sandboxes = IsolatedChecks.sandboxes(settings);
    system =
        ActorSystem.create(
            Behaviors.setup(
                context -> {
                  context.spawn(
                      VerifierWorker.create(
                          Checks.installed(IsolatedChecks.of(sandboxes)),
                          settings,
                          this::take,
                          new OwnedSandboxes(sandboxes)),
                      "worker");
                  ActorRef<JobFeeder.Command> feeder =
                      context.spawn(JobFeeder.create(capacity, job -> {}), "feeder");
                  return Behaviors.receiveMessage(
                      command -> {
                        feeder.tell(command);
                        return Behaviors.same();
                      });
                }),
            "cosr-verify",
            ConfigFactory.load(
                ConfigFactory.parseResources(Pool.class.getClassLoader(), "cosr-verify.conf")));
  }

  /** Those of its worker, which ends them. */
  public Sandboxes sandboxes() {
    return sandboxes;
  }

  /** Why nothing can be decided here that needs a sandbox; empty where it can. */
  public synchronized Optional<String> refusal() {
    if (refusal == null) refusal = sandboxes.refusal();
    return refusal;
  }

  /**
   * The verdict to come.
   *
   * @param job names the problem; another one may not have it while this is open
   */
  CompletableFuture<Verdict> verdict(String job, Problem problem) {
    return verdict(job, problem.check(), problem.answer());
  }

  /** The same of a check and an answer. */
  public CompletableFuture<Verdict> verdict(String job, Check check, Answer answer) {
    CompletableFuture<Verdict> verdict = new CompletableFuture<>();
    if (open.putIfAbsent(job, verdict) != null)
      throw new IllegalArgumentException("two jobs " + job);
    system.tell(new JobFeeder.Offer(new Job(RUN, job, check, List.of(0), List.of(answer), false)));
    return verdict;
  }

  private void take(Message message) {
    if (!(message instanceof JobDone done)) return;
    CompletableFuture<Verdict> verdict = open.remove(done.jobId());
    if (verdict != null) verdict.complete(done.verdicts().getFirst());
  }

  @Override
  public void close() {
    system.terminate();
    try {
      system.getWhenTerminated().toCompletableFuture().get(END.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the worker pool does not end", e);
    }
  }
}
