package cosr.bench.gpu;

import cosr.bench.Resident;
import cosr.config.DeviceName;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.Generation;
import cosr.student.engine.Source;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.engine.djl.Gpus;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import java.util.OptionalInt;
import java.util.function.LongSupplier;

/**
 * How fast a device learns and samples, by the clock.
 *
 * @param learned tokens of rows a second, their prompts included
 * @param sampled new tokens a second
 * @param bytes of the device's memory in use after learning; -1: not known
 */
record Speed(String label, long parameters, double learned, double sampled, long bytes) {
  static final EngineOptions OPTIONS =
      new EngineOptions(1, 0, 0.9, 0.95, 1e-8, 0, 1, 1, EngineOptions.PLAIN);

  private static final double LEARNING_RATE = 1e-6;

  /**
   * All weights learn, in float32, with moments.
   *
   * @param precision of the products
   * @param tokens of a micro-batch
   * @param seconds that each is measured for at least, after one turn that is not
   */
  static Speed of(Size size, String device, String precision, int tokens, double seconds) {
    ModelShape shape = size.shape();
    EngineOptions options = new EngineOptions(1, 0, 0.9, 0.95, 1e-8, 0, 1, 1, precision).on(device);
    try (DjlEngine engine = new DjlEngine(ModelPlan.full(shape), options, size.files())) {
      engine.replace(size.weights(), Source.NONE);
      long tokensOfRows = (long) size.rows * size.length;
      var batch = Work.learning(size, tokens);
      double learned =
          rate(
              seconds,
              () -> {
                engine.train(batch, LEARNING_RATE);
                return tokensOfRows;
              });
      long bytes = bytes(device);
      var prompts = Work.sampling(size);
      double sampled =
          rate(
              seconds,
              () -> {
                Generation made = engine.generate(prompts);
                return made.tokens();
              });
      return new Speed(size.label, shape.parameters(), learned, sampled, bytes);
    }
  }

  private static double rate(double seconds, LongSupplier turn) {
    long begun = -1;
    long tokens = 0;
    double took = 0;
    while (took < seconds) {
      long made = turn.getAsLong();
      if (begun < 0) {
        begun = System.nanoTime();
      } else {
        tokens += made;
        took = (System.nanoTime() - begun) / 1e9;
      }
    }
    return tokens / took;
  }

  /** Of the GPU, or of this process. */
  private static long bytes(String device) {
    OptionalInt gpu = DeviceName.of("--device", device).gpu();
    return gpu.isPresent()
        ? Gpus.used(gpu.getAsInt())
        : Resident.now(ProcessHandle.current().pid());
  }
}
