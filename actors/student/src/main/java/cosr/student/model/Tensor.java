package cosr.student.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Numbers of one tensor outside the engine.
 *
 * @param dims outermost first; empty for a scalar
 * @param bytes float32, little-endian, row by row
 */
public record Tensor(List<Integer> dims, byte[] bytes) {
  public Tensor {
    dims = List.copyOf(dims);
    long count = 1;
    for (int dim : dims) count *= dim;
    if (count * Float.BYTES != bytes.length)
      throw new IllegalArgumentException(bytes.length + " bytes for dimensions " + dims);
  }

  /** A tensor of these numbers. */
  public static Tensor of(List<Integer> dims, float[] values) {
    ByteBuffer buffer =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    buffer.asFloatBuffer().put(values);
    return new Tensor(dims, buffer.array());
  }

  /** The numbers. */
  public float[] values() {
    float[] values = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    return values;
  }
}
