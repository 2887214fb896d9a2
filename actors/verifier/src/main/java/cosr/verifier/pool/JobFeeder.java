package cosr.verifier.pool;

import cosr.protocol.VerifierCommand.Job;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.delivery.ConsumerController;
import org.apache.pekko.actor.typed.delivery.WorkPullingProducerController;
import org.apache.pekko.actor.typed.delivery.WorkPullingProducerController.RequestNext;
import org.apache.pekko.actor.typed.delivery.WorkPullingProducerController.WorkerStats;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.receptionist.Receptionist;
import org.apache.pekko.actor.typed.receptionist.ServiceKey;
import org.jspecify.annotations.Nullable;

/**
 * Hands the jobs of one Verifier to whichever worker asks for one. It holds what no worker has
 * asked for yet, first in, first out, up to a capacity; a job that it holds already is not taken
 * twice. Not durable: what is lost with it, or offered beyond the capacity, is issued again by the
 * {@link cosr.verifier.JobBoard} when it is overdue.
 *
 * <p>Workers find it through the receptionist and pull from it over a service key of its own, since
 * a consumer controller serves one producer only; so many feeders share the same workers.
 */
public final class JobFeeder extends AbstractMatchingBehavior<JobFeeder.Command> {
  /** All feeders, for the workers. */
  static final ServiceKey<Command> FEEDERS =
      ServiceKey.create(Command.class, "cosr-verifier-feeders");

  private static final Duration STATS_TIMEOUT = Duration.ofSeconds(3);

  private final Consumer<Job> delivered;
  private final int capacity;
  private final ArrayDeque<Job> waiting = new ArrayDeque<>();
  private final Set<String> held = new HashSet<>();
  private final ActorRef<WorkPullingProducerController.Command<Job>> controller;
  private @Nullable ActorRef<Job> demand;

  /** What the feeder is told. Local only. */
  public sealed interface Command {}

  /** Have this job done. */
  public record Offer(Job job) implements Command {}

  /** Answered by {@link Stats}. */
  public record GetStats(ActorRef<Stats> replyTo) implements Command {}

  private record Demand(RequestNext<Job> next) implements Command {}

  private record Counted(ActorRef<Stats> replyTo, int workers) implements Command {}

  /**
   * @param waiting jobs that no worker has asked for yet
   * @param workers workers that are connected; -1 where the count did not come in time
   */
  public record Stats(int waiting, int workers) {}

  /**
   * A feeder.
   *
   * @param capacity jobs that may wait for demand
   * @param delivered is told of each job that leaves for a worker, in the feeder's thread: let it
   *     only send a message
   */
  public static Behavior<Command> create(int capacity, Consumer<Job> delivered) {
    return Behaviors.setup(context -> new JobFeeder(context, capacity, delivered));
  }

  private JobFeeder(ActorContext<Command> context, int capacity, Consumer<Job> delivered) {
    super(context);
    this.capacity = capacity;
    this.delivered = delivered;
    String name = name(context.getSelf());
    controller =
        context.spawn(
            WorkPullingProducerController.create(
                Job.class, name, workKey(context.getSelf()), Optional.empty()),
            "controller");
    controller.tell(
        new WorkPullingProducerController.Start<>(
            context.messageAdapter(
                WorkPullingProducerController.<Job>requestNextClass(), Demand::new)));
    context.getSystem().receptionist().tell(Receptionist.register(FEEDERS, context.getSelf()));
  }

  /** The key under which workers serve this feeder. */
  static ServiceKey<ConsumerController.Command<Job>> workKey(ActorRef<Command> feeder) {
    return ServiceKey.create(ConsumerController.serviceKeyClass(), name(feeder));
  }

  /** The same on every node, another for each incarnation. */
  private static String name(ActorRef<Command> feeder) {
    return "cosr-jobs" + feeder.path().toStringWithoutAddress() + "#" + feeder.path().uid();
  }

  @Override
  public Behavior<Command> onMessage(Command command) {
    switch (command) {
      case Offer offer -> take(offer.job());
      case Demand next -> {
        demand = next.next().sendNextTo();
        feed();
      }
      case GetStats ask ->
          getContext()
              .ask(
                  WorkerStats.class,
                  controller,
                  STATS_TIMEOUT,
                  WorkPullingProducerController.GetWorkerStats<Job>::new,
                  (stats, failure) ->
                      new Counted(ask.replyTo(), failure == null ? stats.numberOfWorkers() : -1));
      case Counted counted -> counted.replyTo().tell(new Stats(waiting.size(), counted.workers()));
    }
    return this;
  }

  private void take(Job job) {
    if (waiting.size() >= capacity) {
      getContext()
          .getLog()
          .warn("{} jobs wait already: {} has to be issued again", capacity, job.jobId());
      return;
    }
    if (!held.add(job.jobId())) return;
    waiting.add(job);
    feed();
  }

  private void feed() {
    if (demand == null) return;
    Job job = waiting.poll();
    if (job == null) return;
    held.remove(job.jobId());
    demand.tell(job);
    demand = null;
    delivered.accept(job);
  }
}
