package cosr.student.hub;

import cosr.student.engine.checkpoint.TensorFeed;
import cosr.student.model.LoraModule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Adapters folded into the matrices that they are beside: {@code W + scale * B A}. */
public final class Merge {
  private Merge() {}

  /**
   * The sum, row by row; products in double precision.
   *
   * @param base W, float32
   * @param a [rank, inputs], row by row
   * @param b [outputs, rank], row by row
   */
  public static TensorFeed of(LoraModule module, TensorFeed base, float[] a, float[] b) {
    return sink -> {
      long[] at = {0};
      base.into(
          chunk -> {
            ByteBuffer out = ByteBuffer.allocate(chunk.remaining()).order(ByteOrder.LITTLE_ENDIAN);
            while (chunk.hasRemaining()) {
              int row = (int) (at[0] / module.inputs());
              int from = (int) (at[0] % module.inputs());
              int to = Math.min(module.inputs(), from + chunk.remaining() / Float.BYTES);
              double[] sums = sums(module, a, b, row, from, to);
              for (double sum : sums) out.putFloat((float) (chunk.getFloat() + sum));
              at[0] += to - from;
            }
            sink.accept(out.flip());
          });
    };
  }

  private static double[] sums(LoraModule module, float[] a, float[] b, int row, int from, int to) {
    double[] sums = new double[to - from];
    for (int k = 0; k < module.rank(); k++) {
      double factor = module.scale() * b[row * module.rank() + k];
      int start = k * module.inputs() + from;
      for (int i = 0; i < sums.length; i++) sums[i] += factor * a[start + i];
    }
    return sums;
  }
}
