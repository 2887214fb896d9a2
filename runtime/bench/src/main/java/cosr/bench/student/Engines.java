package cosr.bench.student;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.Kernels;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.model.ModelShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The Student's engine for a shape in each way that it can compute, with the default settings. */
public final class Engines {
  /** The settings that hold where a measurement says nothing else. */
  public static final Settings SETTINGS = SettingsLoader.defaults().settings();

  static final double EMBEDDING_SCALE = SETTINGS.model().embeddingScale();
  static final int MICRO_BATCH_TOKENS = SETTINGS.learning().microBatchTokens();
  static final long SEED = SETTINGS.run().seed();

  private Engines() {}

  /**
   * By the names of its kernels, training's and sampling's, with fresh weights; the caller closes
   * them.
   */
  public static Map<String, TensorEngine> of(ModelShape shape) {
    Map<String, TensorEngine> engines = new LinkedHashMap<>();
    for (String precision : List.of("fp32", "auto"))
      engines.computeIfAbsent(
          label(DjlEngine.kernels(shape, precision, "cpu")), name -> engine(shape, precision));
    return engines;
  }

  private static String label(Kernels kernels) {
    String training = kernels.training().name().toLowerCase(Locale.ROOT);
    String sampling = kernels.sampling().name().toLowerCase(Locale.ROOT);
    return training.equals(sampling) ? training : training + "/" + sampling;
  }

  private static TensorEngine engine(ModelShape shape, String precision) {
    EngineOptions of = EngineOptions.of(SETTINGS);
    EngineOptions options =
        new EngineOptions(
            of.embeddingScale(),
            0,
            of.beta1(),
            of.beta2(),
            of.epsilon(),
            of.weightDecay(),
            of.maxGradNorm(),
            of.threads(),
            precision);
    TensorEngine engine = new DjlEngine(shape, options, new TreeMap<>());
    engine.initialise(SEED);
    return engine;
  }
}
