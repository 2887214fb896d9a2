package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Iteration;
import cosr.templates.value.PyException;
import cosr.templates.value.PyNone;
import cosr.templates.value.Repr;
import cosr.templates.value.Types;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** map, select, reject and their likes: each item is looked at only when it is asked for. */
final class ChoiceFilters {
  private ChoiceFilters() {}

  static void addTo(Map<String, Filters.Filter> filters) {
    filters.put("map", ChoiceFilters::map);
    filters.put("select", (value, arguments) -> choose(value, arguments, true, false));
    filters.put("reject", (value, arguments) -> choose(value, arguments, false, false));
    filters.put("selectattr", (value, arguments) -> choose(value, arguments, true, true));
    filters.put("rejectattr", (value, arguments) -> choose(value, arguments, false, true));
  }

  private static Object map(Object value, Arguments arguments) {
    return ListFilters.generator(
        new Lazy() {
          private @Nullable Iterator<Object> items;
          private Function<Object, Object> function = item -> item;

          @Override
          @Nullable Object produce() {
            if (items == null) {
              if (!Types.truth(value)) {
                return null;
              }
              function = function(arguments);
              items = Iteration.iterator(value);
            }
            return items.hasNext() ? function.apply(items.next()) : null;
          }
        });
  }

  private static Function<Object, Object> function(Arguments arguments) {
    if (arguments.size() > 0) {
      Object name = arguments.get(0);
      Arguments rest = arguments.after(1);
      return item -> Filters.call(name, item, rest);
    }
    if (!arguments.named().containsKey("attribute")) {
      throw new PyException("FilterArgumentError", "map requires a filter argument");
    }
    Map<String, Object> named = new LinkedHashMap<>(arguments.named());
    Object attribute = ListFilters.some(named.remove("attribute"));
    Object fallback = named.remove("default");
    if (!named.isEmpty()) {
      throw new PyException(
          "FilterArgumentError",
          "Unexpected keyword argument " + Repr.repr(named.keySet().iterator().next()));
    }
    Object filler = fallback == PyNone.NONE ? null : fallback;
    return item -> Attributes.path(item, attribute, filler);
  }

  private static Object choose(
      Object value, Arguments arguments, boolean wanted, boolean byAttribute) {
    return ListFilters.generator(
        new Lazy() {
          private @Nullable Iterator<Object> items;

          @Override
          @Nullable Object produce() {
            if (items == null) {
              if (!Types.truth(value)) {
                return null;
              }
              if (byAttribute && arguments.size() == 0) {
                throw new PyException(
                    "FilterArgumentError", "Missing parameter for attribute name");
              }
              items = Iteration.iterator(value);
            }
            while (items.hasNext()) {
              Object item = items.next();
              if (holds(item, arguments, byAttribute) == wanted) {
                return item;
              }
            }
            return null;
          }
        });
  }

  private static boolean holds(Object item, Arguments arguments, boolean byAttribute) {
    Object looked = byAttribute ? Attributes.path(item, arguments.get(0), null) : item;
    int off = byAttribute ? 1 : 0;
    if (arguments.size() <= off) {
      return Types.truth(looked);
    }
    Object name = arguments.get(off);
    return Types.truth(Filters.test(name, looked, arguments.after(off + 1)));
  }
}
