package cosr.templates.runtime;

import cosr.templates.value.Arguments;
import cosr.templates.value.Equality;
import cosr.templates.value.Iteration;
import cosr.templates.value.PyCallable;
import cosr.templates.value.PyException;
import cosr.templates.value.PyObject;
import cosr.templates.value.PyTuple;
import cosr.templates.value.Undefined;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop}. */
final class LoopContext implements PyObject, PyCallable {
  private final Object items;
  private final int depth0;
  private final @Nullable BiFunction<Object, Integer, Object> again;
  private Iterator<Object> rest;
  private int index0 = -1;
  private @Nullable Integer length;
  private @Nullable Object after;
  private @Nullable Object current;
  private @Nullable Object before;
  private @Nullable Object lastChanged;

  /**
   * A loop before its first item.
   *
   * @param items what is walked
   * @param rest the items themselves
   * @param again renders the loop over other items one level deeper, if the loop is recursive
   */
  LoopContext(
      Object items,
      Iterator<Object> rest,
      int depth0,
      @Nullable BiFunction<Object, Integer, Object> again) {
    this.items = items;
    this.rest = rest;
    this.depth0 = depth0;
    this.again = again;
  }

  /** Goes to the next item, or returns null at the end. */
  @Nullable Object next() {
    Object item = after;
    after = null;
    if (item == null) {
      if (!rest.hasNext()) {
        return null;
      }
      item = rest.next();
    }
    index0++;
    before = current;
    current = item;
    return item;
  }

  private @Nullable Object peek() {
    if (after == null && rest.hasNext()) {
      after = rest.next();
    }
    return after;
  }

  private int length() {
    if (length == null) {
      int known = Iteration.lengthOrNegative(items);
      if (known < 0) {
        List<Object> left = new ArrayList<>();
        rest.forEachRemaining(left::add);
        rest = left.iterator();
        known = left.size() + index0 + 1 + (after == null ? 0 : 1);
      }
      length = known;
    }
    return length;
  }

  private static BigInteger number(int number) {
    return BigInteger.valueOf(number);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "index0" -> number(index0);
      case "index" -> number(index0 + 1);
      case "first" -> index0 == 0;
      case "last" -> peek() == null;
      case "length" -> number(length());
      case "revindex0" -> number(length() - index0 - 1);
      case "revindex" -> number(length() - index0);
      case "depth" -> number(depth0 + 1);
      case "depth0" -> number(depth0);
      case "previtem" ->
          index0 == 0 || before == null ? Undefined.hint("there is no previous item") : before;
      case "nextitem" -> {
        Object next = peek();
        yield next == null ? Undefined.hint("there is no next item") : next;
      }
      case "cycle" -> new Bound(this, name, LoopContext::cycle);
      case "changed" -> new Bound(this, name, LoopContext::changed);
      default -> null;
    };
  }

  private static Object cycle(Object self, Arguments arguments) {
    if (arguments.size() == 0) {
      throw PyException.type("no items for cycling given");
    }
    return arguments.get(((LoopContext) self).index0 % arguments.size());
  }

  private static Object changed(Object self, Arguments arguments) {
    LoopContext loop = (LoopContext) self;
    Object values = new PyTuple(arguments.positional());
    if (loop.lastChanged != null && Equality.equal(loop.lastChanged, values)) {
      return false;
    }
    loop.lastChanged = values;
    return true;
  }

  @Override
  public Object call(Arguments arguments) {
    if (again == null) {
      throw PyException.type("The loop must have the 'recursive' marker to be called recursively.");
    }
    Object over = Signature.of("LoopContext.__call__", 1, "iterable").bind(arguments)[0];
    return again.apply(ListFilters.some(over), depth0 + 1);
  }

  @Override
  public String qualifiedName() {
    return "jinja2.runtime.LoopContext";
  }

  @Override
  public String text() {
    return "<LoopContext " + (index0 + 1) + "/" + length() + ">";
  }
}
