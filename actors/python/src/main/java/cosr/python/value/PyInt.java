package cosr.python.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A whole number of any size; those that fit are kept as a {@code long}. */
public final class PyInt implements PyValue {
  private static final PyInt[] SMALL = new PyInt[1280];

  static {
    for (int i = 0; i < SMALL.length; i++) SMALL[i] = new PyInt(i - 256, null);
  }

  private final long small;
  private final @Nullable BigInteger big;

  private PyInt(long small, @Nullable BigInteger big) {
    this.small = small;
    this.big = big;
  }

  /** The number. */
  public static PyInt of(long value) {
    return value >= -256 && value < 1024 ? SMALL[(int) value + 256] : new PyInt(value, null);
  }

  /** The number, kept small where it fits. */
  public static PyInt of(BigInteger value) {
    return value.bitLength() < 64 ? of(value.longValue()) : new PyInt(0, value);
  }

  /** Whether it fits a {@code long}. */
  public boolean isSmall() {
    return big == null;
  }

  /** The value of one that {@link #isSmall}. */
  public long small() {
    return small;
  }

  /** The value, whatever its size. */
  public BigInteger big() {
    return big == null ? BigInteger.valueOf(small) : big;
  }

  /** -1, 0 or 1. */
  public int sign() {
    return big == null ? Long.signum(small) : big.signum();
  }

  /** Bits of the magnitude, as {@code int.bit_length}. */
  public long bits() {
    return big == null && small != Long.MIN_VALUE
        ? 64 - Long.numberOfLeadingZeros(Math.abs(small))
        : big().abs().bitLength();
  }

  @Override
  public String toString() {
    return repr();
  }
}
