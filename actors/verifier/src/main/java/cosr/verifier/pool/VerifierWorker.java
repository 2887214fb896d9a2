package cosr.verifier.pool;

import cosr.config.Settings;
import cosr.protocol.Mishaps;
import cosr.protocol.Post;
import cosr.protocol.Verdict;
import cosr.protocol.VerifierCommand.Job;
import cosr.protocol.VerifierCommand.JobDone;
import cosr.verifier.checks.Checks;
import cosr.verifier.pool.CheckThreads.Work;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.delivery.ConsumerController;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;

/**
 * The worker of a node: owns the node's slots, pulls jobs from every {@link JobFeeder} and posts
 * their verdicts. It confirms a job when a slot takes it; until then the job is the feeder's, so a
 * dead worker hoards none beyond its slots.
 *
 * <p>A job over the wall-clock limit is reported with the verdicts that it reached; the answer at
 * work is a {@code Fault("wall-limit")}, and those behind it {@code Fault("not-reached")}. Its
 * thread is interrupted and another takes its place. Threads that ignore this are counted; with
 * {@link #STUCK} times as many of them as there are slots, the worker takes no more jobs until one
 * ends.
 */
public final class VerifierWorker extends AbstractMatchingBehavior<VerifierWorker.Command> {
  /** Jobs on their way to a worker, from each feeder; less than 3 stalls (measured). */
  private static final int WINDOW = 4;

  private static final int STUCK = 4;

  private final Settings.Verification settings;
  private final CheckThreads threads;
  private final Post post;
  private final Belongings belongings;
  private Mishaps reported = Mishaps.NONE;
  private final ActorRef<ConsumerController.Delivery<Job>> deliveries;
  private final Map<ActorRef<JobFeeder.Command>, ActorRef<ConsumerController.Command<Job>>>
      feeders = new HashMap<>();
  private final ArrayDeque<ConsumerController.Delivery<Job>> unconfirmed = new ArrayDeque<>();
  private final Map<Long, Running> running = new HashMap<>();
  private long started;
  private int stuck;

  /** The worker's messages to itself; nobody else tells it anything. */
  public sealed interface Command extends NoSerializationVerificationNeeded {}

  private record Feeders(Set<ActorRef<JobFeeder.Command>> present) implements Command {}

  private record Arrived(ConsumerController.Delivery<Job> delivery) implements Command {}

  private record Finished(long number, List<Verdict> verdicts) implements Command {}

  private record OverLimit(long number) implements Command {}

  private record Running(Work work, Thread thread, Cancellable limit) {
    Job job() {
      return work.job();
    }
  }

  /**
   * A worker.
   *
   * @param checks what it can decide
   * @param settings number of slots and limits of a job
   * @param post takes its {@link JobDone}s
   */
  public static Behavior<Command> create(Checks checks, Settings.Verification settings, Post post) {
    return create(checks, settings, post, Belongings.NONE);
  }

  /**
   * A worker that owns what its checks work with.
   *
   * @param belongings closed once, when the worker has stopped
   */
  public static Behavior<Command> create(
      Checks checks, Settings.Verification settings, Post post, Belongings belongings) {
    return Behaviors.setup(
        context -> new VerifierWorker(context, checks, settings, post, belongings));
  }

  /** What a worker's checks work with. Thread-safe. */
  public interface Belongings extends AutoCloseable {
    /** Nothing. */
    Belongings NONE =
        new Belongings() {
          @Override
          public Mishaps mishaps() {
            return Mishaps.NONE;
          }

          @Override
          public void close() {}
        };

    /** What went wrong so far. */
    Mishaps mishaps();

    @Override
    void close();
  }

  private VerifierWorker(
      ActorContext<Command> context,
      Checks checks,
      Settings.Verification settings,
      Post post,
      Belongings belongings) {
    super(context);
    this.belongings = belongings;
    this.settings = settings;
    this.post = post;
    this.threads =
        new CheckThreads(
            checks, settings.stepLimit(), new VerdictCache(settings.isolated().cached()));
    this.deliveries = context.messageAdapter(ConsumerController.<Job>deliveryClass(), Arrived::new);
    ActorRef<Receptionist.Listing> listings =
        context.messageAdapter(
            Receptionist.Listing.class,
            listing -> new Feeders(listing.getServiceInstances(JobFeeder.FEEDERS)));
    context.getSystem().receptionist().tell(Receptionist.subscribe(JobFeeder.FEEDERS, listings));
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Feeders feeders -> connect(feeders.present());
      case Arrived arrived -> unconfirmed.add(arrived.delivery());
      case Finished finished -> finish(finished);
      case OverLimit over -> abandon(over.number());
    }
    fillSlots();
    return this;
  }

  private void connect(Set<ActorRef<JobFeeder.Command>> present) {
    feeders
        .entrySet()
        .removeIf(
            entry -> {
              if (present.contains(entry.getKey())) return false;
              getContext().stop(entry.getValue());
              return true;
            });
    for (ActorRef<JobFeeder.Command> feeder : present)
      feeders.computeIfAbsent(feeder, this::consumer);
  }

  private ActorRef<ConsumerController.Command<Job>> consumer(ActorRef<JobFeeder.Command> feeder) {
    ConsumerController.Settings flow =
        ConsumerController.Settings$.MODULE$
            .apply(getContext().getSystem())
            .withFlowControlWindow(WINDOW);
    ActorRef<ConsumerController.Command<Job>> consumer =
        getContext().spawnAnonymous(ConsumerController.create(JobFeeder.workKey(feeder), flow));
    consumer.tell(new ConsumerController.Start<>(deliveries));
    return consumer;
  }

  private void fillSlots() {
    while (running.size() < settings.workers() && stuck < STUCK * settings.workers()) {
      ConsumerController.Delivery<Job> delivery = unconfirmed.poll();
      if (delivery == null) return;
      start(delivery.message());
      delivery.confirmTo().tell(ConsumerController.confirmed());
    }
  }

  private void start(Job job) {
    long number = started++;
    ActorRef<Command> self = getContext().getSelf();
    Cancellable limit =
        getContext()
            .scheduleOnce(
                Duration.ofMillis(threads.wallMillis(job, settings.wallMillis())),
                self,
                new OverLimit(number));
    Work work = new Work(job);
    Thread thread = threads.start(work, verdicts -> self.tell(new Finished(number, verdicts)));
    running.put(number, new Running(work, thread, limit));
  }

  private void finish(Finished finished) {
    Running done = running.remove(finished.number());
    if (done == null) {
      stuck--;
      return;
    }
    done.limit().cancel();
    report(done.job(), finished.verdicts());
  }

  private void abandon(long number) {
    Running over = running.remove(number);
    if (over == null) return;
    stuck++;
    List<Verdict> verdicts = over.work().endedBy("wall-limit");
    over.thread().interrupt();
    getContext()
        .getLog()
        .error(
            "{} took longer than {} ms; {} such threads are left behind",
            over.job().jobId(),
            threads.wallMillis(over.job(), settings.wallMillis()),
            stuck);
    report(over.job(), verdicts);
  }

  private void report(Job job, List<Verdict> verdicts) {
    Mishaps all = belongings.mishaps();
    JobDone done = new JobDone(job.run(), job.jobId(), verdicts, all.minus(reported));
    reported = all;
    try {
      post.send(done);
    } catch (RuntimeException e) {
      getContext().getLog().error("the report on {} cannot be sent as it is", job.jobId(), e);
      List<Verdict> bare =
          verdicts.stream()
              .map(v -> new Verdict(v.outcome(), v.partsPassed(), v.parts(), List.of(), List.of()))
              .toList();
      post.send(new JobDone(job.run(), job.jobId(), bare, done.mishaps()));
    }
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    if (signal instanceof PostStop) {
      for (Running each : running.values()) each.thread().interrupt();
      belongings.close();
    }
    return this;
  }
}
