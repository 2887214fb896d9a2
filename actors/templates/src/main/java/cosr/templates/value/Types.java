package cosr.templates.value;

import java.math.BigInteger;

/** Names and kinds of values, as Python has them. */
public final class Types {
  private Types() {}

  /** The name of the value's class, as type(value).__name__. */
  public static String name(Object value) {
    return switch (value) {
      case String s -> "str";
      case Markup m -> "Markup";
      case BigInteger i -> "int";
      case Double d -> "float";
      case Boolean b -> "bool";
      case PyNone none -> "NoneType";
      case PyList list -> "list";
      case PyTuple tuple -> tuple.names().isEmpty() ? "tuple" : "_GroupTuple";
      case PyDict dict -> "dict";
      case PyRange range -> "range";
      case PyView view -> view.kind().type();
      case PyIterator iterator -> iterator.type();
      case Undefined undefined -> "Undefined";
      case PyObject object ->
          object.qualifiedName().substring(object.qualifiedName().lastIndexOf('.') + 1);
      case PyCallable callable -> callable.typeName();
      default -> value.getClass().getSimpleName();
    };
  }

  /** The value's class as Jinja words it in messages: "dict object", "None". */
  public static String describe(Object value) {
    if (value == PyNone.NONE) {
      return "None";
    }
    String name =
        switch (value) {
          case Markup markup -> "markupsafe.Markup";
          case PyObject object -> object.qualifiedName();
          case PyTuple tuple when !tuple.names().isEmpty() -> "jinja2.filters._GroupTuple";
          default -> name(value);
        };
    return name + " object";
  }

  public static boolean isText(Object value) {
    return value instanceof String || value instanceof Markup;
  }

  public static boolean isInt(Object value) {
    return value instanceof BigInteger || value instanceof Boolean;
  }

  public static boolean isNumber(Object value) {
    return isInt(value) || value instanceof Double;
  }

  /** The characters of a str or a Markup. */
  public static String text(Object value) {
    return value instanceof Markup markup ? markup.text() : (String) value;
  }

  /** An int or a bool as a big integer. */
  public static BigInteger integer(Object value) {
    if (value instanceof Boolean bool) {
      return bool ? BigInteger.ONE : BigInteger.ZERO;
    }
    return (BigInteger) value;
  }

  /** Any number as a float. */
  public static double real(Object value) {
    return value instanceof Double number ? number : integer(value).doubleValue();
  }

  /** An argument that has to be an int, as a Java int within the bounds of one. */
  public static int index(Object value) {
    if (!isInt(value)) {
      throw PyException.type(
          Repr.repr(name(value)) + " object cannot be interpreted as an integer");
    }
    return clamp(integer(value));
  }

  /** The nearest Java int. */
  public static int clamp(BigInteger number) {
    if (number.bitLength() > 31) {
      return number.signum() < 0 ? Integer.MIN_VALUE + 1 : Integer.MAX_VALUE;
    }
    return number.intValue();
  }

  /** Whether the value counts as true. */
  public static boolean truth(Object value) {
    return switch (value) {
      case Boolean bool -> bool;
      case String s -> !s.isEmpty();
      case Markup m -> !m.text().isEmpty();
      case BigInteger i -> i.signum() != 0;
      case Double d -> d != 0;
      case PyNone none -> false;
      case PyList list -> !list.items().isEmpty();
      case PyTuple tuple -> !tuple.items().isEmpty();
      case PyDict dict -> dict.size() > 0;
      case PyRange range -> !range.isEmpty();
      case PyView view -> view.dict().size() > 0;
      case Undefined undefined -> false;
      default -> true;
    };
  }
}
