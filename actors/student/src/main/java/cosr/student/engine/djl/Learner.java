package cosr.student.engine.djl;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import cosr.student.engine.EngineOptions;
import cosr.student.engine.MemoryException;
import cosr.student.engine.Step;
import cosr.student.engine.TrainBatch;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Updates: a call of the script for each micro-batch, and one for the optimizer's step. */
final class Learner {
  /** Numbers of a micro-batch that are added up; the one after them is a maximum. */
  private static final int SUMS = 7;

  private final NDManager root;
  private final Script script;
  private final ModelShape shape;
  private final EngineOptions options;
  private final RotaryTable table;

  Learner(
      NDManager root, Script script, ModelShape shape, EngineOptions options, RotaryTable table) {
    this.root = root;
    this.script = script;
    this.shape = shape;
    this.options = options;
    this.table = table;
  }

  /**
   * One update.
   *
   * @param weights argument w of the script
   * @param held what learns
   * @throws ArithmeticException if the gradient's norm isn't finite; nothing is changed then
   * @throws MemoryException if there is not enough for a micro-batch; nothing is changed then
   */
  Step train(
      List<NDArray> weights,
      Held held,
      Reference reference,
      TrainBatch batch,
      double learningRate) {
    double[] sums = new double[SUMS];
    double most = 0;
    whole(held::state);
    try {
      for (int i = 0; i < batch.microBatches().size(); i++) {
        double[] part = gradients(weights, held, reference, batch, i);
        for (int k = 0; k < SUMS; k++) sums[k] += part[k];
        most = Math.max(most, part[SUMS]);
      }
    } catch (EngineException e) {
      RuntimeException failure =
          Memory.lacking("gradients", e).<RuntimeException>map(lacking -> lacking).orElse(e);
      Memory.giveBack(root.getDevice().isGpu());
      throw failure;
    } catch (MemoryException e) {
      Memory.giveBack(root.getDevice().isGpu());
      throw e;
    }
    double norm = whole(() -> update(held, learningRate));
    if (!Double.isFinite(norm))
      throw new ArithmeticException(
          "the gradient's norm is " + norm + " (loss " + sums[0] + "); the weights are unchanged");
    double tokens = batch.tokens();
    return new Step(
        sums[0],
        norm,
        sums[1] / tokens,
        sums[2] / tokens,
        sums[3] / tokens,
        sums[4] / tokens,
        sums[5] / tokens,
        batch.sampled() ? sums[6] / tokens : Double.NaN,
        batch.sampled() ? most : Double.NaN,
        batch.tokens());
  }

  /** What takes as much memory for any batch; a part of it that was done is not done again. */
  private static <T> T whole(Supplier<T> work) {
    try {
      return work.get();
    } catch (MemoryException e) {
      throw MemoryException.whatever(
          e.getMessage()
              + ": the optimizer's step does not fit; nothing is lost, resume where there is more memory",
          e);
    }
  }

  private double[] gradients(
      List<NDArray> weights, Held held, Reference reference, TrainBatch batch, int index) {
    boolean alone = options.precision().equals(EngineOptions.MIMIC);
    DataType real = EngineOptions.wide(options.precision()) ? DataType.FLOAT64 : DataType.FLOAT32;
    try (NDManager call = root.newSubManager()) {
      List<NDArray> arguments = new ArrayList<>(weights);
      arguments.addAll(reference.arguments(call, batch.needsReference()));
      arguments.addAll(held.state().sums);
      arguments.addAll(new TrainPacking(shape, batch, index, alone).arrays(call, real));
      arguments.add(Host.of(call).create(TrainPacking.settings(batch, index)));
      arguments.addAll(List.of(table.cos(), table.sin()));
      return script.run(call, "gradients", true, arguments).get(0).toDoubleArray();
    }
  }

  private double update(Held held, double learningRate) {
    try (NDManager call = root.newSubManager()) {
      List<NDArray> arguments = new ArrayList<>(held.weights);
      arguments.addAll(held.state().sums);
      arguments.addAll(held.state().first);
      arguments.addAll(held.state().second);
      arguments.add(held.state().steps);
      arguments.add(
          Host.of(call)
              .create(
                  new double[] {
                    learningRate,
                    options.weightDecay(),
                    options.beta1(),
                    options.beta2(),
                    options.epsilon(),
                    options.maxGradNorm()
                  }));
      return script.run(call, "update", false, arguments).get(0).toDoubleArray()[0];
    }
  }
}
