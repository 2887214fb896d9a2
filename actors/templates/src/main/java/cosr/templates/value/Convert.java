package cosr.templates.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From Java to the values of a template. */
public final class Convert {
  private Convert() {}

  /**
   * The value of a Java object: maps, collections, strings, numbers, booleans, null and values of
   * this package; anything else is refused.
   */
  public static Object from(@Nullable Object value) {
    return switch (value) {
      case null -> PyNone.NONE;
      case String text -> text;
      case Boolean bool -> bool;
      case BigInteger number -> number;
      case Integer number -> BigInteger.valueOf(number);
      case Long number -> BigInteger.valueOf(number);
      case Short number -> BigInteger.valueOf(number);
      case Double number -> number;
      case Float number -> Double.valueOf(number.toString());
      case BigDecimal number -> number.doubleValue();
      case PyRange range -> range;
      case Map<?, ?> map -> {
        PyDict dict = new PyDict();
        map.forEach((key, item) -> dict.put(from(key), from(item)));
        yield dict;
      }
      case Collection<?> collection -> {
        List<Object> items = new ArrayList<>(collection.size());
        for (Object item : collection) {
          items.add(from(item));
        }
        yield new PyList(items);
      }
      case PyNone none -> none;
      case PyList list -> list;
      case PyTuple tuple -> tuple;
      case PyDict dict -> dict;
      case Markup markup -> markup;
      case Undefined undefined -> undefined;
      case PyObject object -> object;
      case PyCallable callable -> callable;
      default ->
          throw new IllegalArgumentException("a template takes no " + value.getClass().getName());
    };
  }
}
