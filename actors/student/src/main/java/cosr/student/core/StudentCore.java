package cosr.student.core;

import cosr.config.Settings;
import cosr.persistence.Fold;
import cosr.protocol.Role;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Learn;
import cosr.protocol.StudentCommand.Lesson;
import cosr.protocol.StudentCommand.Practice;
import cosr.protocol.SupervisorCommand.Attempt;
import cosr.protocol.Update;
import cosr.student.core.StudentEvent.AttemptsRecorded;
import cosr.student.core.StudentEvent.BatchJournaled;
import cosr.student.core.StudentEvent.Updated;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * What the Student decides and how its state follows from its events. The tensor work lies between
 * a decision and the event that records its result, so it is the actor's business. Immutable and
 * thread-safe; a command that doesn't fit the state throws an {@link IllegalStateException} that
 * says how.
 */
public final class StudentCore implements Fold<StudentEvent, StudentState> {
  private final Settings settings;

  /** For one run; its settings don't change while it lasts. */
  public StudentCore(Settings settings) {
    this.settings = settings;
  }

  @Override
  public Role role() {
    return Role.STUDENT;
  }

  @Override
  public Class<StudentState> stateType() {
    return StudentState.class;
  }

  @Override
  public StudentState initial() {
    return StudentState.empty();
  }

  @Override
  public StudentDigest digestView(StudentState state) {
    return StudentDigest.of(state);
  }

  @Override
  public StudentState apply(StudentState state, StudentEvent event) {
    return StudentFold.apply(state, event, settings.replay().capacity());
  }

  /** The batch that is journaled and not learned yet, with its members looked up. */
  public static Optional<ResolvedBatch> pending(StudentState state) {
    if (state.pending().isEmpty()) return Optional.empty();
    BatchJournaled batch = state.pending().getFirst();
    return Optional.of(
        ResolvedBatch.of(
            batch,
            batch.key().stage() == Stage.WARM_UP ? List.of() : state.groups(batch.key()),
            state.experience()));
  }

  /**
   * Whether the command's attempts are still to be sampled. Where not, {@link #replyAttempts}
   * answers it, unless the weights have moved on: then it comes so late that nobody waits for the
   * attempts.
   *
   * @throws IllegalStateException where the weights are of an older version than the command needs,
   *     or are about to change
   */
  public boolean needsSampling(StudentState state, Generate command) {
    if (state.sheet(command.key()).flatMap(s -> s.part(command.key())).isPresent()) return false;
    if (command.weightsVersion() < state.version()) return false;
    if (command.weightsVersion() != state.version())
      throw new IllegalStateException(
          "%s is to be attempted with version %d of the weights, and they are at version %d"
              .formatted(command.key(), command.weightsVersion(), state.version()));
    for (BatchJournaled pending : state.pending())
      throw new IllegalStateException(
          "%s can't be attempted: the update of %s is under way"
              .formatted(command.key(), pending.key()));
    return true;
  }

  /**
   * The event that records what was sampled.
   *
   * @param promptIds by prompt
   * @param sampled by prompt, then by sample
   * @param sampleMicros time that it took
   */
  public AttemptsRecorded recordAttempts(
      Generate command, List<int[]> promptIds, List<Sampled> sampled, long sampleMicros) {
    return Attempts.record(command, promptIds, sampled, sampleMicros);
  }

  /**
   * The attempts of a part as the other roles see them, by prompt and then by sample; empty where
   * they aren't in the state.
   *
   * @param decode all token ids of an answer to what it says
   */
  public Optional<List<Attempt>> replyAttempts(
      StudentState state, SheetKey key, Function<int[], String> decode) {
    return state.sheet(key).flatMap(s -> s.part(key)).map(part -> Attempts.read(part, decode));
  }

  /**
   * The batch to journal before it is learned. Empty where it is journaled already (then {@link
   * #pending} has it) or learned (then {@link #replyUpdate} answers, unless that was so long ago
   * that nobody waits for it).
   *
   * @throws IllegalStateException where it is another lesson's or round's turn, or the verdicts
   *     aren't those of the attempts
   */
  public Optional<BatchJournaled> decideLearn(StudentState state, Learn command) {
    SheetKey key = command.key();
    if (state.update(key).isPresent()) return Optional.empty();
    StudentState.Weights w = state.weights();
    Stage stage = command.material() instanceof Lesson ? Stage.WARM_UP : Stage.ROUND;
    int turn = stage == Stage.WARM_UP ? w.lessons() : w.rounds();
    if (key.stage() == stage && key.index() < turn) return Optional.empty();
    for (BatchJournaled pending : state.pending()) {
      if (pending.key().equals(key)) return Optional.empty();
      throw new IllegalStateException(
          "%s can't be learned: the update of %s isn't made yet".formatted(key, pending.key()));
    }
    if (w.digest().isEmpty() || key.stage() != stage || key.index() != turn || key.part() != 0)
      throw new IllegalStateException(
          "%s can't be learned: it would be the turn of %s, after %d lessons and %d rounds"
              .formatted(key, new SheetKey(stage, turn, 0), w.lessons(), w.rounds()));
    int version = w.version() + 1;
    return Optional.of(
        switch (command.material()) {
          case Lesson lesson -> BatchPlan.lesson(key, version);
          case Practice practice ->
              BatchPlan.round(
                  settings, key, version, state.experience(), state.groups(key), practice);
        });
  }

  /**
   * The event that records the update of a pending lesson.
   *
   * @param steps in the order of learning
   */
  public Updated recordLesson(StudentState state, String digest, List<StepResult> steps) {
    SheetKey key = state.pending().getFirst().key();
    int last =
        Math.min(settings.warmUp().steps(), (key.index() + 1) * settings.warmUp().lessonSteps())
            - 1;
    return made(
        state,
        digest,
        UpdateMetrics.lesson(
            steps, Schedules.warmUp(settings.warmUp(), last), state.experience().tokens()));
  }

  /**
   * The event that records the update of a pending round.
   *
   * @param policy empty where no group had spread
   * @param replay steps in the order of learning
   */
  public Updated recordRound(
      StudentState state, String digest, Optional<StepResult> policy, List<StepResult> replay) {
    BatchJournaled batch = state.pending().getFirst();
    return made(
        state,
        digest,
        UpdateMetrics.round(
            settings.learning(),
            state.groups(batch.key()),
            batch,
            policy,
            replay,
            state.experience().tokens()));
  }

  private static Updated made(
      StudentState state, String digest, SortedMap<String, Double> metrics) {
    BatchJournaled batch = state.pending().getFirst();
    double loss = metrics.getOrDefault("loss", metrics.getOrDefault("replay/loss", 0.0));
    return new Updated(batch.key(), new Update(batch.version(), loss, digest, metrics));
  }

  /** The update of this key; empty where it isn't made, or no longer kept. */
  public Optional<Update> replyUpdate(StudentState state, SheetKey key) {
    return state.update(key).map(Updated::update);
  }
}
