package cosr.templates.value;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Walking over values, and their lengths. */
public final class Iteration {
  private Iteration() {}

  /** A value that is walked in its own way, as a loop is. */
  public interface Walkable {
    Iterator<Object> walk();
  }

  /** The items one after the other, or null if the value cannot be walked. */
  public static @Nullable Iterator<Object> iteratorOrNull(Object value) {
    if (value instanceof PyIterator iterator) {
      return iterator.items();
    }
    if (value instanceof Walkable walkable) {
      return walkable.walk();
    }
    List<Object> items = sequence(value);
    return items == null ? null : items.iterator();
  }

  /** The items one after the other; raises TypeError if the value cannot be walked. */
  public static Iterator<Object> iterator(Object value) {
    Iterator<Object> items = iteratorOrNull(value);
    if (items == null) {
      throw PyException.type(Repr.repr(Types.name(value)) + " object is not iterable");
    }
    return items;
  }

  /** All items. */
  public static List<Object> list(Object value) {
    List<Object> items = new ArrayList<>();
    iterator(value).forEachRemaining(items::add);
    return items;
  }

  /** The items of a value with a length: what is not an iterator and can be walked, else null. */
  public static @Nullable List<Object> sequence(Object value) {
    return switch (value) {
      case PyList list -> list.items();
      case PyTuple tuple -> tuple.items();
      case PyRange range -> range;
      case PyDict dict -> dict.keys();
      case PyView view -> view.items();
      case String text -> Text.characters(text);
      case Markup markup -> Text.characters(markup.text());
      case Undefined undefined -> List.of();
      default -> null;
    };
  }

  /** len(value), or -1 if it has none. */
  public static int lengthOrNegative(Object value) {
    return switch (value) {
      case String text -> Text.length(text);
      case Markup markup -> Text.length(markup.text());
      case PyDict dict -> dict.size();
      case PyView view -> view.dict().size();
      default -> {
        List<Object> items = sequence(value);
        yield items == null ? -1 : items.size();
      }
    };
  }

  /** len(value); raises TypeError if it has none. */
  public static int length(Object value) {
    int length = lengthOrNegative(value);
    if (length < 0) {
      throw PyException.type("object of type " + Repr.repr(Types.name(value)) + " has no len()");
    }
    return length;
  }

  /** The items from the last to the first, or null if Python's reversed() refuses the value. */
  public static @Nullable List<Object> reversed(Object value) {
    List<Object> items = sequence(value);
    if (items == null) {
      return null;
    }
    List<Object> copy = new ArrayList<>(items);
    Collections.reverse(copy);
    return copy;
  }

  /** The name of the iterator that Python's reversed() makes of the value. */
  public static String reversedType(Object value) {
    return switch (value) {
      case PyList list -> "list_reverseiterator";
      case PyRange range -> "range_iterator";
      case PyDict dict -> "dict_reversekeyiterator";
      default -> "reversed";
    };
  }
}
