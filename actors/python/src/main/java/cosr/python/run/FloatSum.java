package cosr.python.run;

import cosr.python.value.Numeric;
import cosr.python.value.PyFloat;
import cosr.python.value.PyValue;
import cosr.python.value.RefusedException;

/**
 * Newer versions of CPython keep what is lost when floats are summed: a sum that shows is refused.
 */
final class FloatSum {
  private double sum;
  private double lost;
  private boolean floats;

  void add(PyValue total, PyValue item) {
    if (!floats) {
      if (!(total instanceof PyFloat) && !(item instanceof PyFloat)) return;
      if (!Numeric.isNumber(total) || !Numeric.isNumber(item)) return;
      floats = true;
      sum = Numeric.toDouble(total);
    }
    if (!Numeric.isNumber(item)) return;
    double x = Numeric.toDouble(item);
    double t = sum + x;
    lost += Math.abs(sum) >= Math.abs(x) ? (sum - t) + x : (x - t) + sum;
    sum = t;
  }

  void check(PyValue total) {
    if (!floats || !(total instanceof PyFloat f) || Double.isInfinite(f.value())) return;
    if (sum + lost != f.value())
      throw new RefusedException("float-sum", 0, "versions of CPython differ on this sum");
  }
}
