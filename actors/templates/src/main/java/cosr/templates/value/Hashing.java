package cosr.templates.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Keys of dicts: Java objects that are equal where the Python values are. */
public final class Hashing {
  private static final int MOST = 1_000_000;
  private int items;

  private Hashing() {}

  private record TupleKey(List<Object> items) {}

  /** The key of a value; raises TypeError for a list or a dict. */
  public static Object key(Object value) {
    return value instanceof String ? value : new Hashing().of(value);
  }

  private Object of(Object value) {
    if (++items > MOST) {
      throw PyException.limit("the template makes a key of more than " + MOST + " items");
    }
    return switch (value) {
      case Markup markup -> markup.text();
      case Boolean bool -> bool ? BigInteger.ONE : BigInteger.ZERO;
      case Double number -> number(number);
      case PyTuple tuple -> {
        List<Object> keys = new ArrayList<>();
        for (Object item : tuple.items()) {
          keys.add(of(item));
        }
        yield new TupleKey(keys);
      }
      case Undefined undefined -> Undefined.class;
      case PyList list -> throw unhashable(list);
      case PyDict dict -> throw unhashable(dict);
      case PyView view when view.kind() != PyView.Kind.VALUES -> throw unhashable(view);
      default -> value;
    };
  }

  private static Object number(Double number) {
    if (!Double.isInfinite(number) && number == Math.rint(number)) {
      return new BigDecimal(number).toBigInteger();
    }
    return number;
  }

  private static PyException unhashable(Object value) {
    return PyException.type("unhashable type: " + Repr.repr(Types.name(value)));
  }
}
