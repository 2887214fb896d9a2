package cosr.python.value;

/**
 * A double that is a number: what would be not-a-number is refused where it would come to be.
 *
 * @param value never NaN
 */
public record PyFloat(double value) implements PyValue {
  /** The value of a result, which is refused if it is NaN. */
  public static PyFloat of(double value) {
    if (Double.isNaN(value)) throw new RefusedException("nan", 0, "not-a-number");
    return new PyFloat(value);
  }
}
