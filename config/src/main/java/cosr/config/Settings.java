package cosr.config;

import java.util.List;

/**
 * The effective settings of one run, as its first event records them. Every component is a setting
 * of the same name in kebab case below {@code cosr}; {@code reference.conf} holds the defaults.
 */
public record Settings(
    Run run,
    Tasks tasks,
    StudentSettings student,
    Model model,
    WarmUp warmUp,
    Sampling sampling,
    Learning learning,
    Replay replay,
    Curriculum curriculum,
    Verification verification,
    Checkpoints checkpoints,
    Exams exams,
    Engine engine) {

  /** The same settings with other tasks. */
  public Settings with(Tasks others) {
    return with(others, student);
  }

  /** The same settings with what was taken down of the Student. */
  public Settings with(StudentSettings other) {
    return with(tasks, other);
  }

  private Settings with(Tasks others, StudentSettings other) {
    return new Settings(
        run,
        others,
        other,
        model,
        warmUp,
        sampling,
        learning,
        replay,
        curriculum,
        verification,
        checkpoints,
        exams,
        engine);
  }

  /**
   * @param seed key of every draw of the run
   * @param rounds rounds of practice after the warm-up
   * @param lag 0: strictly on-policy; 1: a round is generated from the weights of one update before
   */
  public record Run(long seed, int rounds, int lag) {}

  /**
   * @param families names of the task families, in the order of the tables
   * @param levels highest level of every family, from 1
   * @param dataset file whose rows are the tasks in place of the families; empty: none
   * @param withFamilies with a dataset: the families as well
   * @param skipBad rows that are no tasks are left out in place of refusing the file
   * @param context tokens of a row's prompt and answer at most
   */
  public record Tasks(
      List<String> families,
      int levels,
      String dataset,
      boolean withFamilies,
      boolean skipBad,
      int context,
      Columns columns,
      Pinned pinned) {
    /** Families alone. */
    public Tasks(List<String> families, int levels) {
      this(
          families,
          levels,
          "",
          false,
          false,
          DEFAULT_CONTEXT,
          Columns.NONE,
          new Pinned("", "", List.of()));
    }

    private static final int DEFAULT_CONTEXT = 1024;

    /** The same tasks with what was taken down of the dataset. */
    public Tasks with(String file, Pinned found) {
      return new Tasks(families, levels, file, withFamilies, skipBad, context, columns, found);
    }
  }

  /**
   * Names of a dataset's columns, where its shape is not known; empty: none.
   *
   * @param answer what the check compares with
   * @param solution a whole attempt that is right
   * @param check {@code auto}, or what decides
   */
  public record Columns(
      String prompt, String answer, String solution, String subject, String level, String check) {
    /** No names: the shape says them. */
    public static final Columns NONE = new Columns("", "", "", "", "", "auto");
  }

  /**
   * What a run takes down of its dataset as it is made, so that it is the same when it is resumed.
   *
   * @param sha256 of the file, in hex; empty: not taken down yet
   * @param symbols characters that have tokens for its sake
   * @param leftOut numbers of the rows that are not used
   */
  public record Pinned(String sha256, String symbols, List<Integer> leftOut) {}

  /**
   * Shape of the built-in Student.
   *
   * @param ropeLayers layers (from 0) with rotary positions; all others have none
   * @param embeddingScale standard deviation of the initial token embeddings
   * @param queryKeyLikeness correlation of the initial query and key matrices, 0 to below 1
   */
  public record Model(
      int hiddenSize,
      int layers,
      int heads,
      int keyValueHeads,
      int intermediateSize,
      List<Integer> ropeLayers,
      double embeddingScale,
      double queryKeyLikeness) {}

  /**
   * Supervised warm-up on the two easiest levels.
   *
   * @param steps updates in all
   * @param batch rows an update
   * @param lessonSteps updates a lesson; a lesson is the unit of the journal
   * @param rampSteps updates over which the learning rate rises linearly
   * @param decayShare share of the steps, at the end, over which it falls linearly
   */
  public record WarmUp(
      int steps,
      int batch,
      int lessonSteps,
      double learningRate,
      int rampSteps,
      double decayShare) {}

  /**
   * @param prompts tasks a round
   * @param samples attempts a task (the group)
   * @param chunkRows rows that are sampled together at most, where there are no slots
   * @param topK likeliest tokens that are drawn from; 0: all
   * @param topP tokens are drawn from the likeliest that come to this probability; 1: all
   * @param minP tokens of less than this share of the likeliest's probability are not drawn
   * @param stop texts that end an answer
   * @param slots rows of one batch that others enter as soon as some are done; 0: chunks
   * @param promptTokens tokens that all attempts at one prompt have together; 0: no bound
   */
  public record Sampling(
      int prompts,
      int samples,
      double temperature,
      int chunkRows,
      int topK,
      double topP,
      double minP,
      List<String> stop,
      int slots,
      int promptTokens) {
    /** Drawing from all tokens, in chunks. */
    public Sampling(int prompts, int samples, double temperature, int chunkRows) {
      this(prompts, samples, temperature, chunkRows, 0, 1, 0, List.of(), 0, 0);
    }
  }

  /**
   * The policy-gradient update and AdamW.
   *
   * @param policyGroups groups that a policy update learns from at most, those of the greatest
   *     spread first
   * @param microBatchTokens tokens of a micro-batch at most, a prompt of several rows counted once;
   *     gradients are accumulated over them
   * @param decayFrom share of the rounds from which the rates fall linearly
   * @param finalShare what remains of the rates at the last round
   * @param algorithm name of what a round is learned by
   * @param klBeta weight of the divergence from the weights that practice began with; 0: none
   * @param entropyBonus weight of the mean entropy; 0: none
   * @param importanceCap greatest weight of a token for the change of the policy since it was
   *     sampled; 0: the ratio is clipped in place of it
   * @param longestCompletion tokens: what a sum over a completion is divided by ({@code dr-grpo}),
   *     and from where on the penalty for length is whole; 0: none
   * @param overlongBuffer last tokens of the longest completion, over which that penalty grows; 0:
   *     there is none
   */
  public record Learning(
      double learningRate,
      double clipLow,
      double clipHigh,
      double maxGradNorm,
      double weightDecay,
      double beta1,
      double beta2,
      double epsilon,
      int policyGroups,
      int microBatchTokens,
      double decayFrom,
      double finalShare,
      String algorithm,
      double klBeta,
      double entropyBonus,
      double importanceCap,
      int longestCompletion,
      int overlongBuffer) {
    /** By the algorithm of the default run. */
    public Learning(
        double learningRate,
        double clipLow,
        double clipHigh,
        double maxGradNorm,
        double weightDecay,
        double beta1,
        double beta2,
        double epsilon,
        int policyGroups,
        int microBatchTokens,
        double decayFrom,
        double finalShare) {
      this(
          learningRate,
          clipLow,
          clipHigh,
          maxGradNorm,
          weightDecay,
          beta1,
          beta2,
          epsilon,
          policyGroups,
          microBatchTokens,
          decayFrom,
          finalShare,
          "cosr",
          0,
          0,
          0,
          0,
          0);
    }
  }

  /**
   * Supervised batches from the Student's own verified-correct attempts.
   *
   * @param batches updates a round
   * @param batch own attempts an update
   * @param lessonRows rows besides: lessons that go on in practice, with reference answers
   * @param capacity newest attempts kept for each cell
   * @param floor weight of a mastered cell; a cell's weight is floor + 1 - pass rate
   */
  public record Replay(
      int batches, int batch, int lessonRows, double learningRate, int capacity, double floor) {}

  /**
   * @param policy {@code progress}, {@code zpd} or {@code uniform}
   * @param probes training prompts a cell that are attempted before the first round
   * @param gate pass rate above which the next level opens
   */
  public record Curriculum(String policy, int probes, double gate) {}

  /**
   * @param recheckShare share of the verdicts that are decided a second time
   * @param stepLimit steps that a check inside the JVM may take
   * @param wallMillis wall-clock limit of a check; only a defect of ours can reach it
   * @param workers checks that run at once on a node, and sandboxes that it has
   */
  public record Verification(
      double recheckShare, long stepLimit, long wallMillis, int workers, Isolated isolated) {
    /** The same with the default limits of a sandbox. */
    public Verification(double recheckShare, long stepLimit, long wallMillis, int workers) {
      this(recheckShare, stepLimit, wallMillis, workers, new Isolated(2, 8_000, 256, 64, 4_096));
    }
  }

  /**
   * What one run of a program in a sandbox may use.
   *
   * @param cpuSeconds processor time
   * @param wallMillis time by the clock
   * @param memoryMib address space
   * @param outputKib of the standard output
   * @param cached newest verdicts on programs that a node keeps, so as not to decide them again
   */
  public record Isolated(int cpuSeconds, int wallMillis, int memoryMib, int outputKib, int cached) {
    /** The same where every verdict is decided anew. */
    public Isolated(int cpuSeconds, int wallMillis, int memoryMib, int outputKib) {
      this(cpuSeconds, wallMillis, memoryMib, outputKib, 0);
    }
  }

  /**
   * @param everyRounds rounds between checkpoints
   * @param everyLessons warm-up lessons between checkpoints
   * @param keepLast newest checkpoints that stay
   * @param keepEvery every checkpoint whose round is a multiple stays as well; 0: none
   */
  public record Checkpoints(int everyRounds, int everyLessons, int keepLast, int keepEvery) {}

  /**
   * @param everyRounds rounds between exams; there is one before the first and one after the last
   * @param perCell held-out prompts a cell
   */
  public record Exams(int everyRounds, int perCell) {}

  /**
   * @param threads threads of the tensor engine; part of what makes weights reproducible
   * @param precision of the matrix products: {@code auto}, {@code fp32} or {@code bf16}
   * @param device that computes: {@code cpu}, or {@code gpu:N}, the driver's GPU N; {@code gpu} is
   *     {@code gpu:0}
   */
  public record Engine(int threads, String precision, String device) {
    /** On the processor. */
    public Engine(int threads, String precision) {
      this(threads, precision, "cpu");
    }
  }
}
