package cosr.supervisor;

import cosr.persistence.Blobs;
import cosr.persistence.Journaled;
import cosr.persistence.RoleActor;
import cosr.persistence.Sealed;
import cosr.persistence.Unhurried;
import cosr.protocol.Head;
import cosr.protocol.Message;
import cosr.protocol.Post;
import cosr.protocol.Stage;
import cosr.protocol.SupervisorCommand;
import cosr.protocol.SupervisorCommand.*;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.persistence.typed.javadsl.Effect;

/**
 * The persistent actor of the Supervisor: takes in replies, writes what follows, asks for what is
 * missing, and says again on a timer what was not answered.
 */
public final class SupervisorActor
    extends RoleActor<SupervisorCommand, SupervisorEvent, SupervisorState> {
  private final Requests requests;
  private final Decisions decisions;
  private final Consumer<List<Head>> ledgerHead;
  private final Desk desk;
  private final TimerScheduler<SupervisorCommand> timers;
  private final Duration nudge;
  private boolean active;
  private boolean pause;
  private boolean rests;
  private long roundNanos = System.nanoTime();
  private long ownMicros;
  private List<Message> asked = List.of();

  private SupervisorActor(
      ActorContext<SupervisorCommand> context,
      TimerScheduler<SupervisorCommand> timers,
      String run,
      Plan plan,
      Post post,
      Blobs blobs,
      Duration nudge,
      Consumer<List<Head>> ledgerHead) {
    super(context, run, new SupervisorFold(), post, blobs);
    this.desk = new Desk(plan);
    this.requests = new Requests(run, plan);
    this.decisions = new Decisions(plan, requests);
    this.ledgerHead = ledgerHead;
    this.timers = timers;
    this.nudge = nudge;
  }

  /**
   * @param nudge time after which an unanswered command is said again
   * @param ledgerHead keeps all heads outside the journal, on the disk before it returns
   */
  public static Behavior<SupervisorCommand> create(
      String run,
      Plan plan,
      Post post,
      Blobs blobs,
      Duration nudge,
      Consumer<List<Head>> ledgerHead) {
    return Behaviors.setup(
        context ->
            Behaviors.withTimers(
                timers ->
                    new SupervisorActor(
                        context, timers, run, plan, post, blobs, nudge, ledgerHead)));
  }

  @Override
  protected void recovered(Journaled<SupervisorState> at) {
    active = false;
    asked = List.of();
    timers.startTimerWithFixedDelay(new Nudge(run), nudge);
  }

  @Override
  protected Effect<Sealed<SupervisorEvent>, Journaled<SupervisorState>> handle(
      Journaled<SupervisorState> at, SupervisorCommand command) {
    switch (command) {
      case Start c -> {
        if (rests || active && !isOfOtherTerms(at, c)) return Effect().none();
        List<SupervisorEvent> events = decisions.start(at.state(), c);
        if (events.isEmpty()) return Effect().none();
        return write(at, events, () -> active = true, false);
      }
      case Failed c -> {
        List<SupervisorEvent> events =
            active ? decisions.failed(at.state(), c.role(), c.reason()) : List.of();
        if (!events.isEmpty()) rest();
        return events.isEmpty() ? Effect().none() : write(at, events);
      }
      case Pause c -> pause = true;
      case Nudge c -> asked = List.of();
      case StudentReady c -> desk.take(c);
      case TasksAssigned c -> desk.take(c);
      case AttemptsMade c -> desk.take(c);
      case AnswersExtracted c -> desk.take(c);
      case AnswersVerified c -> desk.take(c);
      case BatchLearned c -> desk.take(c);
      case SheetReviewed c -> desk.take(c);
      case WeightsSaved c -> desk.take(c);
    }
    return active ? go(at) : Effect().none();
  }

  /** Whether the Student now lives where other weights come out: that is no repeat. */
  private static boolean isOfOtherTerms(Journaled<SupervisorState> at, Start c) {
    return !TermsCheck.differences(at.state().terms().get(0), c.terms()).isEmpty();
  }

  private Effect<Sealed<SupervisorEvent>, Journaled<SupervisorState>> go(
      Journaled<SupervisorState> at) {
    double seconds = (System.nanoTime() - roundNanos) / 1e9;
    List<SupervisorEvent> events = decisions.advance(at.state(), desk, pause, seconds);
    if (events.isEmpty()) return after(same -> ask(same.state()));
    // What only says how far a sheet is holds nobody up: what follows is asked for while it is
    // being written. Should it be lost, the role says its answer again from its state, and the move
    // is written then. So a round waits for the commits of the roles and for its own end, not for
    // these.
    boolean ahead = events.stream().allMatch(e -> e instanceof Unhurried);
    if (ahead) ask(core.applyAll(at.state(), events));
    return write(at, events, () -> {}, ahead);
  }

  private Effect<Sealed<SupervisorEvent>, Journaled<SupervisorState>> write(
      Journaled<SupervisorState> at, List<SupervisorEvent> events) {
    return write(at, events, () -> {}, false);
  }

  private Effect<Sealed<SupervisorEvent>, Journaled<SupervisorState>> write(
      Journaled<SupervisorState> at,
      List<SupervisorEvent> events,
      Runnable written,
      boolean ahead) {
    return persist(
        at,
        events,
        System.nanoTime(),
        (after, receipt) -> {
          written.run();
          if (!ahead) ownMicros += receipt.persistMicros();
          for (SupervisorEvent e : events) settle(after, e);
          ask(after.state());
          for (SupervisorEvent e : events)
            if (e instanceof SupervisorEvent.Position p) keep(after, p.heads());
        });
  }

  /** What an event brings with it outside the journal. */
  private void settle(Journaled<SupervisorState> after, SupervisorEvent event) {
    switch (event) {
      case SupervisorEvent.RoundClosed e -> {
        roundNanos = System.nanoTime();
        desk.forget(Stage.ROUND, e.round());
        bookOwnCommits(after.state());
      }
      case SupervisorEvent.ExamGraded e -> {
        roundNanos = System.nanoTime();
        desk.forget(Stage.EXAM, e.exam());
      }
      case SupervisorEvent.ProbeClosed e -> {
        roundNanos = System.nanoTime();
        desk.forget(Stage.PROBE, e.index());
      }
      case SupervisorEvent.QuizClosed e -> desk.forget(Stage.WARM_UP, e.quiz());
      case SupervisorEvent.LessonLearned e -> desk.forgetLesson(e.lesson());
      case SupervisorEvent.RunPaused e -> rest();
      case SupervisorEvent.RunCompleted e -> {}
      case SupervisorEvent.RunStarted e -> {}
      case SupervisorEvent.RunResumed e -> {}
      case SupervisorEvent.DivergenceAccepted e -> {}
      case SupervisorEvent.StageMoved e -> {}
      case SupervisorEvent.StudentPrepared e -> {}
      case SupervisorEvent.SheetOpened e -> {}
      case SupervisorEvent.SheetMoved e -> {}
      case SupervisorEvent.RunFailed e -> rests = true;
    }
  }

  /**
   * After a pause or a failure the run rests until another process goes on with it: this one's
   * waker may say start as often as it likes.
   */
  private void rest() {
    active = false;
    pause = false;
    rests = true;
  }

  /** The Supervisor's own commits count with the next round; without one yet they wait for it. */
  private void bookOwnCommits(SupervisorState state) {
    for (SupervisorState.Sheet s : state.sheets()) {
      if (s.stage() != Stage.ROUND) continue;
      desk.sheet(s.stage(), s.index()).micros.merge("journal", ownMicros, Long::sum);
      ownMicros = 0;
      return;
    }
  }

  /** Keeps the heads outside the journal; the roles are at work again meanwhile. */
  private void keep(Journaled<SupervisorState> after, List<Head> others) {
    List<Head> all = new ArrayList<>();
    all.add(receipt(after, 0, 0).head());
    all.addAll(others);
    ledgerHead.accept(all);
  }

  /**
   * Sends what is newly waited for; a nudge forgets what was sent, so that all of it goes again.
   */
  private void ask(SupervisorState state) {
    List<Message> now = active ? requests.pending(state, desk) : List.of();
    for (Message m : now) if (!asked.contains(m)) post.send(m);
    asked = now;
  }
}
