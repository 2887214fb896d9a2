package cosr.templates.runtime;

import cosr.templates.syntax.Expr;
import cosr.templates.value.Iteration;
import cosr.templates.value.Limits;
import cosr.templates.value.PyDict;
import cosr.templates.value.PyException;
import cosr.templates.value.PyIterator;
import cosr.templates.value.PyList;
import cosr.templates.value.PyNone;
import cosr.templates.value.Types;
import cosr.templates.value.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Filters about lists and dicts. */
final class ListFilters {
  private ListFilters() {}

  static void addTo(Map<String, Filters.Filter> filters) {
    Filters.Filter length =
        Filters.bound(
            Signature.filter("len", 0), (v, a) -> BigInteger.valueOf(Iteration.length(v)));
    filters.put("length", length);
    filters.put("count", length);
    Filters.Filter otherwise =
        Filters.bound(
            Signature.filter("do_default", 0, "default_value", "boolean"), ListFilters::otherwise);
    filters.put("default", otherwise);
    filters.put("d", otherwise);
    filters.put("first", Filters.bound(Signature.filter("sync_do_first", 0), ListFilters::first));
    filters.put("last", Filters.bound(Signature.filter("do_last", 0), ListFilters::last));
    filters.put(
        "list",
        Filters.bound(
            Signature.filter("sync_do_list", 0), (v, a) -> new PyList(Iteration.list(v))));
    filters.put("items", Filters.bound(Signature.filter("do_items", 0), ListFilters::items));
    filters.put("reverse", Filters.bound(Signature.filter("do_reverse", 0), ListFilters::reverse));
    filters.put("attr", Filters.bound(Signature.filter("do_attr", 1, "name"), ListFilters::attr));
    filters.put(
        "batch",
        Filters.bound(
            Signature.filter("do_batch", 1, "linecount", "fill_with"), ListFilters::batch));
    filters.put(
        "slice",
        Filters.bound(
            Signature.filter("sync_do_slice", 1, "slices", "fill_with"), ListFilters::slice));
    filters.put(
        "sum",
        Filters.bound(Signature.filter("sync_do_sum", 0, "attribute", "start"), ListFilters::sum));
  }

  static PyIterator generator(Iterator<Object> items) {
    return new PyIterator("generator", items);
  }

  private static Object otherwise(Object value, @Nullable Object[] a) {
    boolean falseToo = a[1] != null && Types.truth(a[1]);
    boolean replaced = value instanceof Undefined || (falseToo && !Types.truth(value));
    return !replaced ? value : a[0] == null ? "" : a[0];
  }

  private static Object first(Object value, @Nullable Object[] a) {
    Iterator<Object> items = Iteration.iterator(value);
    return items.hasNext() ? items.next() : Undefined.hint("No first item, sequence was empty.");
  }

  private static Object last(Object value, @Nullable Object[] a) {
    List<Object> items = Iteration.sequence(value);
    if (items == null) {
      throw PyException.type(Plain.quotedType(value) + " object is not reversible");
    }
    return items.isEmpty()
        ? Undefined.hint("No last item, sequence was empty.")
        : items.get(items.size() - 1);
  }

  private static Object items(Object value, @Nullable Object[] a) {
    if (value instanceof Undefined) {
      return generator(List.of().iterator());
    }
    if (value instanceof PyDict dict) {
      return generator(dict.items().iterator());
    }
    return generator(
        Lazy.of(
            () -> {
              throw PyException.type("Can only get item pairs from a mapping.");
            }));
  }

  private static Object reverse(Object value, @Nullable Object[] a) {
    if (Types.isText(value)) {
      return Slices.slice(value, PyNone.NONE, PyNone.NONE, BigInteger.ONE.negate());
    }
    List<Object> reversed = Iteration.reversed(value);
    if (reversed != null) {
      return new PyIterator(Iteration.reversedType(value), reversed.iterator());
    }
    if (Iteration.iteratorOrNull(value) == null) {
      throw new PyException("FilterArgumentError", "argument must be iterable");
    }
    List<Object> items = Iteration.list(value);
    Collections.reverse(items);
    return new PyList(items);
  }

  private static Object attr(Object value, @Nullable Object[] a) {
    Object name = a[0];
    if (name == null || !Types.isText(name)) {
      throw PyException.type(
          "attribute name must be string, not " + Plain.quotedType(String.valueOf(name)));
    }
    Undefined.check(value);
    Object found = Attributes.own(value, Types.text(name));
    return found == null ? Undefined.element(value, Types.text(name)) : found;
  }

  private static Object batch(Object value, @Nullable Object[] a) {
    Iterator<Object> items = Iteration.iterator(value);
    int size = Types.index(some(a[0]));
    Object fill = a[1];
    return generator(
        new Lazy() {
          private List<Object> row = new ArrayList<>();
          private boolean ended;

          @Override
          @Nullable Object produce() {
            while (!ended && items.hasNext()) {
              if (row.size() == size) {
                PyList full = new PyList(row);
                row = new ArrayList<>();
                row.add(items.next());
                return full;
              }
              row.add(items.next());
            }
            if (ended || row.isEmpty()) {
              return null;
            }
            ended = true;
            Limits.checkItems(size);
            while (fill != null && fill != PyNone.NONE && row.size() < size) {
              row.add(fill);
            }
            return new PyList(row);
          }
        });
  }

  private static Object slice(Object value, @Nullable Object[] a) {
    List<Object> items = Iteration.list(value);
    int slices = Types.index(some(a[0]));
    if (slices == 0) {
      throw new PyException("ZeroDivisionError", "integer division or modulo by zero");
    }
    Limits.checkItems(slices);
    List<Object> columns = new ArrayList<>();
    int each = Math.floorDiv(items.size(), slices);
    int more = Math.floorMod(items.size(), slices);
    int offset = 0;
    for (int i = 0; i < slices; i++) {
      int start = offset + i * each;
      offset += i < more ? 1 : 0;
      List<Object> column = new ArrayList<>(items.subList(start, offset + (i + 1) * each));
      if (a[1] != null && a[1] != PyNone.NONE && i >= more) {
        column.add(a[1]);
      }
      columns.add(new PyList(column));
    }
    return generator(columns.iterator());
  }

  private static Object sum(Object value, @Nullable Object[] a) {
    Object total = a[1] == null ? BigInteger.ZERO : a[1];
    if (Types.isText(total)) {
      throw PyException.type("sum() can't sum strings [use ''.join(seq) instead]");
    }
    Iterator<Object> items = Iteration.iterator(value);
    while (items.hasNext()) {
      Object item = items.next();
      if (a[0] != null && a[0] != PyNone.NONE) {
        item = Attributes.path(item, a[0], null);
      }
      total = Operators.binary(Expr.Operator.ADD, total, item);
    }
    return total;
  }

  static Object some(@Nullable Object value) {
    return value == null ? PyNone.NONE : value;
  }
}
