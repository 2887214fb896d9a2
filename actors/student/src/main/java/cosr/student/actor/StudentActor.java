package cosr.student.actor;

import cosr.config.Settings;
import cosr.persistence.Blobs;
import cosr.persistence.Journaled;
import cosr.persistence.RoleActor;
import cosr.persistence.Sealed;
import cosr.protocol.Post;
import cosr.protocol.Receipt;
import cosr.protocol.SheetKey;
import cosr.protocol.StudentCommand;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Internal;
import cosr.protocol.StudentCommand.Learn;
import cosr.protocol.StudentCommand.Lesson;
import cosr.protocol.StudentCommand.Prepare;
import cosr.protocol.StudentCommand.SaveWeights;
import cosr.protocol.SupervisorCommand.AttemptsMade;
import cosr.protocol.SupervisorCommand.BatchLearned;
import cosr.protocol.SupervisorCommand.StudentReady;
import cosr.protocol.SupervisorCommand.WeightsSaved;
import cosr.student.core.StudentCore;
import cosr.student.core.StudentEvent;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.core.StudentState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.pekko.actor.NoSerializationVerificationNeeded;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.persistence.typed.javadsl.Effect;

/**
 * The persistent actor of the Student. Tensor work goes to the engine's thread and comes back as a
 * command; until then the actor still answers repeats from its state, and drops what it can't do
 * yet, since the Supervisor says it again.
 */
public final class StudentActor extends RoleActor<StudentCommand, StudentEvent, StudentState> {
  private final Settings settings;
  private final StudentCore student;
  private final EngineThread thread;
  private final Path checkpoints;
  private final Retention retention;
  private boolean ready;
  private boolean busy = true;
  private Optional<StudentCommand> waiting = Optional.empty();
  private Optional<Throwable> broken = Optional.empty();
  private long startedNanos;
  private long learnMicros;

  private StudentActor(
      ActorContext<StudentCommand> context,
      String run,
      Settings settings,
      Post post,
      Blobs blobs,
      EngineThread thread,
      Path checkpoints) {
    super(context, run, new StudentCore(settings), post, blobs);
    this.settings = settings;
    this.student = (StudentCore) core;
    this.thread = thread;
    this.checkpoints = checkpoints;
    this.retention = new Retention(settings);
  }

  /**
   * @param checkpoints folder of the checkpoints
   */
  public static Behavior<StudentCommand> create(
      String run,
      Settings settings,
      Post post,
      Blobs blobs,
      EngineThread thread,
      Path checkpoints) {
    return Behaviors.setup(
        context -> new StudentActor(context, run, settings, post, blobs, thread, checkpoints));
  }

  /** The engine's answers. */
  private sealed interface Done
      extends StudentCommand.Internal, NoSerializationVerificationNeeded {}

  private record Restored(String run, Workshop.Ready result) implements Done {}

  private record Solved(String run, Generate command, Workshop.Solved result) implements Done {}

  private record Learned(String run, SheetKey key, Workshop.Learned result) implements Done {}

  private record Saved(String run, StudentCommand command, CheckpointSaved result)
      implements Done {}

  private record Broken(String run, Throwable cause) implements Done {}

  @Override
  protected void recovered(Journaled<StudentState> at) {
    ready = false;
    waiting = Optional.empty();
    work(w -> w.restore(student, at.state()), r -> new Restored(run, r));
  }

  @Override
  protected boolean snapshotAllowed(StudentEvent event) {
    return event instanceof CheckpointSaved;
  }

  @Override
  protected Effect<Sealed<StudentEvent>, Journaled<StudentState>> handle(
      Journaled<StudentState> at, StudentCommand command) {
    if (broken.isPresent()) return after(same -> giveUp(broken.get()));
    return switch (command) {
      case Prepare c -> prepare(at, c);
      case Generate c -> generate(at, c);
      case Learn c -> learn(at, c);
      case SaveWeights c -> save(at, c);
      case Internal c -> done(at, (Done) c);
    };
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> prepare(
      Journaled<StudentState> at, Prepare c) {
    if (!ready) return later(c);
    return reply(
        r ->
            new StudentReady(
                run,
                at.state().weights().parameters(),
                at.state().version(),
                at.state().weightsDigest(),
                r));
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> generate(
      Journaled<StudentState> at, Generate c) {
    if (at.state().sheet(c.key()).flatMap(s -> s.part(c.key())).isPresent())
      return after(same -> sendAttempts(same, c, receipt(same, 0, 0)));
    if (!ready || busy) return later(c);
    if (!student.needsSampling(at.state(), c)) {
      context
          .getLog()
          .info("{} for version {} comes late: passed over", c.key(), c.weightsVersion());
      return Effect().none();
    }
    work(w -> w.sample(c), r -> new Solved(run, c, r));
    return Effect().none();
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> learn(
      Journaled<StudentState> at, Learn c) {
    if (!ready || busy) return later(c);
    startedNanos = System.nanoTime();
    Optional<StudentEvent.BatchJournaled> batch = student.decideLearn(at.state(), c);
    if (batch.isPresent())
      return persist(
          at,
          List.of(batch.get()),
          startedNanos,
          (after, receipt) -> {
            learnMicros = receipt.persistMicros();
            update(after.state(), c.key());
          });
    if (student.replyUpdate(at.state(), c.key()).isPresent()) return learned(at, c, 0);
    boolean pending = at.state().pending().stream().anyMatch(b -> b.key().equals(c.key()));
    if (pending) update(at.state(), c.key());
    return Effect().none();
  }

  /** The checkpoint of the weights as they are, if its folder is still there. */
  private Optional<CheckpointSaved> there(StudentState state) {
    return state.checkpoint().filter(c -> Files.isDirectory(checkpoints.resolve(c.folderName())));
  }

  private void update(StudentState state, SheetKey key) {
    StudentCore.pending(state).ifPresent(b -> work(w -> w.learn(b), r -> new Learned(run, key, r)));
  }

  /** Answers a Learn whose update is in the state, once the checkpoint that is due is there. */
  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> learned(
      Journaled<StudentState> at, Learn c, long persistMicros) {
    StudentState s = at.state();
    if (retention.due(s.version()) && there(s).isEmpty()) {
      work(w -> w.save(s), r -> new Saved(run, c, r));
      return Effect().none();
    }
    return Effect()
        .none()
        .thenRun(same -> sendUpdate(same, c.key(), receipt(same, persistMicros, 0)));
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> save(
      Journaled<StudentState> at, SaveWeights c) {
    if (!ready || busy) return later(c);
    Optional<CheckpointSaved> there = there(at.state());
    if (there.isPresent()) return reply(r -> weights(c, there.get(), r));
    work(w -> w.save(at.state()), r -> new Saved(run, c, r));
    return Effect().none();
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> done(
      Journaled<StudentState> at, Done message) {
    busy = false;
    return switch (message) {
      case Restored m -> restored(at, m.result());
      case Solved m -> {
        StudentEvent event =
            student.recordAttempts(
                m.command(), m.result().promptIds(), m.result().sampled(), m.result().micros());
        yield persist(
            at,
            List.of(event),
            System.nanoTime() - m.result().micros() * 1000,
            (after, receipt) -> {
              sendAttempts(after, m.command(), receipt);
              next();
            });
      }
      case Learned m -> updated(at, m);
      case Saved m ->
          persist(
              at,
              List.of(m.result()),
              System.nanoTime(),
              (after, receipt) -> {
                retention.prune(checkpoints, after.state().checkpoints());
                if (m.command() instanceof SaveWeights c)
                  post.send(weights(c, m.result(), receipt));
                if (m.command() instanceof Learn c) sendUpdate(after, c.key(), whole(receipt));
                next();
              });
      case Broken m -> {
        broken = Optional.of(m.cause());
        yield after(same -> giveUp(m.cause()));
      }
    };
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> restored(
      Journaled<StudentState> at, Workshop.Ready r) {
    ready = true;
    boolean fresh = at.state().weightsDigest().isEmpty();
    int version = at.state().version();
    List<StudentEvent> events = new ArrayList<>();
    events.add(
        fresh
            ? new StudentEvent.Created(r.parameters(), r.digest())
            : new StudentEvent.Recovered(r.checkpointVersion(), r.redone(), version));
    if (r.divergences() != at.state().divergences())
      events.add(new StudentEvent.Diverged(r.divergences(), version, r.digest()));
    return persist(at, events, System.nanoTime(), (after, receipt) -> next());
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> updated(
      Journaled<StudentState> at, Learned m) {
    Workshop.Learned r = m.result();
    StudentEvent.Updated event =
        m.key().stage() == cosr.protocol.Stage.WARM_UP
            ? student.recordLesson(at.state(), r.digest(), r.supervised())
            : student.recordRound(at.state(), r.digest(), r.policy(), r.supervised());
    List<StudentEvent> events = new ArrayList<>(r.halvings());
    events.add(event);
    return persist(
        at,
        events,
        startedNanos,
        (after, receipt) -> {
          StudentState s = after.state();
          if (retention.due(s.version()) && there(s).isEmpty()) {
            learnMicros += receipt.persistMicros();
            Learn again = new Learn(run, m.key(), new Lesson());
            work(w -> w.save(s), saved -> new Saved(run, again, saved));
          } else {
            sendUpdate(after, m.key(), whole(receipt));
            next();
          }
        });
  }

  /**
   * The receipt of a whole Learn: its commits are those of the batch, the update and the
   * checkpoint.
   */
  private Receipt whole(Receipt last) {
    long persisted = learnMicros + last.persistMicros();
    learnMicros = 0;
    long worked = (System.nanoTime() - startedNanos) / 1000 - persisted;
    return new Receipt(last.head(), persisted, Math.max(0, worked));
  }

  private void sendUpdate(Journaled<StudentState> at, SheetKey key, Receipt receipt) {
    student
        .replyUpdate(at.state(), key)
        .ifPresent(u -> post.send(new BatchLearned(run, key, u, receipt)));
  }

  private void sendAttempts(Journaled<StudentState> at, Generate c, Receipt receipt) {
    thread.submit(
        w -> student.replyAttempts(at.state(), c.key(), w::said),
        found ->
            found.ifPresent(
                a -> post.send(new AttemptsMade(run, c.key(), c.weightsVersion(), a, receipt))),
        e -> context.getSelf().tell(new Broken(run, e)));
  }

  private WeightsSaved weights(SaveWeights c, CheckpointSaved saved, Receipt receipt) {
    return new WeightsSaved(
        run, c.key(), "checkpoints/" + saved.folderName(), saved.weightsDigest(), receipt);
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> reply(
      Function<Receipt, cosr.protocol.Message> message) {
    return after(same -> post.send(message.apply(receipt(same, 0, 0))));
  }

  private Effect<Sealed<StudentEvent>, Journaled<StudentState>> later(StudentCommand c) {
    waiting = Optional.of(c);
    return Effect().none();
  }

  /**
   * What came while the engine was at work, at most one since the Supervisor asks for one thing.
   */
  private void next() {
    waiting.ifPresent(context.getSelf()::tell);
    waiting = Optional.empty();
  }

  private <T> void work(Function<Workshop, T> what, Function<T, StudentCommand> result) {
    busy = true;
    Consumer<T> done = r -> context.getSelf().tell(result.apply(r));
    thread.submit(what, done, e -> context.getSelf().tell(new Broken(run, e)));
  }
}
