package cosr.persistence;

import cosr.config.FailPoint;
import cosr.protocol.Message;
import cosr.protocol.Post;
import cosr.protocol.Receipt;
import cosr.protocol.SupervisorCommand;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.SupervisorStrategy;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.persistence.typed.JournalPersistFailed;
import org.apache.pekko.persistence.typed.JournalPersistRejected;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.RecoveryCompleted;
import org.apache.pekko.persistence.typed.RecoveryFailed;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import org.apache.pekko.persistence.typed.javadsl.SignalHandler;

/**
 * The thin persistent actor around a role's core: seals events into the chain, times the commits,
 * takes snapshots, and reports what it cannot do to the Supervisor. All methods run on the actor's
 * thread.
 *
 * @param <C> commands
 * @param <E> events
 * @param <S> the core's state
 */
public abstract class RoleActor<C extends Message, E, S>
    extends EventSourcedBehavior<C, Sealed<E>, Journaled<S>> {
  protected final ActorContext<C> context;
  protected final String run;
  protected final Fold<E, S> core;
  protected final Post post;
  private final Blobs blobs;
  private final WireCodec codec = WireCodec.installed();

  /** Where the newest snapshot is that was used or taken; -1 before the first event. */
  private long snapshotAt = -1;

  /** When the newest event was applied: it goes to the journal then, and its commit is timed. */
  private long applied;

  protected RoleActor(
      ActorContext<C> context, String run, Fold<E, S> core, Post post, Blobs blobs) {
    super(
        PersistenceId.of(core.role().entity(), run),
        SupervisorStrategy.restartWithBackoff(Duration.ofMillis(200), Duration.ofSeconds(10), 0.1));
    this.context = context;
    this.run = run;
    this.core = core;
    this.post = post;
    this.blobs = blobs;
  }

  /** What the role does on a command; see {@link #persist}. */
  protected abstract Effect<Sealed<E>, Journaled<S>> handle(Journaled<S> at, C command);

  /**
   * Called once the past is read back, before the first command: also after a commit that failed,
   * which takes the actor's timers and children, but not its fields.
   */
  protected void recovered(Journaled<S> at) {}

  /** Whether a snapshot may be taken after this event. */
  protected boolean snapshotAllowed(E event) {
    return true;
  }

  /**
   * Writes the events in one commit, then hands over the new state with the receipt of this
   * command.
   */
  protected final Effect<Sealed<E>, Journaled<S>> persist(
      Journaled<S> at, List<E> events, long startedNanos, BiConsumer<Journaled<S>, Receipt> then) {
    List<Sealed<E>> chained = new ArrayList<>(events.size());
    String chain = at.chain();
    long sequence = at.sequence();
    for (E event : events) {
      Sealed<E> next = Sealed.seal(codec, blobs, chain, event);
      chain = next.hash(++sequence);
      chained.add(next);
    }
    failPoints("before-persist.", chained);
    long worked = System.nanoTime() - startedNanos;
    return Effect()
        .persist(chained)
        .thenRun(
            after -> {
              failPoints("after-persist.", chained);
              long micros = (System.nanoTime() - applied) / 1000;
              guarded(() -> then.accept(after, receipt(after, micros, worked / 1000)));
            });
  }

  /** Every event of a commit is a place of its own. */
  private void failPoints(String when, List<Sealed<E>> commit) {
    for (Sealed<E> event : commit) FailPoint.at(when + event.name());
  }

  /** Does this with the state as it is, without new events. */
  protected final Effect<Sealed<E>, Journaled<S>> after(Consumer<Journaled<S>> then) {
    return Effect().none().thenRun(at -> guarded(() -> then.accept(at)));
  }

  /**
   * What fails behind a commit would only start the actor anew: the Supervisor has to hear of it.
   */
  private void guarded(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  protected final Receipt receipt(Journaled<S> at, long persistMicros, long workMicros) {
    return new Receipt(at.head(core, codec), persistMicros, workMicros);
  }

  /** Tells the Supervisor that this role cannot go on, and logs why. */
  protected final void giveUp(Throwable reason) {
    context.getLog().error("{} of {} cannot go on", core.role().entity(), run, reason);
    String text = reason.getMessage() == null ? reason.toString() : reason.getMessage();
    post.send(new SupervisorCommand.Failed(run, core.role(), text));
  }

  @Override
  public final Journaled<S> emptyState() {
    return Journaled.initial(core);
  }

  @Override
  public final CommandHandler<C, Sealed<E>, Journaled<S>> commandHandler() {
    return (at, command) -> {
      try {
        return handle(at, command);
      } catch (RuntimeException e) {
        return after(same -> giveUp(e));
      }
    };
  }

  @Override
  public final EventHandler<Journaled<S>, Sealed<E>> eventHandler() {
    return (at, event) -> {
      if (snapshotAt < 0) snapshotAt = at.sequence();
      Journaled<S> next = at.next(core, event);
      applied = System.nanoTime();
      return next;
    };
  }

  @Override
  public final SignalHandler<Journaled<S>> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(RecoveryCompleted.instance(), this::recovered)
        .onSignal(RecoveryFailed.class, (at, signal) -> giveUp(signal.getFailure()))
        .onSignal(JournalPersistFailed.class, (at, signal) -> giveUp(signal.getFailure()))
        .onSignal(JournalPersistRejected.class, (at, signal) -> giveUp(signal.getFailure()))
        .build();
  }

  @Override
  public final boolean shouldSnapshot(Journaled<S> at, Sealed<E> event, long sequence) {
    if (sequence - snapshotAt < core.eventsASnapshot() || !snapshotAllowed(event.event()))
      return false;
    snapshotAt = sequence;
    return true;
  }
}
