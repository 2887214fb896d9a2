package cosr.bench.gpu;

import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.Source;
import cosr.student.engine.Step;
import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.engine.djl.DjlEngine;
import cosr.student.model.ModelPlan;
import cosr.student.model.ModelShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/** What a device computes of a tiny model, beside what this machine's processor does. */
final class Numbers {
  private static final double LEARNING_RATE = 1e-3;
  private static final int STEPS = 3;

  private Numbers() {}

  /**
   * @param worst greatest difference from the processor's numbers, over the largest of those
   * @param bound that it may have
   */
  record Check(String name, double worst, double bound) {
    boolean ok() {
      return worst <= bound;
    }
  }

  /** Logits, greedy answers, losses, gradients and weights after some steps. */
  static List<Check> of(String device) {
    try (DjlEngine reference = engine("cpu");
        DjlEngine engine = engine(device)) {
      int[] ids = {7, 9, 500, 3, 3, 200, 31, 44};
      double logits = apart(reference.logits(ids), engine.logits(ids));
      GenerateBatch prompts = Work.sampling(Size.TINY);
      GenerateBatch greedy = new GenerateBatch(prompts.rows(), prompts.temperature(), true);
      double answers = differing(reference.generate(greedy), engine.generate(greedy));
      double losses = 0;
      double gradients = 0;
      for (int i = 0; i < STEPS; i++) {
        Step wanted = reference.train(Work.learning(Size.TINY, 200), LEARNING_RATE);
        Step found = engine.train(Work.learning(Size.TINY, 200), LEARNING_RATE);
        losses = Math.max(losses, Math.abs(wanted.loss() - found.loss()));
        gradients = Math.max(gradients, apart(reference.gradient(), engine.gradient()));
      }
      return List.of(
          new Check("logits", logits, 1e-4),
          new Check("greedy answers that differ", answers, 0),
          new Check("loss", losses, 1e-4),
          new Check("gradient", gradients, 1e-4),
          new Check(
              "weights after %d steps".formatted(STEPS),
              apart(reference.weights(), engine.weights()),
              1e-4));
    }
  }

  private static DjlEngine engine(String device) {
    ModelShape shape = Size.TINY.shape();
    DjlEngine engine =
        new DjlEngine(ModelPlan.full(shape), Speed.OPTIONS.on(device), Size.TINY.files());
    engine.replace(Size.TINY.weights(), Source.NONE);
    return engine;
  }

  private static double differing(Generation wanted, Generation found) {
    int off = 0;
    for (int i = 0; i < wanted.rows().size(); i++)
      if (!Arrays.equals(wanted.rows().get(i).ids(), found.rows().get(i).ids())) off++;
    return off;
  }

  private static double apart(double[] wanted, double[] found) {
    double worst = 0;
    double largest = 0;
    for (int i = 0; i < wanted.length; i++) {
      worst = Math.max(worst, Math.abs(wanted[i] - found[i]));
      largest = Math.max(largest, Math.abs(wanted[i]));
      if (Double.isNaN(found[i])) return Double.POSITIVE_INFINITY;
    }
    return worst / largest;
  }

  private static double apart(
      SortedMap<String, TensorFeed> wanted, SortedMap<String, TensorFeed> found) {
    return apart(numbers(wanted), numbers(found));
  }

  private static double[] numbers(SortedMap<String, TensorFeed> tensors) {
    double[] all = new double[(int) Size.TINY.shape().parameters()];
    int[] at = {0};
    try {
      for (TensorFeed feed : tensors.values())
        feed.into(
            chunk -> {
              while (chunk.remaining() >= Float.BYTES) all[at[0]++] = chunk.getFloat();
            });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }
}
