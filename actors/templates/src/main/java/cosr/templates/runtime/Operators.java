package cosr.templates.runtime;

import cosr.templates.syntax.Expr.Operator;
import cosr.templates.value.Equality;
import cosr.templates.value.Iteration;
import cosr.templates.value.Limits;
import cosr.templates.value.Markup;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyTuple;
import cosr.templates.value.PyView;
import cosr.templates.value.Repr;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's operators on any values. */
final class Operators {
  private Operators() {}

  static Object binary(Operator operator, Object a, Object b) {
    if (operator == Operator.MOD && Types.isText(a)) {
      return a instanceof Markup
          ? new Markup(Percent.format(Types.text(a), b, true))
          : Percent.format((String) a, b, false);
    }
    Undefined.check(a);
    Undefined.check(b);
    Object result =
        switch (operator) {
          case ADD -> add(a, b);
          case MUL -> multiply(a, b);
          case SUB -> bothNumbers(a, b) ? Numbers.subtract(a, b) : viewDifference(a, b);
          case DIV -> bothNumbers(a, b) ? Numbers.divide(a, b) : null;
          case FLOORDIV -> bothNumbers(a, b) ? Numbers.floorDivide(a, b) : null;
          case MOD -> bothNumbers(a, b) ? Numbers.modulo(a, b) : null;
          case POW -> bothNumbers(a, b) ? Numbers.power(a, b) : null;
        };
    if (result == null) {
      String sign = operator == Operator.POW ? "** or pow()" : operator.sign();
      throw unsupported(sign, a, b);
    }
    return result;
  }

  private static PyException unsupported(String sign, Object a, Object b) {
    return PyException.type(
        "unsupported operand type(s) for "
            + sign
            + ": "
            + Repr.repr(Types.name(a))
            + " and "
            + Repr.repr(Types.name(b)));
  }

  private static boolean bothNumbers(Object a, Object b) {
    return Types.isNumber(a) && Types.isNumber(b);
  }

  private static @Nullable Object viewDifference(Object a, Object b) {
    if (a instanceof PyView || b instanceof PyView) {
      throw PyException.unsupported("sets are not supported");
    }
    return null;
  }

  static @Nullable Object add(Object a, Object b) {
    if (bothNumbers(a, b)) {
      return Numbers.add(a, b);
    }
    if (a instanceof String x && b instanceof String y) {
      Limits.check((long) x.length() + y.length());
      return x + y;
    }
    if (Types.isText(a) && Types.isText(b)) {
      return new Markup(Markup.of(a).text() + Markup.of(b).text());
    }
    if (a instanceof PyList x && b instanceof PyList y) {
      return new PyList(joined(x.items(), y.items()));
    }
    if (a instanceof PyTuple x && b instanceof PyTuple y) {
      return new PyTuple(joined(x.items(), y.items()));
    }
    if (Types.isText(a) || a instanceof PyList || a instanceof PyTuple) {
      String type = Types.isText(a) ? "str" : Types.name(a);
      throw PyException.type(
          "can only concatenate " + type + " (not \"" + Types.name(b) + "\") to " + type);
    }
    return null;
  }

  private static List<Object> joined(List<Object> a, List<Object> b) {
    Limits.checkItems((long) a.size() + b.size());
    List<Object> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  private static @Nullable Object multiply(Object a, Object b) {
    if (bothNumbers(a, b)) {
      return Numbers.multiply(a, b);
    }
    Object many = isSequence(a) ? a : b;
    Object times = isSequence(a) ? b : a;
    if (!isSequence(many)) {
      return null;
    }
    if (!Types.isInt(times)) {
      throw PyException.type(
          "can't multiply sequence by non-int of type " + Repr.repr(Types.name(times)));
    }
    int count = Math.max(0, Types.clamp(Types.integer(times)));
    return switch (many) {
      case String text -> Text.repeat(text, count);
      case Markup markup -> new Markup(Text.repeat(markup.text(), count));
      case PyList list -> new PyList(repeated(list.items(), count));
      default -> new PyTuple(repeated(((PyTuple) many).items(), count));
    };
  }

  private static boolean isSequence(Object value) {
    return Types.isText(value) || value instanceof PyList || value instanceof PyTuple;
  }

  private static List<Object> repeated(List<Object> items, int count) {
    Limits.checkItems((long) items.size() * count);
    List<Object> all = new ArrayList<>();
    for (int i = 0; i < count && !items.isEmpty(); i++) {
      all.addAll(items);
    }
    return all;
  }

  static Object sign(boolean minus, Object value) {
    Undefined.check(value);
    if (value instanceof Double number) {
      return minus ? -number : number;
    }
    if (!Types.isInt(value)) {
      throw PyException.type(
          "bad operand type for unary "
              + (minus ? "-" : "+")
              + ": "
              + Repr.repr(Types.name(value)));
    }
    BigInteger number = Types.integer(value);
    return minus ? number.negate() : number;
  }

  /** item in container. */
  static boolean contains(Object container, Object item) {
    switch (container) {
      case String text -> {
        return textContains(text, item);
      }
      case Markup markup -> {
        return textContains(markup.text(), item);
      }
      case PyDict dict -> {
        return dict.get(item) != null;
      }
      case PyView view when view.kind() == PyView.Kind.KEYS -> {
        return view.dict().get(item) != null;
      }
      default -> {}
    }
    Iterator<Object> items = Iteration.iteratorOrNull(container);
    if (items == null) {
      throw PyException.type(
          "argument of type " + Repr.repr(Types.name(container)) + " is not iterable");
    }
    while (items.hasNext()) {
      if (Equality.same(item, items.next())) {
        return true;
      }
    }
    return false;
  }

  private static boolean textContains(String text, Object item) {
    if (!Types.isText(item)) {
      throw PyException.type(
          "'in <string>' requires string as left operand, not " + Types.name(item));
    }
    return text.contains(Types.text(item));
  }
}
