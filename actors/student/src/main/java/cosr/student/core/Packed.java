package cosr.student.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Numbers as bytes: int32 and float32, little-endian, one after the other. */
public final class Packed {
  private Packed() {}

  /** Packs int32. */
  public static byte[] ints(int... values) {
    ByteBuffer b = buffer(values.length);
    b.asIntBuffer().put(values);
    return b.array();
  }

  /** Packs float32. */
  public static byte[] floats(float... values) {
    ByteBuffer b = buffer(values.length);
    b.asFloatBuffer().put(values);
    return b.array();
  }

  /** Unpacks int32. */
  public static int[] ints(byte[] packed) {
    return ints(packed, 0, packed.length / 4);
  }

  /** Unpacks {@code count} int32 from position {@code from}, counted in numbers. */
  public static int[] ints(byte[] packed, int from, int count) {
    int[] values = new int[count];
    view(packed).asIntBuffer().get(from, values);
    return values;
  }

  /** Unpacks float32. */
  public static float[] floats(byte[] packed) {
    return floats(packed, 0, packed.length / 4);
  }

  /** Unpacks {@code count} float32 from position {@code from}, counted in numbers. */
  public static float[] floats(byte[] packed, int from, int count) {
    float[] values = new float[count];
    view(packed).asFloatBuffer().get(from, values);
    return values;
  }

  private static ByteBuffer buffer(int numbers) {
    return ByteBuffer.allocate(4 * numbers).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer view(byte[] packed) {
    if (packed.length % 4 != 0)
      throw new IllegalArgumentException(packed.length + " bytes aren't whole 32-bit numbers");
    return ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
  }
}
