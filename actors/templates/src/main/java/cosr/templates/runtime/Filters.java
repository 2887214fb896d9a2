package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.PyException;
import cosr.templates.value.Repr;
import cosr.templates.value.Undefined;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All filters by name. */
public final class Filters {
  /** A filter: of a value with the arguments. */
  interface Filter {
    Object of(Object value, Arguments arguments);
  }

  /** A filter whose arguments are bound already; null stands for one that wasn't given. */
  interface BoundFilter {
    Object of(Object value, @Nullable Object[] arguments);
  }

  private static final List<String> UNSUPPORTED = List.of("random", "urlize");
  private static final Map<String, Filter> FILTERS = new HashMap<>();

  static {
    TextFilters.addTo(FILTERS);
    HtmlFilters.addTo(FILTERS);
    NumberFilters.addTo(FILTERS);
    ListFilters.addTo(FILTERS);
    ChoiceFilters.addTo(FILTERS);
    OrderFilters.addTo(FILTERS);
    for (String name : UNSUPPORTED) {
      FILTERS.put(
          name,
          (value, arguments) -> {
            throw PyException.unsupported("the filter '" + name + "' is not supported");
          });
    }
  }

  private Filters() {}

  /** The names of the filters that are not refused when they are reached. */
  public static Set<String> supported() {
    Set<String> supported = new HashSet<>(FILTERS.keySet());
    supported.removeAll(UNSUPPORTED);
    return supported;
  }

  /** The names of all filters. */
  public static Set<String> names() {
    return FILTERS.keySet();
  }

  /** Calls a filter by name, as map does. */
  static Object call(Object name, Object value, Arguments arguments) {
    Filter filter = name instanceof String text ? FILTERS.get(text) : null;
    if (filter == null) {
      throw unknown("filter", name);
    }
    return filter.of(value, arguments);
  }

  /** Calls a test by name, as select does. */
  static Object test(Object name, Object value, Arguments arguments) {
    Tests.Test test = name instanceof String text ? Tests.find(text) : null;
    if (test == null) {
      throw unknown("test", name);
    }
    return test.of(value, arguments);
  }

  private static PyException unknown(String kind, Object name) {
    String message = "No " + kind + " named " + Repr.repr(name) + ".";
    return new PyException(
        "TemplateRuntimeError",
        name instanceof Undefined undefined
            ? message + " (" + undefined.message() + "; did you forget to quote the callable name?)"
            : message);
  }

  static @Nullable Filter find(String name) {
    return FILTERS.get(name);
  }

  static Filter bound(Signature signature, BoundFilter filter) {
    return (value, arguments) -> filter.of(value, signature.bind(arguments));
  }
}
