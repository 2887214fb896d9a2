package cosr.student.engine.djl;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import cosr.student.model.ModelShape;

/**
 * Cosines and sines of rotary positions (Su et al., "RoFormer", 2021), in the layout of Llama: the
 * angles of a head's first half are repeated in its second. Angles are float32 and computed by the
 * engine's processor kernels, as every published model was trained with; at far positions that is
 * another angle than the exact one.
 *
 * @param cos [max length, head size]
 * @param sin likewise
 */
public record RotaryTable(NDArray cos, NDArray sin) {
  /** The tables of a shape, owned by the manager. */
  public static RotaryTable of(NDManager manager, ModelShape shape, DataType real) {
    int half = Math.max(1, shape.headSize() / 2);
    float[] exponents = new float[half];
    for (int i = 0; i < half; i++) exponents[i] = (float) (2 * i) / shape.headSize();
    float[] positions = new float[shape.maxLength()];
    for (int p = 0; p < positions.length; p++) positions[p] = p;
    EngineSetup.enter(false);
    try (NDManager call = manager.newSubManager(Device.cpu())) {
      float theta = (float) shape.rotary().theta();
      NDArray turns = call.create(1f).div(call.create(theta).pow(call.create(exponents)));
      NDArray row = call.create(shape.rotary().stretched(turns.toFloatArray()), new Shape(1, half));
      NDArray angles = call.create(positions, new Shape(positions.length, 1)).mul(row);
      NDArray both = angles.concat(angles, 1);
      NDArray cos = on(manager, both.cos().toType(real, true));
      NDArray sin = on(manager, both.sin().toType(real, true));
      cos.attach(manager);
      sin.attach(manager);
      return new RotaryTable(cos, sin);
    }
  }

  private static NDArray on(NDManager manager, NDArray array) {
    return array.toDevice(manager.getDevice(), false);
  }
}
