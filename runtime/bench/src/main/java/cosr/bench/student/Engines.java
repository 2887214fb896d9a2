package cosr.bench.student;

import cosr.config.Settings;
import cosr.config.SettingsLoader;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.TensorEngine;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.model.ModelShape;
import java.util.LinkedHashMap;
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

  /** By the name of its kernels, with fresh weights; the caller closes them. */
  public static Map<String, TensorEngine> of(ModelShape shape) {
    Map<String, TensorEngine> engines = new LinkedHashMap<>();
    engines.put("fp32", engine(shape, EngineOptions.of(SETTINGS)));
    return engines;
  }

  private static TensorEngine engine(ModelShape shape, EngineOptions options) {
    TensorEngine engine = new DjlEngine(shape, options, new TreeMap<>());
    engine.initialise(SEED);
    return engine;
  }
}
