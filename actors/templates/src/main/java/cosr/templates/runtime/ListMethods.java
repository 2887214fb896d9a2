package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Equality;
import cosr.templates.value.Iteration;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The methods of list, tuple and range that change nothing. */
final class ListMethods {
  private ListMethods() {}

  static @Nullable Method find(String name, boolean isList) {
    return switch (name) {
      case "count" -> ListMethods::count;
      case "index" -> ListMethods::index;
      case "copy" -> isList ? ListMethods::copy : null;
      default -> null;
    };
  }

  private static Object copy(Object self, Arguments arguments) {
    Plain.none("list.copy", arguments);
    return new PyList(((PyList) self).items());
  }

  private static Object count(Object self, Arguments arguments) {
    Plain.one(Types.name(self) + ".count", arguments);
    Object item = arguments.get(0);
    long count = Iteration.list(self).stream().filter(each -> Equality.same(each, item)).count();
    return BigInteger.valueOf(count);
  }

  private static Object index(Object self, Arguments arguments) {
    Plain.between("index", arguments, 1, 3);
    List<Object> items = Iteration.list(self);
    int from = bound(arguments.orNull(1), 0, items.size());
    int to = bound(arguments.orNull(2), items.size(), items.size());
    for (int i = from; i < to; i++) {
      if (Equality.same(items.get(i), arguments.get(0))) {
        return BigInteger.valueOf(i);
      }
    }
    throw PyException.value(
        self instanceof PyList
            ? Repr.repr(arguments.get(0)) + " is not in list"
            : self instanceof PyTuple
                ? "tuple.index(x): x not in tuple"
                : Types.isInt(arguments.get(0))
                    ? Repr.repr(arguments.get(0)) + " is not in range"
                    : "sequence.index(x): x not in sequence");
  }

  private static int bound(@Nullable Object value, int otherwise, int length) {
    if (value == null) {
      return otherwise;
    }
    int index = Types.index(value);
    return Math.min(length, index < 0 ? Math.max(0, index + length) : index);
  }
}
