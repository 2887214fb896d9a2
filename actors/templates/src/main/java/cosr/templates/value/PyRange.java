package cosr.templates.value;

import java.math.BigInteger;
import java.util.AbstractList;

/** A Python range of at most 100,000 numbers, which is what the sandbox allows. */
public final class PyRange extends AbstractList<Object> {
  private static final int MAX = 100_000;
  private final BigInteger start;
  private final BigInteger stop;
  private final BigInteger step;
  private final int size;

  public PyRange(BigInteger start, BigInteger stop, BigInteger step) {
    if (step.signum() == 0) {
      throw PyException.value("range() arg 3 must not be zero");
    }
    this.start = start;
    this.stop = stop;
    this.step = step;
    BigInteger span = step.signum() > 0 ? stop.subtract(start) : start.subtract(stop);
    BigInteger count =
        span.signum() <= 0
            ? BigInteger.ZERO
            : span.subtract(BigInteger.ONE).divide(step.abs()).add(BigInteger.ONE);
    if (count.bitLength() > 63) {
      throw new PyException("OverflowError", "Python int too large to convert to C ssize_t");
    }
    if (count.compareTo(BigInteger.valueOf(MAX)) > 0) {
      throw new PyException(
          "OverflowError",
          "Range too big. The sandbox blocks ranges larger than MAX_RANGE (" + MAX + ").");
    }
    this.size = count.intValueExact();
  }

  @Override
  public Object get(int index) {
    return start.add(step.multiply(BigInteger.valueOf(index)));
  }

  @Override
  public int size() {
    return size;
  }

  /** The range as Python writes it. */
  public String text() {
    String ends = "range(" + start + ", " + stop;
    return step.equals(BigInteger.ONE) ? ends + ")" : ends + ", " + step + ")";
  }
}
