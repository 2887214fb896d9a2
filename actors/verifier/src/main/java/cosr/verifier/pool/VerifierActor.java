package cosr.verifier.pool;

import cosr.config.Settings;
import cosr.persistence.Blobs;
import cosr.persistence.Journaled;
import cosr.persistence.RoleActor;
import cosr.persistence.Sealed;
import cosr.protocol.Post;
import cosr.protocol.SheetKey;
import cosr.protocol.VerifierCommand;
import cosr.verifier.JobBoard;
import cosr.verifier.SheetDecided;
import cosr.verifier.VerifierCore;
import cosr.verifier.VerifierEvent;
import cosr.verifier.VerifierState;
import cosr.verifier.checks.Checks;
import cosr.verifier.isolated.IsolatedChecks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntConsumer;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.javadsl.Effect;

/**
 * The persistent actor of the Verifier: puts a sheet's jobs on the board, has workers pull them,
 * and writes the verdicts when the last is in.
 */
public final class VerifierActor extends RoleActor<VerifierCommand, VerifierEvent, VerifierState> {
  /** Those of plug-ins, some of which may take long, among them. */
  private static final Checks INSIDE = Checks.installed();

  private static final int CAPACITY = 100_000;
  private static final String FEEDER = "feeder";
  private static final Duration LOOK = Duration.ofSeconds(2);

  /** A job is overdue after so many wall limits without a report. */
  private static final long PATIENCE = 3;

  private final VerifierCore verifier;
  private final Settings settings;
  private final TimerScheduler<VerifierCommand> timers;
  private JobBoard board;
  private ActorRef<JobFeeder.Command> feeder;
  private final IntConsumer queue;
  private final Map<SheetKey, Long> begun = new TreeMap<>();
  private boolean starved;

  private VerifierActor(
      ActorContext<VerifierCommand> context,
      TimerScheduler<VerifierCommand> timers,
      String run,
      Settings settings,
      VerifierCore core,
      Post post,
      Blobs blobs,
      IntConsumer queue) {
    super(context, run, core, post, blobs);
    this.queue = queue;
    this.verifier = core;
    this.settings = settings;
    this.timers = timers;
    this.board = board(settings);
    this.feeder = feeder(context, run);
  }

  private static JobBoard board(Settings settings) {
    return new JobBoard(
        settings.run().seed(),
        settings.verification().recheckShare(),
        job -> PATIENCE * 1_000_000 * longestMillis(settings.verification(), job));
  }

  private static long longestMillis(Settings.Verification settings, VerifierCommand.Job job) {
    long each =
        Math.max(
            IsolatedChecks.wallMillis(settings, job.check()), INSIDE.wallMillis(job.check(), 0));
    return Math.max(settings.wallMillis(), each * job.answers().size());
  }

  private static ActorRef<JobFeeder.Command> feeder(
      ActorContext<VerifierCommand> context, String run) {
    return context.spawn(
        JobFeeder.create(CAPACITY, job -> context.getSelf().tell(new Delivered(run, job.jobId()))),
        FEEDER);
  }

  /**
   * The Verifier of a run.
   *
   * @param queue is told how many jobs wait or are at work, whenever that changes; it must not
   *     block
   */
  public static Behavior<VerifierCommand> create(
      String run, Settings settings, Post post, Blobs blobs, IntConsumer queue) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new VerifierActor(
                        context, timers, run, settings, new VerifierCore(), post, blobs, queue)));
  }

  private sealed interface Own
      extends VerifierCommand.Internal, NoSerializationVerificationNeeded {}

  private record Look(String run) implements Own {}

  private record Delivered(String run, String jobId) implements Own {}

  @Override
  protected void recovered(Journaled<VerifierState> at) {
    board = board(settings);
    begun.clear();
    starved = false;
    if (context.getChild(FEEDER).isEmpty()) feeder = feeder(context, run);
    timers.startTimerWithFixedDelay(new Look(run), LOOK);
  }

  @Override
  protected Effect<Sealed<VerifierEvent>, Journaled<VerifierState>> handle(
      Journaled<VerifierState> at, VerifierCommand command) {
    long now = System.nanoTime();
    return switch (command) {
      case VerifierCommand.VerifyAnswers c -> {
        if (verifier.isDecided(at.state(), c.key()))
          yield after(same -> post.send(verifier.reply(same.state(), c, receipt(same, 0, 0))));
        if (at.state().isPast(c.key())) yield Effect().none();
        begun.putIfAbsent(c.key(), now);
        yield step(at, board.submit(c, now));
      }
      case VerifierCommand.JobDone c -> step(at, board.jobDone(c, now));
      case VerifierCommand.Internal c ->
          switch ((Own) c) {
            case Look look -> {
              if (board.isStarved(now) && !starved) {
                starved = true;
                giveUp(
                    new IllegalStateException(
                        board.queueLength()
                            + " jobs wait and no worker takes one: is a node with the role verifier up?"));
              }
              yield step(at, board.overdue(now));
            }
            case Delivered d -> {
              board.delivered(d.jobId(), now);
              yield Effect().none();
            }
          };
    };
  }

  private Effect<Sealed<VerifierEvent>, Journaled<VerifierState>> step(
      Journaled<VerifierState> at, JobBoard.Step step) {
    for (VerifierCommand.Job job : step.jobs()) feeder.tell(new JobFeeder.Offer(job));
    queue.accept(board.queueLength());
    List<SheetDecided> decided =
        step.decided().stream().filter(d -> !verifier.isDecided(at.state(), d.key())).toList();
    if (decided.isEmpty()) return Effect().none();
    List<VerifierEvent> events =
        decided.stream().flatMap(d -> verifier.decide(at.state(), d).stream()).toList();
    long started = System.nanoTime();
    for (SheetDecided d : decided) {
      Long since = begun.remove(d.key());
      if (since != null) started = Math.min(started, since);
    }
    return persist(
        at,
        events,
        started,
        (after, receipt) -> {
          for (SheetDecided d : decided) post.send(verifier.reply(after.state(), d, receipt));
        });
  }
}
