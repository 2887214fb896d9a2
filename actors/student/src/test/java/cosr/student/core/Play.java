package cosr.student.core;

import static cosr.student.core.Fixtures.cell;
import static cosr.student.core.Fixtures.lesson;
import static cosr.student.core.Fixtures.round;

import cosr.config.Settings;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.GroupOutcomes;
import cosr.protocol.StudentCommand.Learn;
import cosr.protocol.StudentCommand.Lesson;
import cosr.protocol.StudentCommand.Practice;
import cosr.protocol.StudentCommand.Prompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Student without an engine: answers are drawn, digests are made up. */
final class Play {
  final StudentCore core;
  final List<StudentEvent> events = new ArrayList<>();
  final List<StudentState> states = new ArrayList<>();
  final KeyedRandom random;
  StudentState state;

  Play(Settings settings, long seed) {
    core = new StudentCore(settings);
    random = KeyedRandom.of(seed, "play");
    state = core.initial();
    states.add(state);
    write(new StudentEvent.Created(1000, "made"));
  }

  void write(StudentEvent event) {
    state = core.apply(state, event);
    events.add(event);
    states.add(state);
  }

  /** Prompts with cells 0, 1, 2, … in turn; all token ids are below 20. */
  Generate ask(SheetKey key, int prompts, int cells, int samples) {
    List<Prompt> list = new ArrayList<>();
    for (int k = 0; k < prompts; k++)
      list.add(new Prompt("task-%s-%d".formatted(key, k), cell(k % cells), "p", "", 12));
    return new Generate("run", key, state.version(), samples, key.stage() == Stage.EXAM, list);
  }

  void attempt(Generate command, int longest) {
    List<int[]> prompts = new ArrayList<>();
    for (int k = 0; k < command.prompts().size(); k++) prompts.add(ids(3 + random.nextInt(5), 20));
    List<Sampled> sampled = new ArrayList<>();
    for (int a = 0; a < prompts.size() * command.samples(); a++) {
      int[] ids = ids(1 + random.nextInt(longest), 3);
      float[] logProbs = new float[command.greedy() ? 0 : ids.length];
      for (int i = 0; i < logProbs.length; i++) logProbs[i] = -random.nextFloat();
      sampled.add(new Sampled(ids, logProbs, random.nextInt(4) > 0));
    }
    write(core.recordAttempts(command, prompts, sampled, 17));
  }

  Learn verdicts(Generate command, Outcome... kinds) {
    List<GroupOutcomes> groups = new ArrayList<>();
    for (Prompt p : command.prompts()) {
      List<Outcome> outcomes = new ArrayList<>();
      for (int s = 0; s < command.samples(); s++) outcomes.add(kinds[random.nextInt(kinds.length)]);
      groups.add(new GroupOutcomes(p.taskId(), p.cell(), outcomes));
    }
    return new Learn("run", command.key(), new Practice(groups, List.of()));
  }

  void learn(Learn command) {
    write(core.decideLearn(state, command).orElseThrow());
    update();
  }

  void update() {
    List<StepResult> steps = List.of(new StepResult(0.5, 1, 2, 0, 0));
    String digest = "digest-" + (state.version() + 1);
    boolean lesson = state.pending().getFirst().key().stage() == Stage.WARM_UP;
    write(
        lesson
            ? core.recordLesson(state, digest, steps)
            : core.recordRound(state, digest, Optional.of(steps.getFirst()), steps));
  }

  void save() {
    write(
        new StudentEvent.CheckpointSaved(
            state.version(), "v" + state.version(), state.weightsDigest(), "optimizer"));
  }

  /**
   * Lessons, a probe, then rounds with exams and checkpoints here and there; of five groups two are
   * learned from.
   */
  static Play random(long seed, int rounds, int capacity) {
    Play play = new Play(Fixtures.settings(rounds, 2, 10, capacity, 2), seed);
    for (int i = 0; i < 2; i++) play.learn(new Learn("run", lesson(i), new Lesson()));
    if (play.random.nextInt(2) == 0) play.save();
    play.attempt(play.ask(new SheetKey(Stage.PROBE, 0, 0), 3, 3, 2), 5);
    for (int r = 0; r < rounds; r++) {
      Generate ask = play.ask(round(r), 5, 3, 4);
      play.attempt(ask, 4);
      play.learn(
          play.verdicts(ask, Fixtures.RIGHT, Fixtures.RIGHT, Fixtures.WRONG, Fixtures.BROKEN));
      if (play.random.nextInt(4) == 0)
        play.attempt(play.ask(new SheetKey(Stage.EXAM, r, 0), 3, 3, 1), 5);
      if (play.random.nextInt(3) == 0) play.save();
      if (play.random.nextInt(5) == 0)
        play.write(new StudentEvent.Recovered(0, 1, play.state.version()));
    }
    return play;
  }

  private int[] ids(int length, int bound) {
    int[] ids = new int[length];
    for (int i = 0; i < length; i++) ids[i] = random.nextInt(bound);
    return ids;
  }
}
