package cosr.student.actor;

import cosr.config.Settings;
import cosr.protocol.Cell;
import cosr.protocol.KeyedRandom;
import cosr.protocol.Lessons;
import cosr.protocol.Outcome;
import cosr.protocol.SheetKey;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.GroupOutcomes;
import cosr.protocol.StudentCommand.Learn;
import cosr.protocol.StudentCommand.Lesson;
import cosr.protocol.StudentCommand.Practice;
import cosr.protocol.StudentCommand.Prompt;
import cosr.student.core.ResolvedBatch;
import cosr.student.core.Sampled;
import cosr.student.core.StudentCore;
import cosr.student.core.StudentEvent;
import cosr.student.core.StudentState;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.model.ModelShape;
import cosr.student.tokenizer.CharTokenizer;
import cosr.student.tokenizer.TokenizerFiles;
import cosr.student.wording.NotationWording;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * A Student with a real engine and without actors, which does what {@link StudentActor} does:
 * lessons, then rounds whose verdicts follow from the tokens. Its journal is a list.
 */
final class Practising implements AutoCloseable {
  private static final TokenizerFiles TOKENS = new TokenizerFiles("abcdefgh.=");
  private static final int LENGTH = 24;
  private static final int PROMPTS = 6;

  private final Settings settings;
  private final StudentCore core;
  private final Workshop workshop;
  private final int rounds;
  final List<StudentEvent> journal;
  private StudentState state;

  /**
   * @param journal of a process that ended; empty for a new run
   * @param checkpoints folder of the checkpoints
   */
  Practising(Settings settings, List<StudentEvent> journal, Path checkpoints) {
    this(settings, journal, checkpoints, engine -> engine);
  }

  /**
   * @param dressed what the workshop gets in the place of the engine
   */
  Practising(
      Settings settings,
      List<StudentEvent> journal,
      Path checkpoints,
      UnaryOperator<TensorEngine> dressed) {
    this.settings = settings;
    this.rounds = settings.run().rounds();
    this.core = new StudentCore(settings);
    this.journal = new ArrayList<>(journal);
    this.state = core.initial();
    for (StudentEvent event : journal) state = core.apply(state, event);
    byte[] tokenizer = Objects.requireNonNull(TOKENS.files(LENGTH).get("tokenizer.json"));
    ModelShape shape =
        ModelShape.of(
            settings.model(), TOKENS.size(), TOKENS.endId(), TokenizerFiles.PAD_ID, LENGTH);
    Past past =
        new Past() {
          @Override
          public List<StudentEvent> events() {
            return Practising.this.journal;
          }

          @Override
          public int divergences() {
            return 0;
          }
        };
    this.workshop =
        new Workshop(
            settings,
            dressed.apply(new DjlEngine(shape, EngineOptions.of(settings), TOKENS.files(LENGTH))),
            new NotationWording(CharTokenizer.of(tokenizer), TOKENS.endId()),
            new Copying(),
            checkpoints,
            past);
    Workshop.Ready ready = workshop.restore(core, state);
    if (state.weightsDigest().isEmpty())
      write(new StudentEvent.Created(ready.parameters(), ready.digest()));
  }

  /** Works until so many events are there, or the run is done. */
  Practising until(int events) {
    while (journal.size() < events && step()) {}
    return this;
  }

  /** Works until the run is done. */
  Practising toTheEnd() {
    return until(Integer.MAX_VALUE);
  }

  /** Digests of the weights after each update, and what the updates measured. */
  List<StudentEvent> updates() {
    return journal.stream().filter(e -> e instanceof StudentEvent.Updated).toList();
  }

  private boolean step() {
    StudentState.Weights w = state.weights();
    int lessons = settings.warmUp().steps() / settings.warmUp().lessonSteps();
    if (!state.pending().isEmpty()) {
      update();
      return true;
    }
    boolean due = state.version() % 2 == 0 && state.version() >= lessons;
    if (due && state.checkpoint().isEmpty()) {
      write(workshop.save(state));
      return true;
    }
    if (w.lessons() < lessons) {
      SheetKey key = new SheetKey(Stage.WARM_UP, w.lessons(), 0);
      write(core.decideLearn(state, new Learn("run", key, new Lesson())).orElseThrow());
      return true;
    }
    if (w.rounds() == rounds) return false;
    Generate ask = ask(w.rounds());
    if (core.needsSampling(state, ask)) {
      Workshop.Solved made = workshop.sample(ask);
      write(core.recordAttempts(ask, made.promptIds(), made.sampled(), 0));
      return true;
    }
    write(core.decideLearn(state, verdicts(ask)).orElseThrow());
    return true;
  }

  private void update() {
    ResolvedBatch batch = StudentCore.pending(state).orElseThrow();
    Workshop.Learned learned = workshop.learn(batch);
    learned.halvings().forEach(this::write);
    write(
        batch.key().stage() == Stage.WARM_UP
            ? core.recordLesson(state, learned.digest(), learned.supervised())
            : core.recordRound(state, learned.digest(), learned.policy(), learned.supervised()));
  }

  private Generate ask(int round) {
    List<Prompt> prompts = new ArrayList<>();
    for (int k = 0; k < PROMPTS; k++) {
      KeyedRandom random = KeyedRandom.of(settings.run().seed(), "text", round, k);
      prompts.add(
          new Prompt("t-" + round + "-" + k, new Cell("copy", 1), Copying.text(random), "", 6));
    }
    return new Generate(
        "run",
        new SheetKey(Stage.ROUND, round, 0),
        state.version(),
        settings.sampling().samples(),
        false,
        prompts);
  }

  /** An answer is right where its text has an even sum: about every other is. */
  private Learn verdicts(Generate ask) {
    List<GroupOutcomes> groups = new ArrayList<>();
    state
        .groups(ask.key())
        .forEach(
            group -> {
              List<Outcome> outcomes = new ArrayList<>();
              group.members().stream()
                  .map(m -> new Sampled(m.sample().ids(), new float[0], true))
                  .forEach(
                      a -> {
                        int sum = 0;
                        for (int id : a.ids()) sum += id;
                        outcomes.add(
                            sum % 2 == 0 ? new Outcome.Correct() : new Outcome.Incorrect("odd"));
                      });
              groups.add(
                  new GroupOutcomes(group.prompt().taskId(), group.prompt().cell(), outcomes));
            });
    return new Learn("run", ask.key(), new Practice(groups, List.of()));
  }

  private void write(StudentEvent event) {
    state = core.apply(state, event);
    journal.add(event);
  }

  @Override
  public void close() {
    workshop.close();
  }

  /** Lessons in writing three letters again. */
  private static final class Copying implements Lessons {
    static String text(KeyedRandom random) {
      byte[] letters = new byte[3];
      for (int i = 0; i < letters.length; i++) letters[i] = (byte) ('a' + random.nextInt(8));
      return new String(letters, StandardCharsets.US_ASCII) + "=";
    }

    @Override
    public List<Row> rows(int step, int count) {
      List<Row> rows = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        String prompt = text(KeyedRandom.of(5, "copy", step, i));
        rows.add(new Row(new Cell("copy", 1), prompt, prompt.substring(0, 3)));
      }
      return rows;
    }

    @Override
    public List<Row> reminders(int step, int count) {
      return rows(1000 + step, count);
    }
  }
}
