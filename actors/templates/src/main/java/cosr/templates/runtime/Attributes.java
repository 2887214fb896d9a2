package cosr.templates.runtime;

import cosr.templates.value.Markup;
import cosr.templates.value.PyCallable;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyObject;
import cosr.templates.value.PyRange;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * value.name and value[key] in the sandbox: the first looks for an attribute and then for an item,
 * the second the other way round. What changes a list or a dict is hidden, and so is every name
 * that begins with an underscore.
 */
final class Attributes {
  private static final Set<String> LIST_CHANGES =
      Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");
  private static final Set<String> DICT_CHANGES =
      Set.of("clear", "pop", "popitem", "setdefault", "update");

  private Attributes() {}

  /** value.name. */
  static Object attribute(Object value, String name) {
    Undefined.check(value);
    Object found = own(value, name);
    if (found != null) {
      return found;
    }
    Object item = itemOrNull(value, name);
    return item == null ? Undefined.element(value, name) : item;
  }

  /** value[key]. */
  static Object item(Object value, Object key) {
    Undefined.check(value);
    Object item = itemOrNull(value, key);
    if (item != null) {
      return item;
    }
    Object found = Types.isText(key) ? own(value, Types.text(key)) : null;
    return found == null ? Undefined.element(value, key) : found;
  }

  /** The attribute itself, an undefined if the sandbox hides it, or null if there is none. */
  static @Nullable Object own(Object value, String name) {
    if ((value instanceof PyList && LIST_CHANGES.contains(name))
        || (value instanceof PyDict && DICT_CHANGES.contains(name))) {
      return Undefined.unsafe(value, name);
    }
    if (name.length() > 4 && name.startsWith("__") && name.endsWith("__")) {
      return isDunder(value, name) ? Undefined.unsafe(value, name) : null;
    }
    if (value instanceof PyObject object) {
      Object found = object.attribute(name);
      return found != null && name.startsWith("_") ? Undefined.unsafe(value, name) : found;
    }
    Method method = method(value, name);
    if (method != null) {
      return new Bound(value, name, method);
    }
    return switch (value) {
      case BigInteger number -> number(number, name);
      case Boolean bool -> number(Types.integer(bool), name);
      case Double number ->
          switch (name) {
            case "real" -> number;
            case "imag" -> 0.0;
            default -> null;
          };
      case PyTuple tuple when tuple.names().contains(name) ->
          tuple.items().get(tuple.names().indexOf(name));
      case PyRange range when !range.isEmpty() && name.equals("start") -> range.get(0);
      default -> null;
    };
  }

  private static boolean isDunder(Object value, String name) {
    return switch (name) {
      case "__class__",
          "__doc__",
          "__str__",
          "__repr__",
          "__eq__",
          "__hash__",
          "__init__",
          "__new__",
          "__dir__",
          "__ne__",
          "__reduce__",
          "__format__",
          "__getattribute__" ->
          true;
      case "__len__", "__iter__", "__contains__", "__getitem__" ->
          Types.isText(value)
              || value instanceof PyList
              || value instanceof PyDict
              || value instanceof PyTuple;
      case "__call__", "__name__" -> value instanceof PyCallable;
      default -> false;
    };
  }

  private static @Nullable Object number(BigInteger number, String name) {
    return switch (name) {
      case "real", "numerator" -> number;
      case "imag" -> BigInteger.ZERO;
      case "denominator" -> BigInteger.ONE;
      default -> null;
    };
  }

  private static @Nullable Method method(Object value, String name) {
    if (Types.isText(value)) {
      return TextMethods.find(name);
    }
    return switch (value) {
      case PyDict dict -> DictMethods.find(name);
      case PyList list -> ListMethods.find(name, true);
      case PyTuple tuple -> ListMethods.find(name, false);
      case PyRange range -> ListMethods.find(name, false);
      case BigInteger number -> NumberMethods.find(name, true);
      case Boolean bool -> NumberMethods.find(name, true);
      case Double number -> NumberMethods.find(name, false);
      default -> null;
    };
  }

  /** The item, or null where Python raises a lookup or type error. */
  private static @Nullable Object itemOrNull(Object value, Object key) {
    switch (value) {
      case PyDict dict -> {
        try {
          return dict.get(key);
        } catch (PyException unhashable) {
          return null;
        }
      }
      case PyList list -> {
        return at(list.items(), key);
      }
      case PyTuple tuple -> {
        return at(tuple.items(), key);
      }
      case PyRange range -> {
        return at(range, key);
      }
      default -> {}
    }
    if (Types.isText(value) && Types.isInt(key)) {
      String text = Types.text(value);
      int length = Text.length(text);
      int index = Types.clamp(Types.integer(key));
      index = index < 0 ? index + length : index;
      if (index < 0 || index >= length) {
        return null;
      }
      String character = Text.part(text, index, index + 1);
      return value instanceof String ? character : new Markup(character);
    }
    return null;
  }

  private static @Nullable Object at(List<Object> items, Object key) {
    if (!Types.isInt(key)) {
      return null;
    }
    int index = Types.clamp(Types.integer(key));
    index = index < 0 ? index + items.size() : index;
    return index < 0 || index >= items.size() ? null : items.get(index);
  }

  /** The item at the end of a path such as "function.name" or "0.id", as filters take it. */
  static Object path(Object value, Object path, @Nullable Object fallback) {
    Object found = value;
    for (Object part : parts(path)) {
      found = item(found, part);
      if (fallback != null && found instanceof Undefined) {
        found = fallback;
      }
    }
    return found;
  }

  private static List<Object> parts(Object path) {
    if (path == PyNone.NONE) {
      return List.of();
    }
    if (!Types.isText(path)) {
      return List.of(path);
    }
    return List.of(Types.text(path).split("\\.", -1)).stream()
        .<Object>map(Attributes::part)
        .toList();
  }

  private static Object part(String part) {
    boolean digits = !part.isEmpty() && part.chars().allMatch(c -> c >= '0' && c <= '9');
    return digits ? new BigInteger(part) : part;
  }
}
