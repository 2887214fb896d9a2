package cosr.student.actor;

import cosr.config.FailPoint;
import cosr.config.Settings;
import cosr.protocol.StudentCommand.Generate;
import cosr.student.core.GenerationPlan;
import cosr.student.core.GenerationPlan.Line;
import cosr.student.core.PromptBudget;
import cosr.student.core.Sampled;
import cosr.student.engine.Choice;
import cosr.student.engine.Continuous;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.TensorEngine;
import cosr.student.wording.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes attempts as the settings of sampling say: in chunks, or in one batch that rows enter as
 * others are done. What is drawn follows from the run's seed and the line alone; which rows are
 * computed together changes the last bits of the numbers. For the engine's thread.
 */
public final class AttemptMaker {
  private static final float[] NONE = {};

  /** Tokens before it is looked whether a text ended a row. */
  private static final int LOOK = 16;

  private final long seed;
  private final Settings.Sampling sampling;
  private final TensorEngine engine;
  private final Wording wording;
  private final boolean watched;

  /** For the weights that the engine has whenever attempts are made. */
  public AttemptMaker(Settings settings, TensorEngine engine, Wording wording) {
    this.seed = settings.run().seed();
    this.sampling = settings.sampling();
    this.engine = engine;
    this.wording = wording;
    this.watched = wording.watch().isPresent();
  }

  /**
   * What is sampled together.
   *
   * @param command with as much room for each answer as there is
   * @param promptIds by prompt of the command
   */
  public GenerationPlan plan(Generate command, List<int[]> promptIds) {
    int all = Math.max(1, command.prompts().size() * command.samples());
    return GenerationPlan.of(command, promptIds, sampling.slots() > 0 ? all : sampling.chunkRows());
  }

  /**
   * The attempts, by prompt and then by sample.
   *
   * @param greedy take the likeliest token; no filter and no budget of a prompt applies
   */
  public List<Sampled> of(GenerationPlan plan, boolean greedy) {
    List<List<Sampled>> byChunk = new ArrayList<>();
    for (GenerationPlan.Chunk chunk : plan.chunks()) {
      Run run = new Run(plan, chunk.lines(), greedy);
      byChunk.add(run.cut(sampling.slots() > 0 ? run.continuous() : run.whole()));
    }
    return plan.inOrder(byChunk);
  }

  /**
   * One answer by itself, whatever slots and budget there are.
   *
   * @param uniforms in {@code [0, 1)}, one for each token; none where greedy
   */
  public Sampled one(int[] prompt, int maxTokens, boolean greedy, float[] uniforms) {
    GenerateBatch.Row row =
        new GenerateBatch.Row(prompt, maxTokens, uniforms, choice(greedy), List.of());
    Generation made =
        engine.generate(new GenerateBatch(List.of(row), sampling.temperature(), greedy));
    AnswerEnd end = new AnswerEnd(wording);
    end.push(made.rows().getFirst().ids());
    return end.cut(made.rows().getFirst(), end.tokens(), !greedy);
  }

  /** How the tokens of a row are chosen, where it is not from the whole distribution. */
  private Optional<Choice> choice(boolean greedy) {
    Choice choice =
        new Choice(
            sampling.temperature(), sampling.topK(), sampling.topP(), sampling.minP(), greedy);
    return choice.filters() ? Optional.of(choice) : Optional.empty();
  }

  /** The lines of one chunk. */
  private final class Run implements Continuous.Queue {
    private final GenerationPlan plan;
    private final List<Line> lines;
    private final boolean greedy;
    private final List<AnswerEnd> ends = new ArrayList<>();
    private final int samples;

    Run(GenerationPlan plan, List<Line> lines, boolean greedy) {
      this.plan = plan;
      this.lines = lines;
      this.greedy = greedy;
      this.samples = 1 + lines.stream().mapToInt(Line::sample).max().orElse(0);
      for (int i = 0; i < lines.size(); i++) ends.add(new AnswerEnd(wording));
    }

    Generation whole() {
      FailPoint.at("student.mid-generation");
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) rows.add(row(i));
      Generation made = engine.generate(new GenerateBatch(rows, sampling.temperature(), greedy));
      for (int i = 0; i < lines.size(); i++) ends.get(i).push(made.rows().get(i).ids());
      return made;
    }

    Generation continuous() {
      return Continuous.generate(
          engine, this, sampling.slots(), watched ? LOOK : Continuous.SEGMENT);
    }

    @Override
    public int size() {
      return lines.size();
    }

    @Override
    public GenerateBatch batch(int from, int to) {
      FailPoint.at("student.mid-generation");
      List<GenerateBatch.Row> rows = new ArrayList<>();
      for (int i = from; i < to; i++) rows.add(row(i));
      return new GenerateBatch(rows, sampling.temperature(), greedy);
    }

    private GenerateBatch.Row row(int i) {
      Line line = lines.get(i);
      float[] uniforms = greedy ? NONE : plan.uniforms(seed, line);
      return new GenerateBatch.Row(
          line.ids(), line.maxTokens(), uniforms, choice(greedy), List.of());
    }

    @Override
    public boolean ends(int i, int[] ids) {
      ends.get(i).push(ids);
      return ends.get(i).finished() || budgeted() && ends.get(i).tokens() > longest(i);
    }

    private boolean budgeted() {
      return sampling.promptTokens() > 0 && !greedy;
    }

    /** Tokens of a line at most, by what is there of all attempts at its prompt. */
    private int longest(int i) {
      int first = i - lines.get(i).sample();
      int[] lengths =
          ends.subList(first, first + samples).stream().mapToInt(AnswerEnd::tokens).toArray();
      return PromptBudget.longest(lengths, sampling.promptTokens());
    }

    /** What was generated, each answer up to its end. */
    List<Sampled> cut(Generation made) {
      List<Sampled> sampled = new ArrayList<>();
      for (int i = 0; i < lines.size(); i++) {
        AnswerEnd end = ends.get(i);
        int longest = budgeted() ? longest(i) : end.tokens();
        Generation.Row row = made.rows().get(i);
        sampled.add(end.cut(row, longest, !greedy));
      }
      return sampled;
    }
  }
}
