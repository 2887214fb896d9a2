package cosr.student.engine.checkpoint;

/**
 * The two 16-bit types as bits of a float32 and back. Widening is exact; narrowing rounds to the
 * nearest, a tie to the even one, as torch does. A NaN stays a NaN, its payload as far as it fits.
 */
public final class HalfFloats {
  private static final int INFINITY = 0x7f800000;

  private HalfFloats() {}

  /** Bits of the float32 that equals a bfloat16. */
  public static int fromBfloat16(short bits) {
    return bits << 16;
  }

  /** The bfloat16 nearest to a float32. */
  public static short toBfloat16(int bits) {
    if ((bits & 0x7fffffff) > INFINITY) return quiet(bits >> 16, 0x7f);
    return (short) ((bits + 0x7fff + ((bits >>> 16) & 1)) >> 16);
  }

  /** Bits of the float32 that equals a float16. */
  public static int fromFloat16(short bits) {
    int sign = (bits & 0x8000) << 16;
    int magnitude = bits & 0x7fff;
    if (magnitude >= 0x7c00) return sign | INFINITY | (magnitude & 0x3ff) << 13;
    if (magnitude < 0x400) return sign | Float.floatToRawIntBits(magnitude * 0x1p-24f);
    return sign | (magnitude << 13) + (112 << 23);
  }

  /** The float16 nearest to a float32; infinite from 65520 on. */
  public static short toFloat16(int bits) {
    if ((bits & 0x7fffffff) > INFINITY)
      return quiet((bits >> 16 & 0x8000) | 0x7c00 | (bits >> 13 & 0x3ff), 0x3ff);
    return Float.floatToFloat16(Float.intBitsToFloat(bits));
  }

  /** A NaN whose payload was cut to nothing would be an infinity. */
  private static short quiet(int bits, int payload) {
    return (short) ((bits & payload) == 0 ? bits | (payload + 1) / 2 : bits);
  }
}
