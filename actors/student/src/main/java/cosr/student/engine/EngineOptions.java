package cosr.student.engine;

import cosr.config.Settings;

/**
 * What stays the same for all updates of a run.
 *
 * @param embeddingScale standard deviation of the initial embedding
 * @param queryKeyLikeness correlation of the initial query and key matrices
 * @param weightDecay decoupled, times the learning rate, on matrices only
 * @param maxGradNorm global norm that a gradient is clipped to
 * @param threads of the engine
 * @param precision {@code auto}, {@code fp32} or {@code bf16}: what {@link Kernels} are chosen by;
 *     or {@link #FP64}, {@link #MIMIC} or {@link #PLAIN}, for checks
 * @param device {@code cpu}, {@code gpu} or {@code gpu:N}
 */
public record EngineOptions(
    double embeddingScale,
    double queryKeyLikeness,
    double beta1,
    double beta2,
    double epsilon,
    double weightDecay,
    double maxGradNorm,
    int threads,
    String precision,
    String device) {

  /** Everything in float64. */
  public static final String FP64 = "fp64";

  /** In float64 but for norms and the softmax, as transformers computes a float64 model. */
  public static final String MIMIC = "fp64-as-transformers";

  /** In float32 by the kernels that PyTorch takes by itself, as a GPU does. */
  public static final String PLAIN = "fp32-plain";

  /** Whether the numbers of a precision are float64. */
  public static boolean wide(String precision) {
    return precision.equals(FP64) || precision.equals(MIMIC);
  }

  /** On the processor. */
  public EngineOptions(
      double embeddingScale,
      double queryKeyLikeness,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      double maxGradNorm,
      int threads,
      String precision) {
    this(
        embeddingScale,
        queryKeyLikeness,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        maxGradNorm,
        threads,
        precision,
        "cpu");
  }

  /** The same on another device. */
  public EngineOptions on(String other) {
    return new EngineOptions(
        embeddingScale,
        queryKeyLikeness,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        maxGradNorm,
        threads,
        precision,
        other);
  }

  /** What the settings say. */
  public static EngineOptions of(Settings settings) {
    Settings.Learning learning = settings.learning();
    return new EngineOptions(
        settings.model().embeddingScale(),
        settings.model().queryKeyLikeness(),
        learning.beta1(),
        learning.beta2(),
        learning.epsilon(),
        learning.weightDecay(),
        learning.maxGradNorm(),
        settings.engine().threads(),
        settings.engine().precision(),
        settings.engine().device());
  }
}
