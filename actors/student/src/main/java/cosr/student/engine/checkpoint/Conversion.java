package cosr.student.engine.checkpoint;

import java.nio.ByteBuffer;

/** Numbers of one floating type as those of another. */
final class Conversion {
  private Conversion() {}

  /** Moves all of {@code in} to {@code out}, which has room; both are little-endian. */
  static void convert(ByteBuffer in, NumberType from, ByteBuffer out, NumberType to) {
    if (from == to) {
      out.put(in);
      return;
    }
    int count = in.remaining() / from.size();
    if (from == NumberType.F64 || to == NumberType.F64) {
      narrowDoubles(doubles(in, from, count), out, to);
      return;
    }
    narrowFloats(floats(in, from, count), out, to);
  }

  private static int[] floats(ByteBuffer in, NumberType from, int count) {
    int[] bits = new int[count];
    if (from == NumberType.F32) {
      in.asIntBuffer().get(bits);
    } else {
      short[] halves = new short[count];
      in.asShortBuffer().get(halves);
      if (from == NumberType.BF16)
        for (int i = 0; i < count; i++) bits[i] = HalfFloats.fromBfloat16(halves[i]);
      else for (int i = 0; i < count; i++) bits[i] = HalfFloats.fromFloat16(halves[i]);
    }
    in.position(in.limit());
    return bits;
  }

  private static void narrowFloats(int[] bits, ByteBuffer out, NumberType to) {
    if (to == NumberType.F32) {
      out.asIntBuffer().put(bits);
    } else {
      short[] halves = new short[bits.length];
      if (to == NumberType.BF16)
        for (int i = 0; i < bits.length; i++) halves[i] = HalfFloats.toBfloat16(bits[i]);
      else for (int i = 0; i < bits.length; i++) halves[i] = HalfFloats.toFloat16(bits[i]);
      out.asShortBuffer().put(halves);
    }
    out.position(out.position() + bits.length * to.size());
  }

  private static double[] doubles(ByteBuffer in, NumberType from, int count) {
    double[] wide = new double[count];
    if (from == NumberType.F64) {
      in.asDoubleBuffer().get(wide);
      in.position(in.limit());
    } else {
      int[] bits = floats(in, from, count);
      for (int i = 0; i < count; i++) wide[i] = Float.intBitsToFloat(bits[i]);
    }
    return wide;
  }

  private static void narrowDoubles(double[] wide, ByteBuffer out, NumberType to) {
    if (to == NumberType.F64) {
      out.asDoubleBuffer().put(wide);
      out.position(out.position() + wide.length * Double.BYTES);
      return;
    }
    int[] bits = new int[wide.length];
    for (int i = 0; i < bits.length; i++) bits[i] = Float.floatToRawIntBits((float) wide[i]);
    narrowFloats(bits, out, to);
  }
}
