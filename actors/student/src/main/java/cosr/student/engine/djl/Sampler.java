package cosr.student.engine.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cosr.student.engine.Choice;
import cosr.student.engine.GenerateBatch;
import cosr.student.engine.Generation;
import cosr.student.engine.OpenBatch;
import cosr.student.model.ModelShape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The sampling side of an engine. */
final class Sampler {
  private final NDManager root;
  private final Script script;
  private final ModelShape shape;
  private final DataType real;
  private final RotaryTable table;

  Sampler(NDManager root, Script script, ModelShape shape, DataType real, RotaryTable table) {
    this.root = root;
    this.script = script;
    this.shape = shape;
    this.real = real;
    this.table = table;
  }

  /**
   * A whole batch in one call.
   *
   * @param weights argument w of the script
   */
  Generation generate(List<NDArray> weights, GenerateBatch batch) {
    try (NDManager call = root.newSubManager()) {
      List<NDArray> arguments = new ArrayList<>(weights);
      arguments.addAll(Packing.generate(call, shape, batch));
      arguments.addAll(List.of(table.cos(), table.sin()));
      NDList out = script.run(call, "generate", false, arguments);
      float[] logProbs = out.get(1).toType(DataType.FLOAT32, false).toFloatArray();
      return Packing.generated(shape, batch, out.get(0).toLongArray(), logProbs);
    }
  }

  /**
   * An empty batch.
   *
   * @param weights argument w of the script; throws where they are no longer what they were
   */
  OpenBatch open(Supplier<List<NDArray>> weights) {
    return new DjlOpenBatch(root.newSubManager(), script, shape, table, weights);
  }

  /** The probabilities of tokens that a choice leaves of their logits. */
  double[] remaining(double[] logits, Choice choice) {
    try (NDManager call = root.newSubManager()) {
      NDArray z = call.create(logits, new Shape(1, logits.length)).toType(real, false);
      NDArray how = ChoicePacking.how(call, List.of(choice));
      NDArray out = script.run(call, "remaining", false, List.of(z, how)).get(0);
      return out.toType(DataType.FLOAT64, false).toDoubleArray();
    }
  }
}
