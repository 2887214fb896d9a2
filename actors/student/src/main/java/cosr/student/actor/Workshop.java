package cosr.student.actor;

import cosr.config.FailPoint;
import cosr.config.Settings;
import cosr.protocol.Lessons;
import cosr.protocol.Stage;
import cosr.protocol.StudentCommand.Generate;
import cosr.protocol.StudentCommand.Prompt;
import cosr.student.algorithm.Algorithm;
import cosr.student.core.GenerationPlan;
import cosr.student.core.Microbatches;
import cosr.student.core.ResolvedBatch;
import cosr.student.core.Restore;
import cosr.student.core.Row;
import cosr.student.core.Sampled;
import cosr.student.core.Schedules;
import cosr.student.core.StepResult;
import cosr.student.core.StudentCore;
import cosr.student.core.StudentEvent.CheckpointSaved;
import cosr.student.core.StudentEvent.MicroBatchHalved;
import cosr.student.core.StudentState;
import cosr.student.core.TrainRows;
import cosr.student.engine.CheckpointException;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.SavedWeights;
import cosr.student.engine.Step;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.TrainBatch;
import cosr.student.wording.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tensor work behind the Student's decisions: a function of the weights and of what it is
 * given. Used by the engine's thread alone.
 */
public final class Workshop {
  private final Settings settings;
  private final TensorEngine engine;
  private final Wording wording;
  private final Lessons lessons;
  private final Path checkpoints;
  private final Past past;
  private final KlReference reference;
  private final MicroBatchLimit limit;

  /**
   * @param checkpoints folder of the checkpoints
   */
  public Workshop(
      Settings settings,
      TensorEngine engine,
      Wording wording,
      Lessons lessons,
      Path checkpoints,
      Past past) {
    this.settings = settings;
    this.engine = engine;
    this.wording = wording;
    this.lessons = lessons;
    this.checkpoints = checkpoints;
    this.past = past;
    this.reference = new KlReference(settings, engine, checkpoints, past);
    this.limit = new MicroBatchLimit(settings.learning().microBatchTokens());
  }

  /** Weights as the state says they are, or after so many accepted divergences. */
  record Ready(
      long parameters, String digest, int checkpointVersion, int redone, int divergences) {}

  /** What was sampled, by prompt and then by sample. */
  public record Solved(List<int[]> promptIds, List<Sampled> sampled, long micros) {}

  /**
   * What an update measured.
   *
   * @param halvings of the micro-batches that it took
   */
  public record Learned(
      String digest,
      Optional<StepResult> policy,
      List<StepResult> supervised,
      List<MicroBatchHalved> halvings) {}

  /**
   * Makes fresh weights, or those that the state speaks of. An update that is made again must reach
   * the digest that it had, unless the ledger accepted a divergence since the weights were made.
   */
  Ready restore(StudentCore core, StudentState state) {
    int divergences = past.divergences();
    limit.restored(state.halvings(), state.version());
    boolean proves = divergences == state.divergences();
    int from = reference.restore(state);
    Restore.Plan plan =
        Restore.plan(
            state, c -> c.version() <= from && Files.exists(checkpoints.resolve(c.folderName())));
    if (plan.start().isPresent()) {
      CheckpointSaved c = plan.start().get();
      load(c);
    } else {
      engine.initialise(settings.run().seed());
    }
    List<ResolvedBatch> batches =
        switch (plan) {
          case Restore.Direct direct -> direct.batches();
          case Restore.FromHistory f -> Restore.refold(core, past.events(), f.fromVersion());
        };
    for (ResolvedBatch batch : batches) {
      Learned again = learn(batch);
      if (proves && !batch.digest().isEmpty() && !again.digest().equals(batch.digest()))
        throw new CheckpointException(
            "update "
                + batch.version()
                + " was made again and came out with other weights than the journal has:"
                + " resume the run on the machine that made them");
    }
    String digest = engine.digest();
    String known = state.weightsDigest();
    if (proves && !known.isEmpty() && !digest.equals(known))
      throw new CheckpointException(
          "the restored weights of version "
              + state.version()
              + " are not those that the journal has: resume the run on the machine that made them");
    return new Ready(engine.parameters(), digest, plan.fromVersion(), batches.size(), divergences);
  }

  private void load(CheckpointSaved c) {
    try {
      engine.load(checkpoints.resolve(c.folderName()), c.weightsDigest(), c.optimizerDigest());
    } catch (CheckpointException e) {
      throw new CheckpointException(
          e.getMessage()
              + "; remove it and resume: its weights are then made again from the journal",
          e);
    }
  }

  /** Samples what a command asks for. */
  public Solved sample(Generate command) {
    long begun = System.nanoTime();
    List<int[]> promptIds = new ArrayList<>();
    for (Prompt p : command.prompts()) promptIds.add(wording.prompt(p.text(), p.given()));
    GenerationPlan plan =
        GenerationPlan.of(roomy(command, promptIds), promptIds, settings.sampling().chunkRows());
    List<List<Sampled>> byChunk = new ArrayList<>();
    for (GenerationPlan.Chunk chunk : plan.chunks()) {
      FailPoint.at("student.mid-generation");
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (GenerationPlan.Line line : chunk.lines()) {
        float[] uniforms =
            command.greedy() ? new float[0] : plan.uniforms(settings.run().seed(), line);
        rows.add(new GenerateBatch.Row(line.ids(), line.maxTokens(), uniforms));
      }
      GenerateBatch batch =
          new GenerateBatch(rows, settings.sampling().temperature(), command.greedy());
      List<Sampled> sampled = new ArrayList<>();
      for (Generation.Row row : engine.generate(batch).rows()) {
        int[] ids = row.ids();
        boolean finished = ids.length > 0 && wording.ends(ids[ids.length - 1]);
        sampled.add(new Sampled(ids, command.greedy() ? new float[0] : row.logProbs(), finished));
      }
      byChunk.add(sampled);
    }
    return new Solved(promptIds, plan.inOrder(byChunk), (System.nanoTime() - begun) / 1000);
  }

  /** The command with as much room for each answer as the Student has. */
  private Generate roomy(Generate command, List<int[]> promptIds) {
    List<Prompt> prompts = new ArrayList<>();
    for (int k = 0; k < promptIds.size(); k++) {
      Prompt p = command.prompts().get(k);
      int room = wording.room(promptIds.get(k), p.maxTokens());
      prompts.add(new Prompt(p.taskId(), p.cell(), p.text(), p.given(), room));
    }
    return new Generate(
        command.run(),
        command.key(),
        command.weightsVersion(),
        command.samples(),
        command.greedy(),
        prompts);
  }

  /** Takes the steps of one batch. */
  public Learned learn(ResolvedBatch batch) {
    limit.begin(batch);
    if (batch.key().stage() == Stage.WARM_UP) return lesson(batch.key().index());
    reference.before(batch);
    List<Row> rows = TrainRows.policy(batch);
    Optional<StepResult> policy =
        rows.isEmpty() ? Optional.empty() : Optional.of(policy(rows, batch.learningRate()));
    List<StepResult> replay = new ArrayList<>();
    for (List<cosr.student.core.Sample> samples : batch.replay()) {
      FailPoint.at("student.mid-update");
      Settings.Replay r = settings.replay();
      int step = Schedules.reminders(r, batch.key().index(), replay.size());
      List<Row> supervised = new ArrayList<>(TrainRows.replay(samples));
      supervised.addAll(lesson(lessons.reminders(step, r.lessonRows())));
      replay.add(supervised(supervised, batch.replayRate()));
    }
    return new Learned(engine.digest(), policy, replay, limit.fresh());
  }

  private StepResult policy(List<Row> rows, double rate) {
    TrainBatch.Loss loss = Algorithm.of(settings.learning()).loss();
    double sampled = settings.sampling().temperature();
    boolean supervised = loss instanceof TrainBatch.Loss.Supervised;
    double temperature = supervised ? 1 : sampled;
    Step step = train(loss, temperature, rows, rate);
    boolean comparable = temperature == sampled;
    return new StepResult(
        step.loss(),
        step.gradNorm(),
        step.entropy(),
        step.clipLow(),
        step.clipHigh(),
        supervised ? Double.NaN : step.meanRatio(),
        loss.beta() > 0 ? step.divergence() : Double.NaN,
        comparable ? step.mismatch() : Double.NaN,
        comparable ? step.greatestMismatch() : Double.NaN);
  }

  private StepResult supervised(List<Row> rows, double rate) {
    Step step = train(new TrainBatch.Loss.Supervised(), 1.0, rows, rate);
    return new StepResult(
        step.loss(), step.gradNorm(), step.entropy(), step.clipLow(), step.clipHigh());
  }

  private Learned lesson(int index) {
    Settings.WarmUp w = settings.warmUp();
    List<StepResult> steps = new ArrayList<>();
    for (int s = index * w.lessonSteps(); s < (index + 1) * w.lessonSteps(); s++) {
      FailPoint.at("student.mid-lesson");
      List<Row> rows = lesson(lessons.rows(s, w.batch()));
      steps.add(supervised(rows, Schedules.warmUp(w, s)));
    }
    return new Learned(engine.digest(), Optional.empty(), steps, limit.fresh());
  }

  private List<Row> lesson(List<Lessons.Row> rows) {
    return TrainRows.lesson(rows, wording);
  }

  private Step train(TrainBatch.Loss loss, double temperature, List<Row> rows, double rate) {
    return limit.step(rows, tokens -> engine.train(batch(loss, temperature, rows, tokens), rate));
  }

  private static TrainBatch batch(
      TrainBatch.Loss loss, double temperature, List<Row> rows, int tokens) {
    List<List<TrainBatch.Row>> pieces = new ArrayList<>();
    for (List<Row> piece : Microbatches.cut(rows, tokens)) {
      List<TrainBatch.Row> out = new ArrayList<>();
      for (Row r : piece)
        out.add(new TrainBatch.Row(r.ids(), r.promptLength(), r.weight(), r.oldLogProbs()));
      pieces.add(out);
    }
    return new TrainBatch(loss, temperature, pieces);
  }

  /** Writes a checkpoint of the weights as they are. */
  CheckpointSaved save(StudentState state) {
    String folder = "v%06d".formatted(state.version());
    SavedWeights saved =
        engine.save(checkpoints.resolve(folder), place -> FailPoint.at("checkpoint." + place));
    return new CheckpointSaved(
        state.version(), folder, saved.weightsDigest(), saved.optimizerDigest());
  }

  /** The text of tokens. */
  public String text(int[] ids) {
    return wording.text(ids);
  }

  /** Frees the engine. */
  public void close() {
    wording.close();
    engine.close();
  }
}
