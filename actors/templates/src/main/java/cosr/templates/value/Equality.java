package cosr.templates.value;

import java.math.BigDecimal;
import java.util.List;

/** Python's ==. What lists hold may be shared many times over, so the pairs are counted. */
public final class Equality {
  private static final int MOST = 10_000_000;
  private int pairs;

  private Equality() {}

  public static boolean equal(Object a, Object b) {
    return new Equality().holds(a, b);
  }

  /** Within containers Python takes the same object as equal before it asks. */
  public static boolean same(Object a, Object b) {
    return a == b || equal(a, b);
  }

  private boolean inner(Object a, Object b) {
    if (++pairs > MOST) {
      throw PyException.limit("the template compares more than " + MOST + " pairs of values");
    }
    return a == b || holds(a, b);
  }

  private boolean holds(Object a, Object b) {
    if (a == b) {
      return !(a instanceof Double d && d.isNaN());
    }
    if (Types.isNumber(a) && Types.isNumber(b)) {
      return numbers(a, b) == 0;
    }
    if (Types.isText(a) && Types.isText(b)) {
      return Types.text(a).equals(Types.text(b));
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return items(x.items(), y.items());
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return items(x.items(), y.items());
    }
    if (a instanceof PyRange x && b instanceof PyRange y) {
      return items(x, y);
    }
    if (a instanceof PyDict x && b instanceof PyDict y) {
      return dicts(x, y);
    }
    if (a instanceof PyView x && b instanceof PyView y && x.kind() != PyView.Kind.VALUES) {
      return x.kind() == y.kind() && sameElements(x, y);
    }
    return a instanceof Undefined && b instanceof Undefined;
  }

  /** Less than, equal to or more than 0; a NaN is 2. */
  static int numbers(Object a, Object b) {
    if (Types.isInt(a) && Types.isInt(b)) {
      return Types.integer(a).compareTo(Types.integer(b));
    }
    double x = Types.real(a);
    double y = Types.real(b);
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return 2;
    }
    if (Double.isInfinite(x) || Double.isInfinite(y)) {
      return Double.compare(Types.isInt(a) ? 0 : x, Types.isInt(b) ? 0 : y);
    }
    return decimal(a).compareTo(decimal(b));
  }

  private static BigDecimal decimal(Object value) {
    return value instanceof Double d ? new BigDecimal(d) : new BigDecimal(Types.integer(value));
  }

  private boolean items(List<Object> a, List<Object> b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (int i = 0; i < a.size(); i++) {
      if (!inner(a.get(i), b.get(i))) {
        return false;
      }
    }
    return true;
  }

  private boolean dicts(PyDict a, PyDict b) {
    if (a.size() != b.size()) {
      return false;
    }
    for (Object key : a.keys()) {
      Object x = a.get(key);
      Object y = b.get(key);
      if (x == null || y == null || !inner(x, y)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameElements(PyView a, PyView b) {
    if (a.kind() == PyView.Kind.ITEMS) {
      return dicts(a.dict(), b.dict());
    }
    return a.dict().size() == b.dict().size()
        && a.dict().keys().stream().allMatch(key -> b.dict().get(key) != null);
  }
}
