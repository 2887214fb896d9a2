package cosr.templates.runtime;

import cosr.templates.value.Equality;
import cosr.templates.value.Hashing;
import cosr.templates.value.Iteration;
import cosr.templates.value.Markup;
import cosr.templates.value.Ordering;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Repr;
import cosr.templates.value.Text;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Filters that sort, group and find the least. */
final class OrderFilters {
  private OrderFilters() {}

  static void addTo(Map<String, Filters.Filter> filters) {
    filters.put(
        "sort",
        Filters.bound(
            Signature.filter("do_sort", 0, "reverse", "case_sensitive", "attribute"),
            OrderFilters::sort));
    filters.put(
        "dictsort",
        Filters.bound(
            Signature.filter("do_dictsort", 0, "case_sensitive", "by", "reverse"),
            OrderFilters::dictSort));
    filters.put(
        "unique",
        Filters.bound(
            Signature.filter("sync_do_unique", 0, "case_sensitive", "attribute"),
            OrderFilters::unique));
    filters.put(
        "min",
        Filters.bound(
            Signature.filter("do_min", 0, "case_sensitive", "attribute"),
            (v, a) -> extreme(v, a, Ordering.Op.LT)));
    filters.put(
        "max",
        Filters.bound(
            Signature.filter("do_max", 0, "case_sensitive", "attribute"),
            (v, a) -> extreme(v, a, Ordering.Op.GT)));
    filters.put(
        "groupby",
        Filters.bound(
            Signature.filter("sync_do_groupby", 1, "attribute", "default", "case_sensitive"),
            OrderFilters::groupBy));
  }

  private static boolean truth(@Nullable Object value) {
    return value != null && Types.truth(value);
  }

  private static Object key(
      Object item, @Nullable Object path, @Nullable Object fallback, boolean cased) {
    Object found = path == null ? item : Attributes.path(item, path, fallback);
    return cased ? found : uncased(found);
  }

  private static Object uncased(Object value) {
    return switch (value) {
      case String text -> Text.lower(text);
      case Markup markup -> Text.lower(markup.text());
      default -> value;
    };
  }

  private static Object sort(Object value, @Nullable Object[] a) {
    boolean cased = truth(a[1]);
    List<Object> paths =
        a[2] != null && Types.isText(a[2])
            ? List.copyOf(List.of(Types.text(a[2]).split(",", -1)))
            : List.of(ListFilters.some(a[2]));
    List<Ordering.Keyed> keyed = new ArrayList<>();
    for (Object item : Iteration.list(value)) {
      List<Object> keys = new ArrayList<>();
      paths.forEach(path -> keys.add(key(item, path, null, cased)));
      keyed.add(new Ordering.Keyed(new PyList(keys), item));
    }
    return new PyList(Ordering.sorted(keyed, truth(a[0])));
  }

  private static Object dictSort(Object value, @Nullable Object[] a) {
    String by = a[1] == null ? "key" : Repr.str(a[1]);
    if (!by.equals("key") && !by.equals("value")) {
      throw new PyException(
          "FilterArgumentError", "You can only sort by either \"key\" or \"value\"");
    }
    Undefined.check(value);
    if (!(value instanceof PyDict dict)) {
      throw new PyException(
          "AttributeError", Plain.quotedType(value) + " object has no attribute 'items'");
    }
    List<Ordering.Keyed> keyed = new ArrayList<>();
    for (Object item : dict.items()) {
      Object key = ((PyTuple) item).items().get(by.equals("key") ? 0 : 1);
      keyed.add(new Ordering.Keyed(truth(a[0]) ? key : uncased(key), item));
    }
    return new PyList(Ordering.sorted(keyed, truth(a[2])));
  }

  private static Object unique(Object value, @Nullable Object[] a) {
    boolean cased = truth(a[0]);
    Object path = a[1];
    Set<Object> seen = new HashSet<>();
    return ListFilters.generator(
        new Lazy() {
          private @Nullable Iterator<Object> items;

          @Override
          @Nullable Object produce() {
            if (items == null) {
              items = Iteration.iterator(value);
            }
            while (items.hasNext()) {
              Object item = items.next();
              if (seen.add(Hashing.key(key(item, path, null, cased)))) {
                return item;
              }
            }
            return null;
          }
        });
  }

  private static Object extreme(Object value, @Nullable Object[] a, Ordering.Op op) {
    Iterator<Object> items = Iteration.iterator(value);
    if (!items.hasNext()) {
      return Undefined.hint("No aggregated item, sequence was empty.");
    }
    boolean cased = truth(a[0]);
    Object best = items.next();
    Object bestKey = key(best, a[1], null, cased);
    while (items.hasNext()) {
      Object item = items.next();
      Object key = key(item, a[1], null, cased);
      if (Ordering.compare(op, key, bestKey)) {
        best = item;
        bestKey = key;
      }
    }
    return best;
  }

  private static Object groupBy(Object value, @Nullable Object[] a) {
    boolean cased = truth(a[2]);
    Object path = ListFilters.some(a[0]);
    Object fallback = a[1] == PyNone.NONE ? null : a[1];
    List<Ordering.Keyed> keyed = new ArrayList<>();
    for (Object item : Iteration.list(value)) {
      keyed.add(new Ordering.Keyed(key(item, path, fallback, cased), item));
    }
    List<Object> groups = new ArrayList<>();
    List<Object> group = new ArrayList<>();
    Object current = null;
    for (Object item : Ordering.sorted(keyed, false)) {
      Object key = key(item, path, fallback, cased);
      if (current != null && !Equality.equal(current, key)) {
        groups.add(named(current, group, path, fallback, cased));
        group = new ArrayList<>();
      }
      current = key;
      group.add(item);
    }
    if (current != null) {
      groups.add(named(current, group, path, fallback, cased));
    }
    return new PyList(groups);
  }

  private static PyTuple named(
      Object key, List<Object> group, Object path, @Nullable Object fallback, boolean cased) {
    Object shown = cased ? key : key(group.get(0), path, fallback, true);
    return new PyTuple(List.of(shown, new PyList(group)), List.of("grouper", "list"));
  }
}
