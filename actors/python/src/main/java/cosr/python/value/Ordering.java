package cosr.python.value;

/** Python's {@code <}, {@code <=}, {@code >} and {@code >=}. */
public final class Ordering {
  private Ordering() {}

  /** Which comparison. */
  public enum Op {
    /** Less. */
    LT,
    /** Less or equal. */
    LE,
    /** Greater. */
    GT,
    /** Greater or equal. */
    GE;

    /** Whether it holds for values that compare like this. */
    public boolean holds(int order) {
      return switch (this) {
        case LT -> order < 0;
        case LE -> order <= 0;
        case GT -> order > 0;
        case GE -> order >= 0;
      };
    }
  }

  /** Whether the comparison holds. */
  public static boolean compare(Run run, Op op, PyValue a, PyValue b) {
    if (a instanceof PyInt x && b instanceof PyInt y && x.isSmall() && y.isSmall())
      return op.holds(Long.compare(x.small(), y.small()));
    if (Numeric.isNumber(a) && Numeric.isNumber(b)) return op.holds(Numeric.compare(a, b));
    if (a instanceof PyStr x && b instanceof PyStr y) {
      run.step(Math.min(x.text().length(), y.text().length()) / 32);
      return op.holds(x.text().compareTo(y.text()));
    }
    if (a instanceof PyList x && b instanceof PyList y)
      return sequences(run, op, x.toArray(), y.toArray());
    if (a instanceof PyTuple x && b instanceof PyTuple y)
      return sequences(run, op, x.items(), y.items());
    if (a instanceof PySet x && b instanceof PySet y) return sets(run, op, x.table(), y.table());
    if (a instanceof PyView || b instanceof PyView)
      throw new RefusedException("view", 0, "views of dicts are not compared");
    throw PyError.type("no order between " + a.typeName() + " and " + b.typeName());
  }

  private static boolean sequences(Run run, Op op, PyValue[] a, PyValue[] b) {
    run.descend();
    try {
      for (int i = 0; i < a.length && i < b.length; i++) {
        run.step();
        if (!Equality.equal(run, a[i], b[i])) return compare(run, op, a[i], b[i]);
      }
      return op.holds(Integer.compare(a.length, b.length));
    } finally {
      run.ascend();
    }
  }

  private static boolean sets(Run run, Op op, Table a, Table b) {
    return switch (op) {
      case LT -> a.size() < b.size() && Equality.within(run, a, b);
      case LE -> a.size() <= b.size() && Equality.within(run, a, b);
      case GT -> b.size() < a.size() && Equality.within(run, b, a);
      case GE -> b.size() <= a.size() && Equality.within(run, b, a);
    };
  }
}
