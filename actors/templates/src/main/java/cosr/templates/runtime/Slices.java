package cosr.templates.runtime;

import cosr.templates.value.Markup;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyRange;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** value[start:stop:step]. */
final class Slices {
  private Slices() {}

  static Object slice(Object value, Object start, Object stop, Object step) {
    Undefined.check(value);
    return switch (value) {
      case String text -> text(text, start, stop, step);
      case Markup markup -> new Markup(text(markup.text(), start, stop, step));
      case PyList list -> new PyList(items(list.items(), start, stop, step));
      case PyTuple tuple -> new PyTuple(items(tuple.items(), start, stop, step));
      case PyRange range -> range(range, start, stop, step);
      case PyDict dict -> throw PyException.type("unhashable type: 'slice'");
      default ->
          throw PyException.type(Repr.repr(Types.name(value)) + " object is not subscriptable");
    };
  }

  private static Object range(PyRange range, Object start, Object stop, Object step) {
    int[] bounds = bounds(range.size(), start, stop, step);
    List<Object> items = items(range, start, stop, step);
    BigInteger by =
        range.size() > 1
            ? Types.integer(range.get(1)).subtract(Types.integer(range.get(0)))
            : BigInteger.ONE;
    BigInteger stride = by.multiply(BigInteger.valueOf(bounds[2]));
    if (items.isEmpty()) {
      return new PyRange(BigInteger.ZERO, BigInteger.ZERO, stride);
    }
    BigInteger first = Types.integer(items.get(0));
    return new PyRange(first, first.add(stride.multiply(BigInteger.valueOf(items.size()))), stride);
  }

  private static String text(String text, Object start, Object stop, Object step) {
    int[] bounds = bounds(Text.length(text), start, stop, step);
    if (bounds[2] == 1) {
      return Text.part(text, bounds[0], bounds[1]);
    }
    StringBuilder out = new StringBuilder();
    items(Text.characters(text), start, stop, step).forEach(out::append);
    return out.toString();
  }

  private static List<Object> items(List<Object> items, Object start, Object stop, Object step) {
    int[] bounds = bounds(items.size(), start, stop, step);
    List<Object> part = new ArrayList<>();
    if (bounds[2] > 0) {
      for (long i = bounds[0]; i < bounds[1]; i += bounds[2]) {
        part.add(items.get((int) i));
      }
    } else {
      for (long i = bounds[0]; i > bounds[1]; i += bounds[2]) {
        part.add(items.get((int) i));
      }
    }
    return part;
  }

  /** Start, stop and step within the bounds of a length. */
  private static int[] bounds(int length, Object start, Object stop, Object step) {
    int by = step == PyNone.NONE ? 1 : index(step);
    if (by == 0) {
      throw PyException.value("slice step cannot be zero");
    }
    int low = by > 0 ? 0 : -1;
    int high = by > 0 ? length : length - 1;
    int from = start == PyNone.NONE ? (by > 0 ? low : high) : clip(index(start), length, low, high);
    int to = stop == PyNone.NONE ? (by > 0 ? high : low) : clip(index(stop), length, low, high);
    return new int[] {from, to, by};
  }

  private static int clip(int index, int length, int low, int high) {
    int at = index < 0 ? Math.max(index + length, low) : index;
    return Math.min(at, high);
  }

  private static int index(Object value) {
    if (!Types.isInt(value)) {
      throw PyException.type("slice indices must be integers or None or have an __index__ method");
    }
    return Types.clamp(Types.integer(value));
  }
}
